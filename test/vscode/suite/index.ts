import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** What the suite writes for the program that started it; it is all that program knows of the run. */
export interface SuiteResult {
  readonly passed: string[];
  readonly failed: { readonly title: string; readonly error: string }[];
}

/** Runs the suite inside an extension host; called by VS Code. */
export async function run(): Promise<void> {
  const file = process.env.AWAIT_LENS_RESULT;
  if (file === undefined) throw new Error('AWAIT_LENS_RESULT does not say where the result goes.');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // Late, for the tests need mocha's words.
  await import('./findings');
  await import('./rewrites');
  await import('./commands');
  await import('./python');
  await runAndRecord(mocha, file);
}

function runAndRecord(mocha: Mocha, file: string): Promise<void> {
  const result: SuiteResult = { passed: [], failed: [] };
  // After every test: a host that is killed half-way leaves what it had.
  const write = () => {
    writeFileSync(file, JSON.stringify(result));
  };
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
    runner.on('pass', (test) => {
      result.passed.push(test.fullTitle());
      write();
    });
    runner.on('fail', (test, error: Error) => {
      result.failed.push({ title: test.fullTitle(), error: error.stack ?? error.message });
      write();
    });
  });
}
