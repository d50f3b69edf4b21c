import * as l10n from '@vscode/l10n';
import type { Analysis, AwaitReport, FunctionReport, PairReport } from '../core/analysis';
import type { Finding } from '../core/finding';
import type { LineIndex } from '../core/lineIndex';
import type { Span } from '../core/span';
import { link, linkLine, type Links } from './commandLinks';
import { type WaitedCall, waitedCalls } from './calls';
import { describeJoin, describeMember, waitsForAll } from './joinedWaits';
import { nameAwaits, nameCalls } from './names';
import { roundsAround } from './rounds';
import { scheduleOf } from './schedule';
import { formatDuration } from './timeline/duration';
import { type Assumptions, durationOf } from './timeline/model';
import { drawJoin, drawTimeline, toMarkdownImage } from './timelineSvg';
import { code, joinList, sentence, unique } from './words';

/** Asks for the hover of one await. */
export interface HoverRequest {
  readonly analysis: Analysis;
  readonly fn: FunctionReport;
  /** Index into `fn.awaits`. */
  readonly index: number;
  /** Index into the `joins` of that await, when it is one of the joined calls that is pointed at. */
  readonly member?: number;
  readonly lines: LineIndex;
  readonly links: Links;
  /** Whether the reader's editor draws images from data. */
  readonly pictures: boolean;
  /** What is assumed of how long calls take. */
  readonly assumptions: Assumptions;
}

/** What is pointed at. */
export interface HoverPlace extends Pick<HoverRequest, 'fn' | 'index' | 'member'> {
  /** The word that the hover belongs to. */
  readonly word: Span;
}

const KEYWORD = 'await'.length;
/** More reasons than this are a list to open, not a hover to read. */
const MOST_REASONS = 3;

/** The await whose keyword or called name is at an offset, or the joined call whose name is, with its function. */
export function findAwaitAt(analysis: Analysis, offset: number): HoverPlace | undefined {
  const isAt = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  for (const fn of analysis.functions) {
    for (const [index, point] of fn.awaits.entries()) {
      if (!isAt(point.span)) continue;
      const word = [keywordOf(point.span), point.nameSpan].find((span) => span !== undefined && isAt(span));
      if (word !== undefined) return { fn, index, word };
      for (const [member, { nameSpan }] of (point.joins ?? []).entries()) {
        if (nameSpan !== undefined && isAt(nameSpan)) return { fn, index, member, word: nameSpan };
      }
    }
  }
  return undefined;
}

