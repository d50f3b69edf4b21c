import path from 'node:path';
import { Option, type Command } from 'commander';
import { type Confidence, RULE_IDS } from '../core/finding';
import { addCommonOptions, addConfidence, toRunSettings, type CommonOptions } from './commonOptions';
import { findFiles } from './findFiles';
import { complainOf, complainOfSettings, ExitCode, finish, notesOf, print, wasAnythingRead } from './outcome';
import { reportGithub } from './reporters/github';
import { reportJson } from './reporters/json';
import { reportSarif } from './reporters/sarif';
import { inColour, plain, reportText } from './reporters/text';
import { ResultCache } from './resultCache';
import { ResultStore } from './resultStore';
import { type RunSettings, runTask } from './runTask';
import { collectResult, type ScanResult } from './scanResult';
import type { TrailPart } from './scanTrail';
import type { FileReport, Task } from './task';

interface ScanOptions extends CommonOptions {
  readonly format: keyof typeof REPORTERS;
  readonly confidence: Confidence;
  readonly failOn: Confidence | 'never';
}

const REPORTERS = {
  text: (result: ScanResult) =>
    reportText(result, process.stdout.isTTY && process.stdout.hasColors() ? inColour : plain),
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
};

/** Adds the command `scan`. */
export function addScan(program: Command): void {
  const command = program
    .command('scan')
    .description('report awaits that could wait together')
    .argument('[paths...]', 'files and folders', ['.'])
    .addOption(new Option('--format <name>', 'form of the report').choices(Object.keys(REPORTERS)).default('text'));
  addConfidence(command, 'lowest confidence that is shown', 'review').addOption(
    new Option('--fail-on <tier>', 'exit with 1 if there are findings at or above it')
      .choices(['safe', 'review', 'never'])
      .default('never'),
  );
  addCommonOptions(command).action(scan);
}

async function scan(paths: readonly string[], options: ScanOptions): Promise<void> {
  const started = performance.now();
  const { files, failures } = findFiles(paths);
  const task: Task = {
    kind: 'scan',
    rules: options.rule ?? RULE_IDS,
    target: 'promise-all',
    includeTests: options.includeTests,
    roots: paths.map((each) => path.resolve(each)),
  };
  const reports = await (options.cache ? scanWhatChanged : runTask)(files, task, toRunSettings(options, files.length));
  const isShown = ({ confidence }: { confidence: Confidence }): boolean => isAtLeast(confidence, options.confidence);
  const result = collectResult(reports, failures, isShown, performance.now() - started);
  const isAnythingRead = wasAnythingRead(reports, failures);
  // "Nothing found" would be no answer for a person when nothing could be read; a program gets its list of failures.
  if (isAnythingRead || options.format !== 'text') print(REPORTERS[options.format](result));
  complainOfSettings(reports);
  complainOf(result.failures);
  if (options.verbose) complainOf(notesOf(reports));
  finish(isAnythingRead ? exitCodeOf(result, options.failOn) : ExitCode.unusable);
}

/** Takes over what is known of files from the last time, and looks at the others. */
async function scanWhatChanged(files: readonly string[], task: Task, settings: RunSettings): Promise<FileReport[]> {
  const cache = new ResultCache(new ResultStore(task));
  const known = cache.recall(files);
  const others = files.filter((_, index) => !known.has(index));
  const parts: (TrailPart | undefined)[] = [];
  const { onProgress } = settings;
  const fresh = await runTask(others, task, {
    ...settings,
    ...(onProgress && { onProgress: (done) => onProgress(known.size + done) }),
    onTrail: (part) => parts.push(part),
  });
  const next = fresh.values();
  const reports = files.flatMap((_, index) => known.get(index) ?? next.next().value ?? []);
  // What fails is tried again each time, and no news.
  if (fresh.some(({ failure }) => failure === undefined)) cache.keep(reports, parts);
  return reports;
}

function exitCodeOf(result: ScanResult, failOn: ScanOptions['failOn']): ExitCode {
  if (failOn === 'never') return ExitCode.done;
  const fails = result.files.some(({ findings }) => findings.some(({ confidence }) => isAtLeast(confidence, failOn)));
  return fails ? ExitCode.findings : ExitCode.done;
}

function isAtLeast(confidence: Confidence, lowest: Confidence): boolean {
  return confidence === 'safe' || lowest === 'review';
}
