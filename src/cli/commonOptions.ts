import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Confidence } from '../core/finding';
import { RULE_IDS, type RuleId } from '../core/finding';
import { keepCompiledCode } from './compileCache';
import { showProgress } from './progress';
import type { RunSettings } from './runTask';

/** Options of every command that goes through files. */
export interface CommonOptions {
  readonly rule?: readonly RuleId[];
  readonly includeTests: boolean;
  readonly threads?: number;
  readonly cache: boolean;
  readonly verbose: boolean;
}

/** Adds the options of every command that goes through files. */
export function addCommonOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--rule <id>', 'report this rule only (may be given several times)')
        .choices(RULE_IDS)
        .argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), toRule(value)]),
    )
    .option('--include-tests', 'look at tests, end-to-end scripts, migrations and seeds too', false)
    .option('--threads <n>', 'worker threads (default: one for each core)', toThreads)
    .option('--no-cache', "keep nothing between runs: neither the results of scans nor Await Lens's own compiled code")
    .option('--verbose', 'say on stderr what was not understood', false);
}

/** Adds `--confidence`. */
export function addConfidence(command: Command, description: string, initial: Confidence): Command {
  return command.addOption(new Option('--confidence <tier>', description).choices(['safe', 'review']).default(initial));
}

/** Starts the compile cache unless it is off, and says how files are to be gone through. */
export function toRunSettings(options: CommonOptions, files: number): RunSettings {
  if (options.cache) keepCompiledCode();
  return { threads: options.threads, compileCache: options.cache, onProgress: showProgress(files) };
}

function toRule(value: string): RuleId {
  const rule = RULE_IDS.find((id) => id === value);
  if (rule === undefined) throw new InvalidArgumentError(`Allowed choices are ${RULE_IDS.join(', ')}.`);
  return rule;
}

function toThreads(value: string): number {
  const threads = Number(value);
  if (!Number.isInteger(threads) || threads < 1) throw new InvalidArgumentError('It has to be a whole number from 1.');
  return threads;
}
