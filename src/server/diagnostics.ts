import type { Diagnostic } from 'vscode-languageserver';
import type { DocumentAnalysis } from './analyses';
import { readClosedFile } from './closedFile';
import type { ServerContext } from './context';
import { isShown } from './findings';
import { toDiagnostic } from './toDiagnostic';

/** Milliseconds without a key pressed before a document is looked at again. */
const QUIET = 150;

/** What other features may ask of the diagnostics. */
export interface Diagnostics {
  /** Looks again, soon, at everything that is shown: settings or other files have changed. */
  refreshAll(): void;
  /** Looks at a file of the workspace and goes on showing what is found while it is not open. */
  showFile(uri: string): Promise<DocumentAnalysis | undefined>;
  /** A file changed on disk. */
  fileChanged(uri: string): void;
}

/** Tells the editor what was found in each open document a moment after it changed, and in files that were scanned. */
export function registerDiagnostics(context: ServerContext): Diagnostics {
  const { analyses, connection, documents, settings } = context;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const open = new Set<string>();
  const scanned = new Set<string>();

  function plan(uri: string, delay: number): void {
    clearTimeout(timers.get(uri));
    const timer = setTimeout(() => {
      timers.delete(uri);
      publish(uri).catch((error: unknown) => connection.console.error(`${uri}: ${String(error)}`));
    }, delay);
    timers.set(uri, timer);
  }

  async function publish(uri: string): Promise<void> {
    const document = documents.get(uri);
    if (document === undefined) {
      if (scanned.has(uri)) await showFile(uri);
      return;
    }
    const { version } = document;
    const found = await analyses.of(document);
    // While the settings were read the document may have changed (then a newer look is planned) or been closed.
    if (documents.get(uri)?.version !== version) return;
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(found) });
  }

  async function showFile(uri: string): Promise<DocumentAnalysis | undefined> {
    const opened = documents.get(uri);
    if (opened !== undefined) return analyses.of(opened);
    const document = readClosedFile(context, uri);
    const found = document === undefined ? undefined : await analyses.ofFile(document);
    if (documents.get(uri) !== undefined) return found;
    const diagnostics = diagnosticsOf(found);
    if (diagnostics.length > 0 || scanned.has(uri)) await connection.sendDiagnostics({ uri, diagnostics });
    if (diagnostics.length > 0) scanned.add(uri);
    else scanned.delete(uri);
    return found;
  }

  function refreshAll(): void {
    for (const uri of new Set([...documents.keys(), ...scanned])) plan(uri, QUIET);
  }

  documents.onDidChangeContent(({ document }) => {
    plan(document.uri, open.has(document.uri) ? QUIET : 0);
    open.add(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    open.delete(uri);
    if (scanned.has(uri)) {
      plan(uri, 0);
      return;
    }
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  settings.onDidChange(refreshAll);

  return {
    refreshAll,
    showFile,
    fileChanged(uri) {
      if (scanned.has(uri) && !open.has(uri)) plan(uri, QUIET);
    },
  };
}

function diagnosticsOf(found: DocumentAnalysis | undefined): Diagnostic[] {
  if (found === undefined) return [];
  return found.analysis.findings
    .filter((finding) => isShown(finding, found))
    .map((finding) => toDiagnostic(found.document, finding));
}