/** What to say of an await, as markdown; undefined when there is nothing to say. */
export function explainAwait(request: HoverRequest): string | undefined {
  const point = request.fn.awaits[request.index];
  if (point === undefined) return undefined;
  const told =
    tellMember(request, point) ??
    tellGain(request, point) ??
    tellJoin(request, point) ??
    tellRounds(request, tellWait(request)) ??
    tellAlone(point);
  if (told === undefined) return undefined;
  const picture = request.pictures ? drawPicture(request, point) : undefined;
  const parts = [`**${told.headline}**`, picture, ...told.reasons, told.model, linkLine(linksOf(request, told))];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

interface Told {
  readonly headline: string;
  readonly reasons: readonly string[];
  /** The event-loop model, in two sentences. */
  readonly model?: string;
  /** What can be applied. */
  readonly finding?: Finding;
}

/** An await that could wait with others. */
function tellGain(request: HoverRequest, point: AwaitReport): Told | undefined {
  const finding = point.finding === undefined ? undefined : request.analysis.findings[point.finding];
  if (finding === undefined) return undefined;
  if (finding.rule === 'await-inside-promise-all') {
    return {
      headline: l10n.t('Waits before the rest of this list has started'),
      reasons: reasonsOf(finding, []),
      model: l10n.t(
        'An `await` inside the list holds the whole list up: what comes after it is not even started. Without the inner `await`, all are started first and then wait at once.',
      ),
      finding,
    };
  }
  const others = matesOf(request.fn, point, finding);
  if (others.length === 0) return undefined;
  const names = joinList(others.map(nameAwaits(request.fn, request.lines).marked));
  const isSafe = finding.confidence === 'safe';
  return {
    headline: isSafe
      ? l10n.t('Waits alone; could wait with {0}', names)
      : l10n.t('Waits alone; maybe could wait with {0}', names),
    reasons: reasonsOf(finding, pairReasons(request.fn, request.index, others)),
    model: [
      l10n.t(
        'At `await` the function steps aside and the event loop serves others; but the next line of this function has not started.',
      ),
      others.length === 1
        ? l10n.t('Start both first, then wait: the loop waits for them at once, still on one thread.')
        : l10n.t(
            'Start all {0} first, then wait: the loop waits for them at once, still on one thread.',
            others.length + 1,
          ),
    ].join(' '),
    finding,
  };
}

/** An await in a loop: that its rounds could wait together goes before what else keeps it in its place, and why they can't behind. */
function tellRounds({ analysis, fn, index }: HoverRequest, otherwise: Told | undefined): Told | undefined {
  const rounds = roundsAround(fn, index, analysis.findings);
  if (rounds === undefined) return otherwise;
  if ('finding' in rounds) return tellFreeRounds(rounds.finding);
  if (otherwise) return { ...otherwise, reasons: [...otherwise.reasons, rounds.refused] };
  return {
    headline: l10n.t('Waits once per round; the rounds stay in order'),
    reasons: [rounds.refused],
    model: l10n.t(
      'At `await` the function steps aside, and the event loop runs other code in the meantime. The next round starts only when this one has finished.',
    ),
  };
}

function tellFreeRounds(finding: Finding): Told {
  return {
    headline:
      finding.confidence === 'safe'
        ? l10n.t('Waits once per round; the rounds could wait together')
        : l10n.t('Waits once per round; maybe the rounds could wait together'),
    reasons: reasonsOf(finding, []),
    model: l10n.t(
      'Each round starts only after the wait of the round before it. Start the rounds first, then wait: the event loop waits for them at once, still on one thread.',
    ),
    finding,
  };
}

/** One of the calls that are joined already. */
function tellMember({ lines, member }: HoverRequest, point: AwaitReport): Told | undefined {
  const told = describeMember(point, member, lines);
  return told && { headline: told.headline, reasons: [told.failure], model: told.model };
}

/** An await that joins waits already. */
function tellJoin(request: HoverRequest, point: AwaitReport): Told | undefined {
  const join = describeJoin(point, request.lines);
  if (join === undefined) return undefined;
  const longest = tellLongest(request);
  return {
    headline: join.headline,
    reasons: longest === undefined ? [join.failure] : [longest, join.failure],
    model: join.model,
  };
}

/** Which of the joined calls takes longest, once somebody has said how long they take. */
function tellLongest({ analysis, assumptions, fn, index }: HoverRequest): string | undefined {
  const calls = waitedCalls(analysis, fn).filter((call) => call.await === index);
  if (calls.length < 2 || !calls.some(({ key }) => key in assumptions.durations)) return undefined;
  const [longest] = [...calls].sort((a, b) => durationOf(b, assumptions) - durationOf(a, assumptions));
  if (longest === undefined) return undefined;
  const duration = formatDuration(durationOf(longest, assumptions));
  return l10n.t('{0} takes longest, {1} as you have set it.', code(longest.point.callee), duration);
}

/** An await that has to stay behind an earlier one, or that later ones have to stay behind. */
function tellWait(request: HoverRequest): Told | undefined {
  const { fn, index } = request;
  const before = fn.pairs.filter((pair) => pair.to === index && pair.strength !== 'none');
  const certain = before.filter((pair) => pair.strength === 'must');
  if (before.length > 0) {
    const shown = certain.length > 0 ? certain : before;
    const lines = unique(shown.map((pair) => lineLink(request, fn.awaits[pair.from]?.span ?? pair.fromSpan)));
    return {
      headline:
        certain.length > 0
          ? l10n.t('Has to wait for {0}', joinList(lines.slice(-MOST_REASONS)))
          : l10n.t('May have to wait for {0}', joinList(lines.slice(-MOST_REASONS))),
      reasons: sentencesOf(shown),
      model: l10n.t(
        'At `await` the function steps aside, and the event loop runs other code in the meantime. It comes back here when {0} has finished, and only then does the next line start.',
        nameAwaits(fn, request.lines).marked(index),
      ),
    };
  }
  const after = fn.pairs.filter((pair) => pair.from === index && pair.strength === 'must');
  if (after.length === 0) return undefined;
  const lines = unique(after.map((pair) => lineLink(request, fn.awaits[pair.to]?.span ?? pair.toSpan)));
  return {
    headline: l10n.t('Has to finish before {0}', joinList(lines.slice(0, MOST_REASONS))),
    reasons: sentencesOf(after),
    model: l10n.t(
      'At `await` the function steps aside, and the event loop runs other code in the meantime. What follows here needs this to be finished, so there is nothing to start early.',
    ),
  };
}

function tellAlone(point: AwaitReport): Told | undefined {
  if (point.alone === undefined) return undefined;
  return { headline: l10n.t('Has to stay where it is'), reasons: [sentence(point.alone)] };
}

/** The other awaits that start together with one; indexes into `fn.awaits`. */
function matesOf(fn: FunctionReport, point: AwaitReport, finding: Finding): number[] {
  const own = finding.awaits.findIndex(({ span }) => span.start === point.span.start);
  const group = finding.groups.find((members) => members.includes(own)) ?? [];
  return group.flatMap((member) => {
    const start = finding.awaits[member]?.span.start;
    const index = fn.awaits.findIndex(({ span }) => span.start === start);
    return member === own || index === -1 ? [] : [index];
  });
}

function pairReasons(fn: FunctionReport, index: number, others: readonly number[]): string[] {
  const between = fn.pairs.filter(
    ({ from, to }) => (from === index && others.includes(to)) || (to === index && others.includes(from)),
  );
  return sentencesOf(between);
}

function sentencesOf(pairs: readonly PairReport[]): string[] {
  return unique(pairs.map(({ reason }) => sentence(reason)).filter((text) => text !== '')).slice(0, MOST_REASONS);
}

function reasonsOf(finding: Finding, told: readonly string[]): string[] {
  const reasons = told.length > 0 ? told : unique(finding.reasons.map(sentence)).slice(0, MOST_REASONS);
  const checks = finding.confidence === 'review' ? unique(finding.check.map(sentence)).slice(0, MOST_REASONS) : [];
  return [reasons.join(' '), ...checks].filter((text) => text !== '');
}

function drawPicture(
  { analysis, assumptions, fn, index, lines, member }: HoverRequest,
  point: AwaitReport,
): string | undefined {
  const calls = waitedCalls(analysis, fn);
  const { joins } = point;
  const isJoined = joins !== undefined && waitsForAll(point.join);
  const of = (wanted: number): WaitedCall[] => calls.filter((call) => call.await === wanted);
  const shown = isJoined ? of(index).map((call) => [call]) : fn.awaits.map((_, each) => of(each));
  const isSet = shown.flat().some(({ key }) => key in assumptions.durations);
  const longest = (at: number): number =>
    Math.max(...(shown[at] ?? []).map((call) => durationOf(call, assumptions)), 1);
  const known = isSet ? longest : undefined;
  const picture = isJoined
    ? drawJoin(nameCalls(joins, lines), joins.length, { marked: member, durationOf: known })
    : drawTimeline(nameAwaits(fn, lines), scheduleOf(fn, index), { marked: index, durationOf: known });
  return picture === undefined ? undefined : toMarkdownImage(picture);
}

function linksOf({ fn, index, links }: HoverRequest, told: Told): (readonly [string, string | undefined])[] {
  const offset = fn.awaits[index]?.span.start ?? fn.span.start;
  const suggestion = told.finding?.suggestions[0];
  return [
    [
      l10n.t('Run together'),
      told.finding === undefined || suggestion === undefined ? undefined : links.applyFinding(told.finding.span),
    ],
    [l10n.t('Show timeline'), links.showTimeline(offset)],
    [l10n.t('Why?'), fn.pairs.length === 0 ? undefined : links.whyNotTogether(offset)],
    [l10n.t('Learn more'), told.model === undefined ? undefined : links.explainEventLoop(offset)],
  ];
}

function lineLink({ lines, links }: HoverRequest, span: Span): string {
  return link(l10n.t('line {0}', lines.at(span.start).line), links.reveal(span.start));
}

function keywordOf(span: Span): Span {
  return { start: span.start, end: Math.min(span.start + KEYWORD, span.end) };
}
