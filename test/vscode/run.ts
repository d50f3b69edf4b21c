// Runs test/vscode/suite in the extension host of a real VS Code: `tsx test/vscode/run.ts`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { findExecutable } from './executable';
import { OUT, ROOT } from './paths';
import { copySample } from './sample';
import type { SuiteResult } from './suite/index';

const RESULT = join(OUT, 'suite.json');
const SUITE = join(OUT, 'suite', 'index.js');

void main();

async function main(): Promise<void> {
  mkdirSync(join(OUT, 'screenshots'), { recursive: true });
  rmSync(RESULT, { force: true });
  await buildSuite();
  await runTests({
    vscodeExecutablePath: await findExecutable(),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: SUITE,
    launchArgs: [copySample('suite-sample'), '--disable-extensions'],
    extensionTestsEnv: { AWAIT_LENS_RESULT: RESULT },
  }).catch((error: unknown) => {
    console.error(String(error));
    process.exitCode = 1;
  });
  if (!report()) process.exitCode = 1;
}

async function buildSuite(): Promise<void> {
  await build({
    entryPoints: [join(ROOT, 'test/vscode/suite/index.ts')],
    outfile: SUITE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** Prints what the suite wrote, in mocha's words. A host that was killed also ends with 0, so no pass is no success. */
function report(): boolean {
  const result: SuiteResult = existsSync(RESULT)
    ? (JSON.parse(readFileSync(RESULT, 'utf8')) as SuiteResult)
    : { passed: [], failed: [] };
  for (const title of result.passed) console.log(`  ✔ ${title}`);
  for (const { title, error } of result.failed) console.log(`  ✘ ${title}\n${error.replace(/^/gm, '      ')}`);
  console.log(`\n  ${result.passed.length} passing`);
  console.log(`  ${result.failed.length} failing`);
  return result.passed.length > 0 && result.failed.length === 0;
}
