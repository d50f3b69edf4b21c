// `npm test`: sets up all that is needed and runs every test. Last line: N passed, N failed.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ensureBrowser, ensureServer } from './vscode/embedded/install';
import { OUT, ROOT } from './vscode/paths';

const CORES = availableParallelism();

/** What a part of the tests came to. */
interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const PARTS: readonly { title: string; command: string; args: readonly string[] }[] = [
  // What they need is built by then, so that none of them gets into the way of another.
  { title: 'Unit tests', command: 'mocha', args: ['--parallel', '--jobs', String(CORES), 'test/**/*.test.ts'] },
  { title: 'In the extension host of a real VS Code', command: 'tsx', args: ['test/vscode/run.ts'] },
  {
    title: 'As a person, in a real VS Code',
    command: 'mocha',
    args: [
      '--no-config',
      '--require',
      'tsx',
      '--timeout',
      '120000',
      '--bail',
      'test/vscode/walk.ts',
      'test/vscode/panelWalk.ts',
      'test/vscode/lessonsWalk.ts',
    ],
  },
];

void main();

async function main(): Promise<void> {
  const start = Date.now();
  mkdirSync(OUT, { recursive: true });
  let tally: Tally = { passed: 0, failed: 0 };
  try {
    await setUp();
    for (const { title, command, args } of PARTS) {
      console.log(`\n== ${title}`);
      tally = add(tally, await runPart(command, args));
    }
  } catch (error) {
    console.error(error);
    tally = add(tally, { passed: 0, failed: 1 });
  }
  console.log(`\n${((Date.now() - start) / 1000).toFixed(0)} s. Screenshots: out/screenshots`);
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

async function setUp(): Promise<void> {
  console.log('== Build and pack');
  const { code } = await run('npm', ['run', '--silent', 'package']);
  if (code !== 0) throw new Error('The extension could not be packed.');
  console.log('\n== A VS Code and a browser');
  await ensureServer();
  await ensureBrowser();
}

/** Runs a part and reads mocha's counts from what it prints; a part that ran nothing or broke off has failed. */
async function runPart(command: string, args: readonly string[]): Promise<Tally> {
  const { code, output } = await run('npx', ['--no-install', command, ...args]);
  const count = (word: string) => Number(new RegExp(`^ *(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0);
  const passed = count('passing');
  const failed = count('failing');
  const isWhole = passed > 0 && (code === 0 || failed > 0);
  return { passed, failed: failed + (isWhole ? 0 : 1) };
}

function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

function run(command: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const shell = process.platform === 'win32';
  const child = spawn(command, args, { cwd: ROOT, shell, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}
