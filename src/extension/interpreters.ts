import * as vscode from 'vscode';
import { type InterpretersParams, Notifications } from '../protocol';
import type { ServerHandle } from './serverHandle';

type Version = InterpretersParams['folders'][number]['version'];

/** What is used of the Python extension, which may be there or not. */
interface PythonEnvironments {
  getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
  resolveEnvironment(environment: {
    readonly path: string;
  }): Promise<{ readonly version?: { readonly major?: number; readonly minor?: number } } | undefined>;
  readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
}

/** Tells the server which Python is chosen for each folder: what may be suggested hangs on its version. */
export class Interpreters implements vscode.Disposable {
  readonly #server: ServerHandle;
  readonly #subscriptions: vscode.Disposable[] = [];
  #environments: PythonEnvironments | undefined;
  #told = '';

  constructor(server: ServerHandle) {
    this.#server = server;
    server.onStart(() => {
      this.#told = '';
      void this.#tell();
    });
    this.#subscriptions.push(
      vscode.workspace.onDidOpenTextDocument(() => void this.#tell()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('python.defaultInterpreterPath')) void this.#tell();
      }),
    );
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }

  async #tell(): Promise<void> {
    // Who writes no Python never wakes its extension.
    if (!vscode.workspace.textDocuments.some(({ languageId }) => languageId === 'python')) return;
    const environments = await this.#findEnvironments();
    const folders: InterpretersParams['folders'][number][] = [];
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const version = (await chosenVersion(environments, uri)) ?? (await versionInSettings(uri));
      if (version) folders.push({ uri: uri.toString(), version });
    }
    const said = JSON.stringify(folders);
    if (said === this.#told || (folders.length === 0 && this.#told === '')) return;
    this.#told = said;
    const client = await this.#server.start();
    await client.sendNotification(Notifications.interpreters, { folders } satisfies InterpretersParams);
  }

  async #findEnvironments(): Promise<PythonEnvironments | undefined> {
    if (this.#environments) return this.#environments;
    const extension = vscode.extensions.getExtension<{ readonly environments?: PythonEnvironments }>(
      'ms-python.python',
    );
    try {
      this.#environments = (await extension?.activate())?.environments;
    } catch {
      // Its failure is not ours; the settings may still say something.
    }
    if (this.#environments) {
      this.#subscriptions.push(this.#environments.onDidChangeActiveEnvironmentPath(() => void this.#tell()));
    }
    return this.#environments;
  }
}

async function chosenVersion(
  environments: PythonEnvironments | undefined,
  folder: vscode.Uri,
): Promise<Version | undefined> {
  if (!environments) return undefined;
  try {
    const { version } = (await environments.resolveEnvironment(environments.getActiveEnvironmentPath(folder))) ?? {};
    return version?.major === undefined || version.minor === undefined ? undefined : [version.major, version.minor];
  } catch {
    return undefined;
  }
}

/** `python.defaultInterpreterPath`: what the virtual environment around it says, or the name of the program. */
async function versionInSettings(folder: vscode.Uri): Promise<Version | undefined> {
  const path = vscode.workspace.getConfiguration('python', folder).get<string>('defaultInterpreterPath', '');
  const whole = path.replace('${workspaceFolder}', folder.fsPath);
  const config = vscode.Uri.joinPath(vscode.Uri.file(whole), '..', '..', 'pyvenv.cfg');
  const text = await readText(config);
  const [, major, minor] =
    /^\s*version(?:_info)?\s*=\s*(\d+)\.(\d+)/m.exec(text) ?? /python(3)\.(\d+)(?:\.exe)?$/i.exec(whole) ?? [];
  return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}

async function readText(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
