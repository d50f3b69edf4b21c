// Runs the tests that published packages bring along, before and after `await-lens fix` of all that is safe.
//
//   npm run test:suites [-- --only NAME]
//
// Exits with 1 when a test that passed before does not pass after, or when nothing was rewritten. See the README beside it.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { RUNNERS } from './runners';

interface Suite {
  readonly version: string;
  readonly runner: keyof typeof RUNNERS;
  /** What the tests need beside the dependencies of the package. */
  readonly tools: Readonly<Record<string, string>>;
  /** The folder that is rewritten; `dist` if nothing is said. */
  readonly code?: string;
  /** Which files are tests; those of `dist` if nothing is said. */
  readonly tests?: string;
}

const ROOT = path.resolve(__dirname, '..', '..');
const CACHE = path.join(ROOT, '.cache', 'suites');
const CLI = path.join(ROOT, 'dist', 'cli.js');
const SUITES = JSON.parse(readFileSync(path.join(__dirname, 'suites.json'), 'utf8')) as Record<string, Suite>;

const { values } = parseArgs({ options: { only: { type: 'string' } } });

for (const [name, suite] of Object.entries(SUITES)) {
  if (values.only === undefined || name.includes(values.only)) check(name, suite);
}

function check(name: string, suite: Suite): void {
  const folder = install(name, suite);
  const fixed = `${folder}-fixed`;
  const { code = 'dist', tests = 'dist/**/*.test.js' } = suite;
  const runTests = RUNNERS[suite.runner];
  const before = runTests(folder, tests);
  rmSync(fixed, { recursive: true, force: true });
  cpSync(folder, fixed, { recursive: true, verbatimSymlinks: true });
  const summary = run(fixed, process.execPath, [CLI, 'fix', code, '--no-cache']).trim().split('\n').at(-1) ?? '';
  const after = runTests(fixed, tests);
  const broken = [...before].filter((test) => !after.has(test));
  console.log(`${name}@${suite.version}: ${summary} ${before.size} tests passed before, ${after.size} after.`);
  for (const test of broken) console.log(`  no longer passes: ${test}`);
  if (broken.length > 0 || before.size === 0 || !summary.startsWith('Fixed')) process.exitCode = 1;
}

/** Unpacks a package and installs its dependencies and tools, unless that was done before. */
function install(name: string, { version, tools }: Suite): string {
  const folder = path.join(CACHE, `${name.replaceAll('/', '+')}@${version}`);
  if (existsSync(path.join(folder, 'node_modules'))) return folder;
  mkdirSync(folder, { recursive: true });
  const archive =
    run(folder, 'npm', ['pack', `${name}@${version}`, '--silent'])
      .trim()
      .split('\n')
      .at(-1) ?? '';
  run(folder, 'tar', ['xzf', archive, '--strip-components=1']);
  rmSync(path.join(folder, archive));
  const file = path.join(folder, 'package.json');
  const {
    devDependencies: _dev,
    scripts: _scripts,
    ...manifest
  } = JSON.parse(readFileSync(file, 'utf8')) as {
    devDependencies?: unknown;
    scripts?: unknown;
    dependencies?: Record<string, string>;
  };
  writeFileSync(file, JSON.stringify({ ...manifest, private: true, devDependencies: tools }, null, 2));
  run(folder, 'npm', [
    ...['install', '--ignore-scripts', '--legacy-peer-deps', '--prefer-offline', '--no-audit', '--no-fund'],
  ]);
  return folder;
}

function run(cwd: string, command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
