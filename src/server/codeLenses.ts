import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import type { FunctionReport } from '../core/analysis';
import { LineIndex } from '../core/lineIndex';
import { lensTitle, type LensTimes } from '../explain/lens';
import { isAssumed } from '../explain/timeline/assume';
import { layOut } from '../explain/timeline/layout';
import type { Assumptions } from '../explain/timeline/model';
import { timelineOf } from '../explain/timelineModel';
import { ClientCommands } from '../protocol';
import type { DocumentAnalysis } from './analyses';
import type { ServerContext } from './context';
import { toRange } from './positions';

/** Shows above each function how often it waits, and how often it could, where that is less. */
export function registerCodeLenses(context: ServerContext): void {
  const { analyses, assumptions, client, connection, documents, settings } = context;
  connection.onCodeLens(async ({ textDocument }, token) => {
    const document = documents.get(textDocument.uri);
    const found = document === undefined ? undefined : await analyses.of(document);
    return found === undefined || token.isCancellationRequested
      ? []
      : lensesOf(found, assumptions.of(textDocument.uri), client.options.commands === true);
  });
  const renew = (): void => {
    if (client.capabilities.workspace?.codeLens?.refreshSupport !== true) return;
    connection
      .sendRequest(CodeLensRefreshRequest.type)
      .catch((error: unknown) => connection.console.warn(`The code lenses could not be renewed: ${String(error)}`));
  };
  settings.onDidChange(renew);
  assumptions.onDidChange(renew);
}

function lensesOf(found: DocumentAnalysis, assumptions: Assumptions, canCommand: boolean): CodeLens[] {
  const { analysis, document } = found;
  return analysis.functions.flatMap((fn) => {
    const title = isWanted(fn, found) ? lensTitle(fn, timesOf(fn, found, assumptions)) : undefined;
    if (title === undefined) return [];
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

function isWanted({ waits }: FunctionReport, { settings }: DocumentAnalysis): boolean {
  if (!settings.codeLens || waits.before - waits.after < settings.codeLensMinimumSaving) return false;
  return waits.confidence === 'safe' || (settings.minimumConfidence === 'review' && settings.codeLensReview);
}

/** How long a function takes, once somebody has said how long its calls do. */
function timesOf(fn: FunctionReport, found: DocumentAnalysis, assumptions: Assumptions): LensTimes | undefined {
  // Most functions have none: these need no model.
  if (Object.keys(assumptions.durations).length + Object.keys(assumptions.rounds).length === 0) return undefined;
  const { analysis, document, languageId } = found;
  const text = document.getText();
  const model = timelineOf({ analysis, fn, lines: new LineIndex(text), text, languageId });
  if (!isAssumed(assumptions, model)) return undefined;
  return {
    before: layOut(model, 'written', assumptions).total,
    after: layOut(model, 'together', assumptions).total,
  };
}
