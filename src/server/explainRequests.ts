import * as l10n from '@vscode/l10n';
import { LineIndex } from '../core/lineIndex';
import { explainEventLoop } from '../explain/eventLoop';
import { explainFunction, findFunctionAgain, findFunctionAt } from '../explain/functionPage';
import { timelineOf } from '../explain/timelineModel';
import { whyNotTogether } from '../explain/whyNotTogether';
import type { ServerContext } from './context';
import { toRange } from './positions';
import type {
  PageParams,
  PageResult,
  PlaceParams,
  TimelineParams,
  TimelineResult,
  WhyNotTogetherResult,
} from '../protocol';
import { Requests } from '../protocol';

/** Answers the requests for explanations of the function around a place. */
export function registerExplainRequests(context: ServerContext): void {
  const { connection } = context;
  connection.onRequest(Requests.whyNotTogether, async (params: PlaceParams): Promise<WhyNotTogetherResult | null> => {
    const place = await findPlace(context, params);
    if (place === undefined) return null;
    const { document, fn, lines } = place;
    const pairs = whyNotTogether(fn, lines).map((pair) => ({
      ...pair,
      from: toRange(document, pair.from),
      to: toRange(document, pair.to),
    }));
    return { uri: document.uri, function: fn.name, pairs };
  });
  connection.onRequest(Requests.explainFunction, async (params: PlaceParams): Promise<PageResult | null> => {
    const place = await findPlace(context, params);
    if (place === undefined) return null;
    return { title: l10n.t('The awaits of {0}', place.fn.name), markdown: explainFunction(place) };
  });
  connection.onRequest(Requests.explainEventLoop, async (params: PageParams): Promise<PageResult> => {
    const place = await findPlace(context, params);
    return { title: l10n.t('The event loop'), markdown: explainEventLoop(place) };
  });
  connection.onRequest(Requests.timeline, async (params: TimelineParams): Promise<TimelineResult | null> => {
    const place = await findPlace(context, params, params.name);
    if (place === undefined) return null;
    const { document, fn, languageId } = place;
    const model = timelineOf({ ...place, text: document.getText(), languageId });
    return { position: document.positionAt(fn.head.start), model };
  });
}

/** The function around a place, with all that the explanations need. */
async function findPlace(context: ServerContext, { textDocument, position }: PageParams, name?: string) {
  const current = textDocument === undefined ? undefined : context.documents.get(textDocument.uri);
  const found = current === undefined ? undefined : await context.analyses.of(current);
  if (found === undefined || position === undefined) return undefined;
  const { analysis, document, languageId } = found;
  const offset = document.offsetAt(position);
  const fn = name === undefined ? findFunctionAt(analysis, offset) : findFunctionAgain(analysis, offset, name);
  if (fn === undefined || fn.awaits.length === 0) return undefined;
  return { analysis, document, fn, languageId, lines: new LineIndex(document.getText()) };
}
