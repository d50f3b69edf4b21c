import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import { lensTitle } from '../explain/lens';
import type { DocumentAnalysis } from './analyses';
import type { ServerContext } from './context';
import { toRange } from './positions';
import { ClientCommands } from '../protocol';

/** Shows above each function how often it waits, and how often it could, where that is less. */
export function registerCodeLenses(context: ServerContext): void {
  const { analyses, client, connection, documents, settings } = context;
  connection.onCodeLens(async ({ textDocument }, token) => {
    const document = documents.get(textDocument.uri);
    const found = document === undefined ? undefined : await analyses.of(document);
    return found === undefined || token.isCancellationRequested
      ? []
      : lensesOf(found, client.options.commands === true);
  });
  settings.onDidChange(() => {
    if (client.capabilities.workspace?.codeLens?.refreshSupport !== true) return;
    connection
      .sendRequest(CodeLensRefreshRequest.type)
      .catch((error: unknown) => connection.console.warn(`The code lenses could not be renewed: ${String(error)}`));
  });
}

function lensesOf({ analysis, document, settings }: DocumentAnalysis, canCommand: boolean): CodeLens[] {
  if (!settings.codeLens) return [];
  return analysis.functions.flatMap((fn) => {
    const title = lensTitle(fn);
    if (title === undefined || (fn.waits.confidence === 'review' && settings.minimumConfidence === 'safe')) return [];
    const command = canCommand
      ? {
          title,
          command: ClientCommands.showTimeline,
          arguments: [document.uri, document.positionAt(fn.head.start)],
        }
      : { title, command: '' };
    return [{ range: toRange(document, fn.head), command }];
  });
}
