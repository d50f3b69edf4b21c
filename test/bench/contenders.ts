import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KeptResults } from '../../src/cli/resultStore';

/** A tool that is timed; every command runs in the folder with the files. */
export interface Contender {
  readonly name: string;
  /** Whether it is the product, in one of the states that a run can meet. */
  readonly isOurs: boolean;
  /** What comes before each run and is not timed. */
  readonly prepare?: (folder: string) => void;
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

const scan = {
  isOurs: true,
  command: [ours, 'scan', '--include-tests', '.'],
  counting: [ours, 'scan', '--include-tests', '--no-cache', '--format', 'json', '.'],
  countIn: (stdout: string) => (JSON.parse(stdout) as { files: { seen: number } }).files.seen,
};

/** Ours first; ratios are taken to them. */
export const CONTENDERS: readonly Contender[] = [
  { ...scan, name: 'await-lens scan, for the first time', command: [...scan.command, '--no-cache'] },
  { ...scan, name: 'await-lens scan, nothing changed since', prepare: scanBefore },
  {
    ...scan,
    name: 'await-lens scan, the most imported file changed since',
    prepare: (folder) => {
      scanBefore(folder);
      appendFileSync(mostImported(folder), '\n// changed\n');
    },
  },
  {
    isOurs: false,
    name: "oxlint with React Doctor's three await rules",
    command: [...oxlint, '.'],
    counting: [...oxlint, '-f', 'json', '.'],
    countIn: (stdout) => (JSON.parse(stdout) as { number_of_files: number }).number_of_files,
  },
  {
    isOurs: false,
    name: 'ESLint with no-await-in-loop alone',
    command: [...eslint, '.'],
    counting: [...eslint, '-f', 'json', '.'],
    countIn: (stdout) => (JSON.parse(stdout) as unknown[]).length,
  },
];

/** Milliseconds of one run. Findings and files that can't be parsed are no failure, a tool that does not start is. */
export function timeRun({ name, command, prepare }: Contender, folder: string): number {
  prepare?.(folder);
  const started = performance.now();
  run(name, command, folder);
  return performance.now() - started;
}

/** How many files a tool looks at. */
export function countFiles({ name, counting, countIn }: Contender, folder: string): number {
  return countIn(run(name, counting, folder));
}

function scanBefore(folder: string): void {
  run('await-lens scan', scan.command, folder);
}

/** The file that the results of the most files hang on, by what was kept of the last scan. */
function mostImported(folder: string): string {
  const cache = path.join(homeOf(folder).XDG_CACHE_HOME, 'await-lens');
  const counts = new Map<string, number>();
  for (const name of readdirSync(cache)) {
    const { reached } = JSON.parse(readFileSync(path.join(cache, name), 'utf8')) as KeptResults;
    for (const to of Object.values(reached).flat()) counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined) throw new Error('Nothing was kept of the last scan.');
  return first[0];
}

/** Nothing of the user's own cache is read or written. */
function homeOf(folder: string) {
  const home = `${folder}-home`;
  return { HOME: home, USERPROFILE: home, LOCALAPPDATA: home, XDG_CACHE_HOME: path.join(home, '.cache') };
}

function run(name: string, command: readonly string[], folder: string): string {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ...homeOf(folder) },
  });
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${String(status)}: ${stderr.slice(0, 2000)}`);
  return stdout;
}
