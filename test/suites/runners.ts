import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Names of the tests that passed, with the file they are in. */
export type Passed = ReadonlySet<string>;

/** Runs the tests of a package in its folder; those that need a database, a network or a browser fail here before and after. */
export const RUNNERS = { ava: runAva, jest: runJest, node: runNode, vitest: runVitest } as const;

const MINUTES = 20;

function runJest(folder: string, tests: string): Passed {
  const output = path.join(folder, 'results.json');
  run(folder, 'jest', ['--testMatch', `**/${tests}`, '--maxWorkers=2', '--json', `--outputFile=${output}`]);
  return readResults(folder, output);
}

function runVitest(folder: string, tests: string): Passed {
  const output = path.join(folder, 'results.json');
  const settings = {
    globals: true,
    include: [tests],
    exclude: ['**/e2e/**', '**/*.e2e.test.js'],
    pool: 'forks',
    poolOptions: { forks: { maxForks: 2 } },
  };
  // The settings of the compiler are often those of a folder above, which is not shipped.
  const config = `export default ${JSON.stringify({ test: settings, esbuild: { tsconfigRaw: '{}' } })};\n`;
  writeFileSync(path.join(folder, 'vitest.config.mjs'), config);
  run(folder, 'vitest', ['run', '--reporter=json', `--outputFile=${output}`]);
  return readResults(folder, output);
}

function runAva(folder: string, tests: string): Passed {
  const { stdout } = run(folder, 'ava', ['--tap', tests]);
  return new Set(stdout.split('\n').flatMap((line) => /^ok \d+ - ((?:(?! # SKIP).)*)$/.exec(line)?.[1] ?? []));
}

/** Node's own runner takes no patterns in older versions, and finds the tests of a folder by itself; names are those of the whole way. */
function runNode(folder: string): Passed {
  const args = ['--test', '--test-concurrency=1', '--test-reporter=tap'];
  const { stdout } = spawn(folder, process.execPath, args);
  const passed = new Set<string>();
  const way: string[] = [];
  for (const line of stdout.split('\n')) {
    const [, indent = '', title] = /^( *)# Subtest: (.*)$/.exec(line) ?? [];
    if (title === undefined) {
      const [, inner = '', name] = /^( *)ok \d+ - ((?:(?! # (?:SKIP|TODO)).)*)$/.exec(line) ?? [];
      if (name !== undefined) passed.add([...way.slice(0, inner.length / 4), name].join(' › ').replaceAll(folder, ''));
    } else way.splice(indent.length / 4, Infinity, title);
  }
  return passed;
}

function run(folder: string, tool: string, args: readonly string[]): { readonly stdout: string } {
  rmSync(path.join(folder, 'results.json'), { force: true });
  return spawn(folder, 'npx', ['--no-install', tool, ...args]);
}

function spawn(folder: string, command: string, args: readonly string[]): { readonly stdout: string } {
  const { stdout } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: MINUTES * 60_000,
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
    // Without CI, snapshots that were not shipped are written in the first run, and compared in the second.
    env: { ...process.env, CI: '', TZ: 'UTC' },
  });
  return { stdout };
}

interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function readResults(folder: string, output: string): Passed {
  if (!existsSync(output)) throw new Error(`The tests in ${folder} gave no results.`);
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Results;
  return new Set(
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'passed')
        .map(({ fullName }) => `${path.relative(folder, name)} › ${fullName}`),
    ),
  );
}
