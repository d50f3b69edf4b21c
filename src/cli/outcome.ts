import type { Failure } from './findFiles';
import { displayPath } from './scanResult';
import type { FileReport } from './task';

/** What the exit code of the process says. */
export enum ExitCode {
  done = 0,
  findings = 1,
  /** Wrong usage, or nothing that could be read. */
  unusable = 2,
}

/** The arguments make no sense; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Ends with a code once everything is written; the message goes to stderr. */
export function finish(code: ExitCode, message?: string): void {
  if (message !== undefined) complain(message);
  // Not `exit()`: it would cut off what is still on its way into a pipe.
  process.exitCode = code;
}

/** A line on stderr. */
export function complain(message: string): void {
  process.stderr.write(`await-lens: ${message}\n`);
}

/** Names on stderr what could not be looked at. */
export function complainOf(failures: readonly Failure[]): void {
  for (const { path, message } of failures) complain(`${displayPath(path)}: ${message}`);
}

/** Says on stderr what is wrong with the settings that hold for the files, each thing once. */
export function complainOfSettings(reports: readonly FileReport[]): void {
  const problems = new Set(reports.flatMap(({ settingsProblems = [] }) => settingsProblems));
  for (const problem of problems) complain(problem);
}

/** What was noted while files were analysed, in the form of complaints. */
export function notesOf(reports: readonly FileReport[]): Failure[] {
  return reports.flatMap(({ path, notes }) => notes.map((message) => ({ path, message })));
}

/** Says whether at least one file could be looked at, and says on stderr when there was none to begin with. */
export function wasAnythingRead(reports: readonly FileReport[], failures: readonly Failure[]): boolean {
  if (reports.length === 0 && failures.length === 0)
    complain('there are no JavaScript, TypeScript or Python files here');
  return reports.some(({ failure }) => failure === undefined);
}

/** Writes to stdout; a reader that has gone (`| head`) is no error. */
export function print(text: string): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.stdout.write(text);
}
