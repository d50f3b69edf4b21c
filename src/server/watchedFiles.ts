import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { ServerContext } from './context';
import type { Diagnostics } from './diagnostics';
import { toPath } from './positions';

/** What can change the answer: sources, the files that say how imports are resolved, and what users say of calls. */
const PATTERN =
  '**/{*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,py,pyi},package.json,pnpm-workspace.yaml,tsconfig*.json,jsconfig*.json,.await-lens.json,pyproject.toml,setup.cfg,.python-version,pyvenv.cfg}';

/** Keeps what is known of other files up to date: as they change on disk, and as they are typed in other editors. `register` asks the client, once it is ready. */
export function registerWatchedFiles(
  { analyses, client, connection, documents, project }: ServerContext,
  diagnostics: Diagnostics,
): { register(): Promise<void> } {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    let isNews = false;
    for (const { uri } of changes) {
      diagnostics.fileChanged(uri);
      // What is in an open document was heard of when it was typed.
      if (documents.get(uri) !== undefined) continue;
      project.invalidate(toPath(uri));
      isNews = true;
    }
    if (isNews) renew();
  });
  documents.onDidChangeContent(({ document }) => project.invalidate(toPath(document.uri)));
  documents.onDidClose(({ document }) => {
    project.invalidate(toPath(document.uri));
    analyses.forget(document.uri);
  });
  // Looking at all open documents with each key would be too much; a save says that something is finished.
  documents.onDidSave(renew);

  function renew(): void {
    analyses.forgetAll();
    diagnostics.refreshAll();
  }

  return {
    async register() {
      if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
      const watchers = [{ globPattern: PATTERN }];
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    },
  };
}
