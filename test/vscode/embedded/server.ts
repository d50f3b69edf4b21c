import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureServer } from './install';

/** How a VS Code server is to be started. */
export interface ServerOptions {
  /** Packed extensions to install first. */
  readonly vsix?: readonly string[];
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets the page run an extension's tests; hides notifications. */
  readonly forTests?: boolean;
}

/** A running VS Code server. */
export interface Server {
  /** `127.0.0.1:<port>`, as in `vscode-remote://` addresses. */
  readonly authority: string;
  /** The address to open in a browser, with its access token. */
  address(query: Readonly<Record<string, string>>): string;
  /** Everything that the server and the extension host wrote to their logs is below this folder. */
  readonly dataFolder: string;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends the server and forgets its settings and extensions. */
  stop(): void;
}

/** No tips, no updates, no telemetry, no questions: only what is looked at. */
const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // As on a desktop; in a browser it would be on.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
};

const READY = /Extension host agent listening on (\d+)/;

/** Starts a VS Code server of its own: fresh settings, fresh extensions, a free port, this machine only. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { node, program } = await ensureServer();
  const dataFolder = mkdtempSync(join(tmpdir(), 'await-lens-vscode-'));
  const settings = join(dataFolder, 'user', 'User', 'settings.json');
  mkdirSync(join(settings, '..'), { recursive: true });
  writeFileSync(settings, JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }));
  const env = cleanEnvironment();
  const base = [
    program,
    '--accept-server-license-terms',
    ...['--telemetry-level', 'off'],
    ...['--server-data-dir', join(dataFolder, 'server')],
    ...['--user-data-dir', join(dataFolder, 'user')],
    ...['--extensions-dir', join(dataFolder, 'extensions')],
  ];
  const forget = () => {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', forget);
  installExtensions(node, base, env, options.vsix ?? []);

  const token = randomBytes(16).toString('hex');
  const args = [...base, '--host', '127.0.0.1', '--port', '0', '--connection-token', token];
  if (options.forTests) args.push('--enable-smoke-test-driver');
  const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const stop = () => {
    process.off('exit', stop);
    killGroup(child);
    forget();
  };
  // Before the folder is removed: a server that lives would write into it again.
  process.prependOnceListener('exit', stop);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const port = await waitUntilReady(child, join(dataFolder, 'server.log'));
  const authority = `127.0.0.1:${port}`;
  const address = (query: Readonly<Record<string, string>>) =>
    `http://${authority}/?${new URLSearchParams({ tkn: token, ...query }).toString()}`;
  return { authority, address, dataFolder, ended, stop };
}

/** Without what a VS Code or an npm around us would make the inner one inherit. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const inherited = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

function installExtensions(
  node: string,
  base: readonly string[],
  env: NodeJS.ProcessEnv,
  vsix: readonly string[],
): void {
  for (const file of vsix) {
    const { status, stdout, stderr } = spawnSync(node, [...base, '--install-extension', file], {
      env,
      encoding: 'utf8',
    });
    if (status !== 0 || !stdout.includes('successfully installed'))
      throw new Error(`${file} could not be installed:\n${stdout}${stderr}`);
  }
}

function waitUntilReady(child: ChildProcess, logFile: string): Promise<string> {
  const log = createWriteStream(logFile);
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      stream.pipe(log, { end: false });
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        const port = READY.exec(line)?.[1];
        if (port) resolve(port);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(
        new Error(`The VS Code server ended with ${code ?? 'a signal'} before it was ready:\n${lines.join('\n')}`),
      );
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It went by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
