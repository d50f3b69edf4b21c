// `npm start [-- PATH] [--once]`: opens the extension on a project in VS Code and prints what a scan of it finds.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from './embedded/server';
import { hasDisplay } from './executable';
import { ROOT, VSIX } from './paths';
import { copySample } from './sample';

void main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    // For a machine: ends when the address answers.
    options: { once: { type: 'boolean', default: false } },
  });
  // A copy, so that trying out rewrites leaves the checkout as it is.
  const folder = positionals[0] === undefined ? copySample('sample') : userFolder(positionals[0]);
  printScan(folder);
  const code = values.once ? undefined : findDesktop();
  if (code === undefined) await serve(folder, values.once);
  else openDesktop(code, folder);
}

function userFolder(path: string): string {
  // npm changes to the checkout first; the path was typed elsewhere.
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  console.error(`${folder} is not a folder.`);
  process.exit(2);
}

function printScan(folder: string): void {
  const shown = relative(ROOT, folder).startsWith('..') ? folder : relative(ROOT, folder);
  console.log(`\n$ node dist/cli.js scan ${shown}\n`);
  spawnSync(process.execPath, ['dist/cli.js', 'scan', shown], { cwd: ROOT, stdio: 'inherit' });
}

/** The command of a desktop VS Code that can open a window here. */
function findDesktop(): string | undefined {
  if (!hasDisplay()) return undefined;
  const candidates = ['code', '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'];
  return candidates.find((command) => runCode(command, ['--version'], 'ignore') === 0);
}

function openDesktop(code: string, folder: string): void {
  console.log(`\nOpening ${folder} in VS Code, with Await Lens from this checkout.`);
  process.exitCode = runCode(code, ['--new-window', `--extensionDevelopmentPath=${ROOT}`, folder], 'inherit') ?? 1;
}

function runCode(command: string, args: readonly string[], stdio: 'ignore' | 'inherit'): number | null {
  // On Windows `code` is a batch file, which needs a shell and quotes.
  const shell = process.platform === 'win32';
  return spawnSync(command, shell ? args.map((it) => `"${it}"`) : args, { stdio, shell }).status;
}

async function serve(folder: string, once: boolean): Promise<void> {
  console.log('\nNo desktop VS Code here: starting the embedded one.');
  const server = await startServer({ vsix: [VSIX] });
  const address = server.address({ folder });
  console.log(`\nVS Code with Await Lens: ${address}\n`);
  if (once) {
    const { status } = await fetch(address, { redirect: 'manual' });
    console.log(`The address answers: ${status}`);
    server.stop();
    return;
  }
  console.log('Open it in a browser on this machine. Ctrl+C ends it.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.stop();
      process.exit(0);
    });
  }
  await server.ended;
}
