import path from 'node:path';
import { Option, type Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { type Confidence, RULE_IDS } from '../core/finding';
import { SUGGESTION_TARGETS, type SuggestionTarget } from '../core/suggestion';
import { addCommonOptions, addConfidence, toRunSettings, type CommonOptions } from './commonOptions';
import { describeError } from './describeError';
import { findFiles, type Failure } from './findFiles';
import { createHelper, helperText, missingHelpers } from './helperFile';
import { complainOf, complainOfSettings, ExitCode, finish, notesOf, print, wasAnythingRead } from './outcome';
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
    .option(
      '--helper <module>',
      'module or file that runParallel is imported from (default: await-lens/runtime where the project has it, else a new file)',
    )
    .option('--dry-run', 'print a unified diff and change nothing', false);
  addCommonOptions(command).action(fix);
}

async function fix(paths: readonly string[], options: FixOptions): Promise<void> {
  const { files, failures } = findFiles(paths);
  const task = {
    kind: 'fix',
    confidence: options.confidence,
    rules: options.rule ?? RULE_IDS,
    target: options.target,
    includeTests: options.includeTests,
    roots: paths.map((each) => path.resolve(each)),
    helper: options.helper ?? '',
  } as const;
  const reports = await runTask(files, task, toRunSettings(options, files.length));
  const changes = reports.flatMap(({ path, fix: change }) => (change === undefined ? [] : [{ path, fix: change }]));
  const unreadable = reports.flatMap(({ path, failure }) =>
    failure === undefined ? [] : [{ path, message: failure }],
  );
  const unwritten = options.dryRun ? [] : writeChanges(changes);
  print(options.dryRun ? patchOf(changes) : summary(changes, unwritten));
  complainOfSettings(reports);
  complainOf([...failures, ...unreadable, ...unwritten]);
  if (options.verbose) complainOf(notesOf(reports));
  finish(wasAnythingRead(reports, failures) && unwritten.length === 0 ? ExitCode.done : ExitCode.unusable);
}

/** The helpers come first: a file that imports what is not there would be broken. */
function writeChanges(changes: readonly Change[]): Failure[] {
  const failures: Failure[] = [];
  const attempt = (path: string, write: () => void): void => {
    try {
      write();
    } catch (error) {
      failures.push({ path, message: describeError(error) });
    }
  };
  for (const helper of missingHelpers(changes.map((change) => change.fix.helper))) {
    attempt(helper.path, () => {
      createHelper(helper);
    });
  }
  const lacking = new Set(failures.map(({ path }) => path));
  for (const { path, fix: change } of changes) {
    if (change.helper !== undefined && lacking.has(change.helper.path)) continue;
    attempt(path, () => {
      writeFix(path, change);
    });
  }
  return failures;
}

function patchOf(changes: readonly Change[]): string {
  const created = missingHelpers(changes.map((change) => change.fix.helper)).map((helper) =>
    patch('/dev/null', `b/${displayPath(helper.path)}`, '', helperText(helper)),
  );
  const changed = changes.map(({ path, fix: { before, after } }) => {
    const shown = displayPath(path);
    return patch(`a/${shown}`, `b/${shown}`, before, after);
  });
  return [...created, ...changed].join('');
}

function patch(oldName: string, newName: string, before: string, after: string): string {
  // The separator above the header is for several patches in one mail; `git apply` and readers do without.
  return createTwoFilesPatch(oldName, newName, before, after).replace(/^=+\n/, '');
}

function summary(changes: readonly Change[], unwritten: readonly Failure[]): string {
  const failed = new Set(unwritten.map(({ path }) => path));
  const written = changes.filter(({ path, fix: { helper } }) => !failed.has(path) && !failed.has(helper?.path ?? ''));
  const applied = written.reduce((sum, change) => sum + change.fix.applied, 0);
  if (applied === 0) return 'Nothing to fix.\n';
  const lines = written.map(({ path, fix: { applied: count } }) => `${displayPath(path)}  ${String(count)} fixed\n`);
  const places = `${String(applied)} ${applied === 1 ? 'place' : 'places'}`;
  return `${lines.join('')}\nFixed ${places} in ${String(written.length)} ${written.length === 1 ? 'file' : 'files'}.\n`;
}
