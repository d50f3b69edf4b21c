import * as vscode from 'vscode';
import { LanguageClient, State, TransportKind } from 'vscode-languageclient/node';
import { ClientCommands, type InitializationOptions, Requests, ServerCommands } from '../protocol';
import { findSources } from './findSources';

const LANGUAGES = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'python'];
const SCHEMES = ['file', 'untitled'];
/** Cells of notebooks are documents of their own. */
const CELLS = { language: 'python', scheme: 'vscode-notebook-cell' };

/** What links in hovers may call. */
const LINKED_COMMANDS = [
  ServerCommands.applyFinding,
  ClientCommands.whyNotTogether,
  ClientCommands.explainEventLoop,
  ClientCommands.showTimeline,
  ClientCommands.reveal,
];

/** The language server's process, started once and on demand. */
export class ServerHandle {
  readonly #client: LanguageClient;
  #started: Promise<void> | undefined;

  constructor(module: string, output: vscode.LogOutputChannel) {
    const initializationOptions: InitializationOptions = {
      commands: true,
      pictures: true,
      findFiles: true,
      ...(vscode.l10n.bundle !== undefined && { texts: vscode.l10n.bundle }),
    };
    this.#client = new LanguageClient(
      'awaitLens',
      'Await Lens',
      {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
      },
      {
        documentSelector: [...LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme }))), CELLS],
        outputChannel: output,
        initializationOptions,
        markdown: { isTrusted: { enabledCommands: LINKED_COMMANDS } },
      },
    );
    this.#client.onRequest(Requests.findFiles, async (token: vscode.CancellationToken) => {
      const uris = await findSources(token);
      return uris.map((uri) => this.#client.code2ProtocolConverter.asUri(uri));
    });
  }

  /** Calls back each time the server has started. */
  onStart(tell: () => void): void {
    this.#client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) tell();
    });
  }

  /** Starts the server if it does not run yet; the promise is kept when it does. */
  async start(): Promise<LanguageClient> {
    this.#started ??= this.#client.start();
    try {
      await this.#started;
    } catch (error) {
      this.#started = undefined;
      throw error;
    }
    return this.#client;
  }

  /** Ends the server's process and starts another one. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends the server's process. */
  async stop(): Promise<void> {
    const started = this.#started;
    this.#started = undefined;
    await started?.catch(() => undefined);
    if (this.#client.isRunning()) await this.#client.stop();
  }
}
