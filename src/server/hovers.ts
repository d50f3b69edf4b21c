import { MarkupKind } from 'vscode-languageserver';
import { LineIndex } from '../core/lineIndex';
import { explainBlockingCall, findBlockingCallAt } from '../explain/blockingHover';
import { explainAwait, findAwaitAt } from '../explain/hover';
import { explainLegacyLoop, findLegacyLoopAt } from '../explain/legacyLoopHover';
import type { ServerContext } from './context';
import { linksFor } from './markdownLinks';
import { toRange } from './positions';

/**
 * Says on the word `await`, and on the name of what is called there, what is waited for there, what it could overlap with, and
 * what stops it; and on a blocking call what it holds up, and on a loop that is made by hand what
 * does the same.
 */
export function registerHovers(context: ServerContext): void {
  const { analyses, assumptions, client, connection, documents } = context;
  connection.onHover(async ({ textDocument, position }, token) => {
    const current = documents.get(textDocument.uri);
    const found = current === undefined ? undefined : await analyses.of(current);
    if (found?.settings.hover !== true || token.isCancellationRequested) return null;
    const { analysis, document } = found;
    const offset = document.offsetAt(position);
    const place = findAwaitAt(analysis, offset);
    if (place === undefined) {
      const blocking = findBlockingCallAt(analysis, offset);
      const finding = blocking ?? findLegacyLoopAt(analysis, offset);
      if (finding === undefined) return null;
      const explain = blocking === undefined ? explainLegacyLoop : explainBlockingCall;
      const told = explain(finding, linksFor(context, document));
      return { contents: { kind: MarkupKind.Markdown, value: told }, range: toRange(document, finding.span) };
    }
    const value = explainAwait({
      analysis,
      ...place,
      lines: new LineIndex(document.getText()),
      links: linksFor(context, document),
      pictures: client.options.pictures === true,
      assumptions: assumptions.of(document.uri),
    });
    if (value === undefined) return null;
    return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(document, place.word) };
  });
}
