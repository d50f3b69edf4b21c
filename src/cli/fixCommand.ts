import { Option, type Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { type Confidence, RULE_IDS } from '../core/finding';
import { SUGGESTION_TARGETS, type SuggestionTarget } from '../core/suggestion';
import { addCommonOptions, addConfidence, toRunSettings, type CommonOptions } from './commonOptions';
import { describeError } from './describeError';
import { findFiles, type Failure } from './findFiles';
import { chooseHelper, createHelper, helperText, type HelperChoice } from './helperModule';
import { complainOf, ExitCode, finish, notesOf, print, wasAnythingRead } from './outcome';
import { runTask } from './runTask';
import { displayPath } from './scanResult';
import type { FileFix } from './task';
import { writeFix } from './writeFile';

interface FixOptions extends CommonOptions {
  readonly confidence: Confidence;
  readonly target: SuggestionTarget;
  readonly helper?: string;
  readonly dryRun: boolean;
}

/** A file that is to be changed. */
interface Change {
  readonly path: string;
  readonly fix: FileFix;
}

/** Adds the command `fix`. */
export function addFix(program: Command): void {
  const command = program
    .command('fix')
    .description('make awaits wait together, in the files themselves')
    .argument('[paths...]', 'files and folders', ['.']);
  addConfidence(command, 'lowest confidence that is applied', 'safe')
    .addOption(
      new Option('--target <name>', 'what the code is rewritten to').choices(SUGGESTION_TARGETS).default('promise-all'),
    )
    .option('--helper <module>', 'where runParallel is imported from (default: await-lens/runtime, or a new file)')
    .option('--dry-run', 'print a unified diff and change nothing', false);
  addCommonOptions(command).action(fix);
}

async function fix(paths: readonly string[], options: FixOptions): Promise<void> {
  const { files, failures } = findFiles(paths);
  const helper = chooseHelper(options.helper, paths[0] ?? '.');
  const task = {
    kind: 'fix',
    confidence: options.confidence,
    rules: options.rule ?? RULE_IDS,
    target: options.target,
    includeTests: options.includeTests,
    helper,
  } as const;
  const reports = await runTask(files, task, toRunSettings(options, files.length));
  const changes = reports.flatMap(({ path, fix: change }) => (change === undefined ? [] : [{ path, fix: change }]));
  const unreadable = reports.flatMap(({ path, failure }) =>
    failure === undefined ? [] : [{ path, message: failure }],
  );
  const unwritten = options.dryRun ? [] : writeChanges(changes, helper);
  print(options.dryRun ? patchOf(changes, helper) : summary(changes, unwritten));
  complainOf([...failures, ...unreadable, ...unwritten]);
  if (options.verbose) complainOf(notesOf(reports));
  finish(wasAnythingRead(reports, failures) && unwritten.length === 0 ? ExitCode.done : ExitCode.unusable);
}

/** The helper comes first: a file that imports what is not there would be broken. */
function writeChanges(changes: readonly Change[], helper: HelperChoice): Failure[] {
  const failures: Failure[] = [];
  const attempt = (path: string, write: () => void): boolean => {
    try {
      write();
      return true;
    } catch (error) {
      failures.push({ path, message: describeError(error) });
      return false;
    }
  };
  const needsHelper = changes.some((change) => change.fix.needsHelper);
  const hasHelper = !needsHelper || 'module' in helper || attempt(helper.file, () => createHelper(helper));
  for (const change of changes) {
    if (change.fix.needsHelper && !hasHelper) continue;
    attempt(change.path, () => {
      writeFix(change.path, change.fix);
    });
  }
  return failures;
}

function patchOf(changes: readonly Change[], helper: HelperChoice): string {
  const text = changes.some((change) => change.fix.needsHelper) ? helperText(helper) : undefined;
  const created =
    text === undefined || 'module' in helper ? '' : patch('/dev/null', `b/${displayPath(helper.file)}`, '', text);
  const changed = changes.map(({ path, fix: { before, after } }) => {
    const shown = displayPath(path);
    return patch(`a/${shown}`, `b/${shown}`, before, after);
  });
  return created + changed.join('');
}

function patch(oldName: string, newName: string, before: string, after: string): string {
  // The separator above the header is for several patches in one mail; `git apply` and readers do without.
  return createTwoFilesPatch(oldName, newName, before, after).replace(/^=+\n/, '');
}

function summary(changes: readonly Change[], unwritten: readonly Failure[]): string {
  const failed = new Set(unwritten.map(({ path }) => path));
  const written = changes.filter(({ path }) => !failed.has(path));
  const applied = written.reduce((sum, change) => sum + change.fix.applied, 0);
  if (applied === 0) return 'Nothing to fix.\n';
  const lines = written.map(({ path, fix: { applied: count } }) => `${displayPath(path)}  ${String(count)} fixed\n`);
  const places = `${String(applied)} ${applied === 1 ? 'place' : 'places'}`;
  return `${lines.join('')}\nFixed ${places} in ${String(written.length)} ${written.length === 1 ? 'file' : 'files'}.\n`;
}
