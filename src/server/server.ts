import { type Connection, TextDocumentSyncKind } from 'vscode-languageserver';
import type { FileSystem } from '../project/fileSystem';

/** What the place the server runs in (a Node process, later a web worker) brings along. */
export interface Platform {
  /** The files as they are on disk; open documents are laid over them. */
  readonly files: FileSystem;
}

/** Wires the language server to a connection and begins to listen. */
export function startServer(connection: Connection, platform: Platform): void {
  connection.onInitialize(() => ({
    capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } },
    serverInfo: { name: 'await-lens' },
  }));
  connection.onInitialized(() => {
    connection.console.log(platform.files.kindOf('/') === 'directory' ? 'Ready.' : 'Ready, without files.');
  });
  connection.listen();
}
