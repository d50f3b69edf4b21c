import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExecuteCommandRequest,
  FileChangeType,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AssumptionsParams,
  type InterpretersParams,
  type InitializationOptions,
  Notifications,
  Requests,
  type TimelineResult,
} from '../../src/protocol';
import { startServer } from '../../src/server/server';
import { readWasm } from '../python/parser';
import { createMemoryFiles, type MemoryFiles } from '../project/memoryFiles';

const RUNTIME = join(__dirname, '../../src/runtime/index.ts');

/** How a test wants its client to be. */
export interface ClientSetup {
  /** Files on disk by their paths, such as `/project/src/a.ts`. */
  readonly files?: Record<string, string>;
  /** Settings below `awaitLens`. */
  readonly settings?: unknown;
  readonly options?: InitializationOptions;
  readonly capabilities?: ClientCapabilities;
}

const FULL_CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    applyEdit: true,
  },
};

/** An editor as the server sees it: talks to a server in this process, over streams, by the protocol alone. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly files: Map<string, string>;
  readonly log: string[] = [];
  readonly applied: ApplyWorkspaceEditParams[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly #disk: MemoryFiles;
  readonly #documents = new Map<string, TextDocument>();
  readonly #listeners = new Set<() => void>();
  settings: unknown;
  initialized: InitializeResult = { capabilities: {} };

  private constructor(connection: ProtocolConnection, setup: ClientSetup) {
    this.connection = connection;
    this.#disk = createMemoryFiles(setup.files ?? {});
    this.files = this.#disk.texts;
    this.settings = setup.settings ?? {};
  }

  /** Starts a server and says hello to it; the workspace folder is `/project`. */
  static async start(setup: ClientSetup = {}): Promise<TestClient> {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const client = new TestClient(connection, setup);
    startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
      files: client.#disk,
      wasm: readWasm,
      helperText: (format) => (format === 'ts' ? readFileSync(RUNTIME, 'utf8') : `// helper as ${format}\n`),
    });
    client.#answer();
    connection.listen();
    client.initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: null,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol's types still demand it.
      rootUri: null,
      capabilities: setup.capabilities ?? FULL_CAPABILITIES,
      workspaceFolders: [{ uri: 'file:///project', name: 'project' }],
      initializationOptions: setup.options ?? { commands: true, pictures: true, findFiles: true },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
  }

  /** Opens a document and waits for what is found in it. */
  async open(path: string, text: string, languageId = 'typescript'): Promise<Diagnostic[]> {
    const uri = uriOf(path);
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    return this.diagnosticsOf(path, 1);
  }

  /** Replaces a range (everything by default), without waiting. */
  async change(path: string, text: string, range?: Range): Promise<number> {
    const document = this.document(path);
    const version = document.version + 1;
    const change = range === undefined ? { text } : { text, range };
    TextDocument.update(document, [change], version);
    const textDocument = { uri: document.uri, version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [change],
    });
    return version;
  }

  async close(path: string): Promise<void> {
    const uri = uriOf(path);
    this.#documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Changes a file on disk and tells the server. */
  async write(path: string, text: string): Promise<void> {
    this.files.set(path, text);
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(path), type: FileChangeType.Changed }],
    });
  }

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { awaitLens: settings },
    });
  }

  /** Waits until something is published that fits, looking at what was published from `from` on. */
  async publication(fits: (params: PublishDiagnosticsParams) => boolean, from = 0): Promise<PublishDiagnosticsParams> {
    const look = () => this.published.slice(from).find(fits);
    return this.until(look);
  }

  async diagnosticsOf(path: string, version: number): Promise<Diagnostic[]> {
    const found = await this.publication((params) => params.uri === uriOf(path) && params.version === version);
    return found.diagnostics;
  }

  /** Waits until `look` gives something; it is asked again after each message of the server. */
  until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = () => {
        const found = look();
        if (found === undefined) return;
        this.#listeners.delete(check);
        resolve(found);
      };
      this.#listeners.add(check);
      check();
    });
  }

  async actions(path: string, range: Range, only?: string[], diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    const found = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: uriOf(path) },
      range,
      context: only === undefined ? { diagnostics } : { diagnostics, only },
    });
    return (found ?? []) as CodeAction[];
  }

  async lenses(path: string): Promise<CodeLens[]> {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uriOf(path) } })) ?? [];
  }

  hover(path: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri: uriOf(path) }, position });
  }

  timeline(path: string, position: Position): Promise<TimelineResult | null> {
    return this.connection.sendRequest(Requests.timeline, { textDocument: { uri: uriOf(path) }, position });
  }

  chooseInterpreters(params: InterpretersParams): Promise<void> {
    return this.connection.sendNotification(Notifications.interpreters, params);
  }

  assume(params: AssumptionsParams): Promise<void> {
    return this.connection.sendNotification(Notifications.assumptions, params);
  }

  command(command: string, ...args: unknown[]): Promise<unknown> {
    return this.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }

  document(path: string): TextDocument {
    const document = this.#documents.get(uriOf(path));
    if (document === undefined) throw new Error(`${path} is not open`);
    return document;
  }

  /** The place of some text in an open document. */
  rangeOf(path: string, text: string): Range {
    const document = this.document(path);
    const start = document.getText().indexOf(text);
    if (start === -1) throw new Error(`${text} is not in ${path}`);
    return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
  }

  /** The text of an open document after an edit. */
  textAfter(path: string, edit: WorkspaceEdit | undefined): string {
    const document = this.document(path);
    return TextDocument.applyEdits(document, editsOf(edit, document.uri));
  }

  #answer(): void {
    const { connection } = this;
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest('awaitLens/findFiles', () => [...this.files.keys()].map(uriOf));
    connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
      this.applied.push(params);
      return { applied: true };
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
      this.#tell();
    });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      this.#tell();
    });
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The URI of a path. */
export function uriOf(path: string): string {
  if (path.startsWith('vscode-notebook-cell:')) return path;
  return `file://${path}`;
}

/** The edits of one document in an edit of the workspace. */
export function editsOf(edit: WorkspaceEdit | undefined, uri: string): TextEdit[] {
  const changes = (edit?.documentChanges ?? []).filter(
    (change): change is TextDocumentEdit => 'textDocument' in change,
  );
  const ofDocument = changes.filter(({ textDocument }) => textDocument.uri === uri).flatMap(({ edits }) => edits);
  return [...(ofDocument as TextEdit[]), ...(edit?.changes?.[uri] ?? [])];
}
