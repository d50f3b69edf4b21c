import * as l10n from '@vscode/l10n';
import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Project } from '../project/project';
import { type InitializationOptions, ServerCommands } from '../protocol';
import { Analyses } from './analyses';
import { AssumptionMemory } from './assumptionMemory';
import type { ClientState } from './clientState';
import { FIX_ALL_KIND, registerCodeActions } from './codeActions';
import { registerCodeLenses } from './codeLenses';
import { announcedCommands, documentCommands } from './commands';
import type { ServerContext } from './context';
import { registerDiagnostics } from './diagnostics';
import { registerExplainRequests } from './explainRequests';
import { registerHovers } from './hovers';
import { registerInterpreters } from './interpreters';
import { OverlayFileSystem } from './overlayFileSystem';
import type { Platform } from './platform';
import { toPath } from './positions';
import { SettingsStore } from './settingsStore';
import { registerWatchedFiles } from './watchedFiles';
import { scanWorkspace } from './workspaceScan';

/** Wires the language server to a connection and begins to listen. */
export function startServer(connection: Connection, platform: Platform): void {
  const client: ClientState = { capabilities: {}, options: {}, folders: [] };
  const documents = new TextDocuments(TextDocument);
  const settings = new SettingsStore(connection);
  const files = new OverlayFileSystem(platform.files, textsOf(documents));
  const project = new Project(files);
  const analyses = new Analyses({ connection, client, settings, files, project, wasm: platform.wasm });
  const assumptions = new AssumptionMemory(connection);
  const context: ServerContext = {
    connection,
    platform,
    client,
    documents,
    settings,
    files,
    project,
    analyses,
    assumptions,
  };

  connection.onInitialize((params) => {
    readClient(client, params);
    settings.initialize(
      {
        canAsk: client.capabilities.workspace?.configuration === true,
        canRegister: client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
      },
      client.options.settings,
    );
    return { capabilities: capabilitiesFor(client.options), serverInfo: { name: 'await-lens' } };
  });

  const diagnostics = registerDiagnostics(context);
  const watching = registerWatchedFiles(context, diagnostics);
  registerInterpreters(context, diagnostics);
  registerCodeActions(context);
  registerCodeLenses(context);
  registerHovers(context);
  registerExplainRequests(context);
  const commands = documentCommands(context);
  connection.onExecuteCommand(async ({ command, arguments: args }, token, progress) => {
    if (command === ServerCommands.scanWorkspace) return scanWorkspace(context, diagnostics, progress, token);
    return commands[command]?.(args ?? []);
  });
  connection.onInitialized(async () => {
    if (client.capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => toPath(uri)));
        client.folders = [...client.folders.filter((path) => !gone.has(path)), ...added.map(({ uri }) => toPath(uri))];
      });
    }
    await Promise.all([settings.register(), watching.register()]);
    connection.console.info(`Ready, in ${client.folders.join(', ') || 'no folder'}.`);
  });
  documents.onDidClose(({ document }) => settings.forget(document.uri));
  documents.listen(connection);
  connection.listen();
}

function readClient(client: ClientState, params: InitializeParams): void {
  client.capabilities = params.capabilities;
  client.options = (params.initializationOptions ?? {}) as InitializationOptions;
  client.folders = (params.workspaceFolders ?? []).map(({ uri }) => toPath(uri));
  if (client.options.texts !== undefined) l10n.config({ contents: { ...client.options.texts } });
}

function capabilitiesFor(options: InitializationOptions): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL_KIND] },
    codeLensProvider: {},
    hoverProvider: true,
    executeCommandProvider: { commands: announcedCommands(options), workDoneProgress: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** Finds the text of an open document by its path. */
function textsOf(documents: TextDocuments<TextDocument>): (path: string) => string | undefined {
  const open = new Map<string, TextDocument>();
  documents.onDidOpen(({ document }) => open.set(toPath(document.uri), document));
  documents.onDidClose(({ document }) => open.delete(toPath(document.uri)));
  return (path) => open.get(path)?.getText();
}
