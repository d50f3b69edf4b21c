import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** A tool that is timed; every command runs in the folder with the files. */
export interface Contender {
  readonly name: string;
  /** Arguments after `node`. */
  readonly command: readonly string[];
  /** Arguments of a run, not timed, that says how many files were looked at, and how to read its output. */
  readonly counting: readonly string[];
  readonly countIn: (stdout: string) => number;
}

const root = path.resolve(__dirname, '..', '..');
const ours = path.join(root, 'dist', 'cli.js');
const oxlint = [
  path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint'),
  '-c',
  path.join(__dirname, 'react-doctor.oxlintrc.json'),
];
const eslint = [
  path.join(root, 'node_modules', 'eslint', 'bin', 'eslint.js'),
  '--no-config-lookup',
  '-c',
  path.join(__dirname, 'no-await-in-loop.config.mjs'),
];

/** Ours first; ratios are taken to it. */
export const CONTENDERS: readonly Contender[] = [
  {
    name: 'await-lens scan',
    command: [ours, 'scan', '--include-tests', '.'],
    counting: [ours, 'scan', '--include-tests', '--format', 'json', '.'],
    countIn: (stdout) => (JSON.parse(stdout) as { files: { seen: number } }).files.seen,
  },
  {
    name: "oxlint with React Doctor's three await rules",
    command: [...oxlint, '.'],
    counting: [...oxlint, '-f', 'json', '.'],
    countIn: (stdout) => (JSON.parse(stdout) as { number_of_files: number }).number_of_files,
  },
  {
    name: 'ESLint with no-await-in-loop alone',
    command: [...eslint, '.'],
    counting: [...eslint, '-f', 'json', '.'],
    countIn: (stdout) => (JSON.parse(stdout) as unknown[]).length,
  },
];

/** Milliseconds of one run. Findings and files that can't be parsed are no failure, a tool that does not start is. */
export function timeRun({ name, command }: Contender, folder: string): number {
  const started = performance.now();
  run(name, command, folder);
  return performance.now() - started;
}

/** How many files a tool looks at. */
export function countFiles({ name, counting, countIn }: Contender, folder: string): number {
  return countIn(run(name, counting, folder));
}

function run(name: string, command: readonly string[], folder: string): string {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${String(status)}: ${stderr.slice(0, 2000)}`);
  return stdout;
}
