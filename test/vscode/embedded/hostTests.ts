import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'node:util';
import { OUT } from '../paths';
import { launchBrowser } from './browser';
import { startServer } from './server';

/** What @vscode/test-electron asks of a VS Code executable. */
interface TestRun {
  readonly extensions: readonly string[];
  readonly tests: string;
  readonly folder: string | undefined;
}

/** Longest time that a suite may take, in milliseconds. */
const LIMIT = 300_000;

/**
 * Runs an extension's tests in the extension host of the embedded VS Code, given the command line that desktop VS Code would
 * get; resolves to the exit code. A killed extension host gives 0 too: the caller has to look at what the suite wrote.
 */
export async function hostTests(commandLine: readonly string[]): Promise<number> {
  const run = readCommandLine(commandLine);
  const server = await startServer({ forTests: true });
  const browser = await launchBrowser();
  // Mostly the workbench's own lines, among them complaints about native modules that it does without.
  const log = createWriteStream(resolve(OUT, 'suite.log'));
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const ended = new Promise<number>((end) => {
      page.on('crash', () => {
        end(97);
      });
      setTimeout(end, LIMIT, 99).unref();
      void page.exposeFunction('codeAutomationExit', end);
    });
    await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
      log.write(`[${type}] ${format(...values)}\n`);
    });
    const remote = (path: string) => `vscode-remote://${server.authority}${resolve(path)}`;
    const payload = [
      ...run.extensions.map((path) => ['extensionDevelopmentPath', remote(path)]),
      ['extensionTestsPath', remote(run.tests)],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    const place = run.folder === undefined ? { ew: 'true' } : { folder: resolve(run.folder) };
    const address = server.address({ ...place, payload: JSON.stringify(payload) });
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const code = await ended;
    if (code !== 0) await page.screenshot({ path: resolve(OUT, 'screenshots', 'suite-failed.png') });
    return code;
  } finally {
    await browser.close();
    server.stop();
    log.end();
  }
}

function readCommandLine(commandLine: readonly string[]): TestRun {
  const valuesOf = (name: string) =>
    commandLine.filter((argument) => argument.startsWith(`--${name}=`)).map((it) => it.slice(name.length + 3));
  const [tests] = valuesOf('extensionTestsPath');
  if (tests === undefined) throw new Error('--extensionTestsPath is missing: this program only runs tests.');
  return {
    extensions: valuesOf('extensionDevelopmentPath'),
    tests,
    folder: commandLine.find((argument) => !argument.startsWith('-')),
  };
}
