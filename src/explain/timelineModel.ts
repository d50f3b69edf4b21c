import * as l10n from '@vscode/l10n';
import type { Analysis, FunctionReport } from '../core/analysis';
import type { Confidence } from '../core/finding';
import type { LineIndex } from '../core/lineIndex';
import type { LanguageId } from '../core/options';
import type { Span } from '../core/span';
import { functionKey, type WaitedCall, waitedCalls } from './calls';
import { nameCalls } from './names';
import type {
  Stretch,
  TimelineArrow,
  TimelineLoop,
  TimelineModel,
  TimelineOffer,
  TimelineStep,
} from './timeline/model';
import { sentence } from './words';

/** Asks for the timelines of one function. */
export interface TimelineRequest {
  readonly analysis: Analysis;
  readonly fn: FunctionReport;
  readonly lines: LineIndex;
  readonly text: string;
  readonly languageId: LanguageId;
}

/** The timelines of a function as plain data. */
export function timelineOf(request: TimelineRequest): TimelineModel {
  const { fn, lines, languageId } = request;
  const offers = offersOf(request);
  const calls = waitedCalls(request.analysis, fn);
  return {
    name: fn.name,
    range: stretchOf(lines, fn.span),
    steps: stepsOf(request, calls, new Map([...offers.keys()].map((finding, place) => [finding, place]))),
    arrows: arrowsOf(fn, calls),
    loops: fn.loops.map((loop, index): TimelineLoop => ({
      key: `${functionKey(request.analysis, fn)}/loop#${index}`,
      range: stretchOf(lines, loop.span),
      isTogether: loop.finding !== undefined,
      ...(loop.refused !== undefined && { reason: sentence(loop.refused) }),
    })),
    offers: [...offers.values()],
    confidence: confidenceOf(request),
    joinedBy: languageId === 'python' ? 'asyncio.gather' : 'Promise.all',
    queueName: languageId === 'python' ? l10n.t('ready queue') : l10n.t('microtask queue'),
  };
}

/** The findings that the awaits and loops of a function belong to, by index. */
function findingsOf(fn: FunctionReport): number[] {
  const indexes = [...fn.awaits, ...fn.loops].flatMap(({ finding }) => (finding === undefined ? [] : [finding]));
  return [...new Set(indexes)].sort((a, b) => a - b);
}

/** What can be applied, by the index of the finding. */
function offersOf({ analysis, fn, lines }: TimelineRequest): Map<number, TimelineOffer> {
  const offers = new Map<number, TimelineOffer>();
  for (const index of findingsOf(fn)) {
    const finding = analysis.findings[index];
    const suggestion = finding?.suggestions[0];
    if (finding === undefined || suggestion === undefined) continue;
    const { start } = stretchOf(lines, finding.span);
    const check = finding.check.map(sentence);
    offers.set(index, { start, title: suggestion.title, confidence: finding.confidence, check });
  }
  return offers;
}

function confidenceOf({ analysis, fn }: TimelineRequest): Confidence {
  const isOpen = findingsOf(fn).some((index) => analysis.findings[index]?.confidence === 'review');
  return isOpen ? 'review' : fn.waits.confidence;
}

function stepsOf(
  { fn, lines, text }: TimelineRequest,
  calls: readonly WaitedCall[],
  offers: ReadonlyMap<number, number>,
): TimelineStep[] {
  const names = nameCalls(
    calls.map(({ point }) => point),
    lines,
  );
  return calls.flatMap((call, index) => {
    const point = fn.awaits[call.await];
    if (point === undefined) return [];
    const start = lines.startOf(lines.at(call.point.span.start).line);
    const offer = offers.get(point.finding ?? -1);
    return {
      await: call.await,
      key: call.key,
      callee: call.point.callee.replace(/\(.*\)$/s, ''),
      label: names.short(index),
      source: text.slice(start, endOfLine(text, start)).trim(),
      range: stretchOf(lines, call.point.span),
      block: point.region,
      slot: point.slot,
      loops: fn.loops.flatMap(({ awaits }, loop) => (awaits.includes(call.await) ? [loop] : [])),
      ...(offer !== undefined && { offer }),
    };
  });
}

/** Arrows that say something new: what follows from two others is left out. They lead from the last call of an await to the first. */
function arrowsOf(fn: FunctionReport, calls: readonly WaitedCall[]): TimelineArrow[] {
  const kept = fn.pairs.filter(({ strength }) => strength !== 'none');
  const isKept = (from: number, to: number): boolean =>
    kept.some((pair) => pair.from === from && pair.to === to && pair.strength === 'must');
  return kept.flatMap((pair): TimelineArrow[] => {
    const { reason, strength } = pair;
    const follows = fn.awaits.some(
      (_, middle) => pair.from < middle && middle < pair.to && isKept(pair.from, middle) && isKept(middle, pair.to),
    );
    const from = calls.findLastIndex((call) => call.await === pair.from);
    const to = calls.findIndex((call) => call.await === pair.to);
    if (follows || strength === 'none' || from === -1 || to === -1) return [];
    return [{ from, to, strength, reason: sentence(reason) }];
  });
}

function stretchOf(lines: LineIndex, span: Span): Stretch {
  const at = (offset: number): Stretch['start'] => {
    const { line, column } = lines.at(offset);
    return { line: line - 1, character: column - 1 };
  };
  return { start: at(span.start), end: at(span.end) };
}

function endOfLine(text: string, start: number): number {
  const found = /[\r\n]/.exec(text.slice(start, start + 1000));
  return found === null ? Math.min(text.length, start + 1000) : start + found.index;
}
