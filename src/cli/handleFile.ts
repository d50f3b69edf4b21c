import { createRequire } from 'node:module';
import path from 'node:path';
import { getHeapStatistics } from 'node:v8';
import type { Analysis } from '../core/analysis';
import { languageOf } from '../core/languages';
import { LineIndex } from '../core/lineIndex';
import { DEFAULT_OPTIONS, type LanguageId, type Options } from '../core/options';
import { isWorthParsing } from '../core/worthParsing';
import type { Project } from '../project/project';
import { isWrittenByMachine, looksMinified } from '../project/skipFiles';
import type * as AnalysisBundle from './analysis';
import type { HelperPlace } from '../project/helperModule';
import type { Trail } from '../project/trail';
import { findHelperPlace } from '../project/helperPlace';
import { findLimiter } from '../project/limiter';
import { describeError } from './describeError';
import { locateFinding, locateFunction } from './locate';
import { readSource } from './readSource';
import type { FileReport, Task } from './task';

/**
 * Does one task with one file (absolute path) after another; what it learns of a file helps with the next. `trail`: is told what is
 * looked at.
 */
export function createFileHandler(task: Task, trail?: Trail): (file: string) => Promise<FileReport> {
  let project: Project | undefined;
  let files = 0;
  return async (file) => {
    if (isWrittenByMachine(file)) return nothingIn(file);
    const read = readSource(file);
    if ('failure' in read) return failed(file, read.failure);
    trail?.read(file.replaceAll('\\', '/'), read.text);
    const language = languageOf(file);
    if (language === undefined) return failed(file, 'not a JavaScript, TypeScript or Python file');
    if (!isWorthLooking(read.text, language, task) || looksMinified(read.text)) return nothingIn(file);
    if (project === undefined || (++files > KEPT_FOR && getHeapStatistics().used_heap_size > MAX_HEAP)) {
      project = createProject(trail);
      files = 0;
    }
    try {
      await prepare(language);
      const { calls, problems } = project.knownCalls.around(file.replaceAll('\\', '/'));
      const report = handleText(task, { path: file, text: read.text, language }, project, calls);
      return problems.length > 0 ? { ...report, settingsProblems: problems } : report;
    } catch (error) {
      return failed(file, `internal error: ${describeError(error)}`);
    }
  };
}

/**
 * Bytes of the heap above which all that is known of other files is forgotten and learnt anew where it is needed: syntax trees of a
 * large project would fill the memory, and collecting garbage among them takes longer than reading a file again.
 */
const MAX_HEAP = 500_000_000;

/** Files between two such moments: what was forgotten stays on the heap until the garbage is collected. */
const KEPT_FOR = 100;

type FixTask = Extract<Task, { kind: 'fix' }>;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly language: LanguageId;
}

/** The parser takes a third of a second to load, so it is loaded when the first file needs it. */
function load(): typeof AnalysisBundle {
  return createRequire(__filename)('./analysis.js') as typeof AnalysisBundle;
}

/** Python has a parser of its own, which is not loaded before it is needed either. */
async function prepare(language: LanguageId): Promise<void> {
  const { prepareLanguage, readBytes } = load();
  await prepareLanguage(language, (file) => readBytes(path.join(__dirname, file)));
}

function createProject(trail: Trail | undefined): Project {
  const { Project: ProjectClass, createNodeFileSystem } = load();
  return new ProjectClass(createNodeFileSystem(), trail && { trail });
}

/** What can't hold a finding is not parsed; a function is explained even when all its awaits are alone. */
function isWorthLooking(text: string, language: LanguageId, task: Task): boolean {
  return task.kind === 'explain' ? text.includes('await') || text.includes('async') : isWorthParsing(text, language);
}

function handleText(task: Task, source: Source, project: Project, knownCalls: Options['knownCalls']): FileReport {
  const options: Options = {
    ...DEFAULT_OPTIONS,
    path: source.path.replaceAll('\\', '/'),
    rules: task.rules,
    target: task.target,
    includeTests: task.includeTests,
    roots: task.roots.map((root) => root.replaceAll('\\', '/')),
    explain: task.kind === 'explain',
    knownCalls,
  };
  if (task.kind === 'fix') return fixText(task, source, options, project);
  const analysis = load().analyze(source.text, source.language, options, project);
  const lines = new LineIndex(source.text);
  return {
    path: source.path,
    parsed: analysis.parsed,
    notes: analysis.notes,
    // What can't be parsed may be a part of the file alone.
    ...(analysis.error !== undefined && { failure: describeSyntaxError(analysis.error, lines) }),
    findings: analysis.findings.map((finding) => locateFinding(finding, lines)),
    ...(task.kind === 'explain' && { functions: analysis.functions.map((each) => locateFunction(each, lines)) }),
  };
}

function fixText(task: FixTask, source: Source, common: Options, project: Project): FileReport {
  const place = findHelper(task.helper, source, project);
  const limiter = findLimiter(project.files, { path: common.path, text: source.text });
  const options = { ...common, helperSpecifier: place.specifier, ...(limiter && { limiter }) };
  const settings = { confidence: task.confidence, project };
  const { text, applied, helpers, analysis } = load().fixAll(source.text, source.language, options, settings);
  const lines = new LineIndex(text);
  if (analysis.error !== undefined)
    return failed(source.path, describeSyntaxError(analysis.error, lines), analysis.notes);
  const helper = helpers.length > 0 ? place.file : undefined;
  const fix = { before: source.text, after: text, applied: applied.length, ...(helper !== undefined && { helper }) };
  return {
    path: source.path,
    parsed: analysis.parsed,
    notes: analysis.notes,
    findings: analysis.findings.map((finding) => locateFinding(finding, lines)),
    ...(text !== source.text && { fix }),
  };
}

function findHelper(setting: string, { path, text }: Source, { files }: Project): HelperPlace {
  const folders = [process.cwd().replaceAll('\\', '/')];
  return findHelperPlace(files, { path: path.replaceAll('\\', '/'), text, folders, setting });
}

function describeSyntaxError(error: NonNullable<Analysis['error']>, lines: LineIndex): string {
  const place = error.offset === undefined ? undefined : lines.at(error.offset);
  const where = place === undefined ? '' : ` at ${String(place.line)}:${String(place.column)}`;
  return `syntax error${where}: ${error.message}`;
}

function failed(path: string, failure: string, notes: readonly string[] = []): FileReport {
  return { path, parsed: false, failure, notes, findings: [] };
}

function nothingIn(path: string): FileReport {
  return { path, parsed: false, notes: [], findings: [] };
}
