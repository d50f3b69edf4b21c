import * as l10n from '@vscode/l10n';
import type { Analysis, AwaitReport, FunctionReport } from '../core/analysis';
import type { LineIndex } from '../core/lineIndex';
import { nameAwaits } from './names';
import { type Rounds, roundsAround } from './rounds';
import { schedulesOf } from './schedule';
import { drawTimeline, toMarkdownImage } from './timelineSvg';
import { whyNotTogether, type PairSentence } from './whyNotTogether';
import { code, countWaits, joinList, sentence, unique } from './words';

/** Asks for a page on one function. */
export interface PageRequest {
  readonly analysis: Analysis;
  readonly fn: FunctionReport;
  readonly lines: LineIndex;
}

/** Pairs beyond this are left to the list of "Why not together?". */
const MOST_PAIRS = 40;

/** The innermost function that holds an offset; the module itself when no other does. */
export function findFunctionAt(analysis: Analysis, offset: number): FunctionReport | undefined {
  return analysis.functions
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

/**
 * The function that was at an offset and had a name, in a text that may have changed since: the nearest of that name, or what is
 * there now when it had no name of its own. Undefined when it is gone.
 */
export function findFunctionAgain(analysis: Analysis, offset: number, name: string): FunctionReport | undefined {
  if (name.startsWith('(')) return findFunctionAt(analysis, offset);
  const distance = ({ head }: FunctionReport): number => Math.abs(head.start - offset);
  return analysis.functions.filter((fn) => fn.name === name).sort((a, b) => distance(a) - distance(b))[0];
}

/** A page on one function: each await, what it waits for, what it could overlap with, and what stops it. */
export function explainFunction(request: PageRequest): string {
  const { fn } = request;
  return [
    `# ${code(fn.name)}`,
    summarise(fn),
    ...timelines(fn, request.lines),
    `## ${l10n.t('Each await')}`,
    fn.awaits.map((point, index) => `- ${tellAwait(request, point, index)}`).join('\n'),
    ...tellPairs(request),
    ...tellFindings(request),
  ].join('\n\n');
}

/** The two timelines of each statement list of a function that has something to gain, as markdown images with a caption. */
export function timelines(fn: FunctionReport, lines: LineIndex): string[] {
  const names = nameAwaits(fn, lines);
  const pictures = schedulesOf(fn).flatMap((schedule) => drawTimeline(names, schedule) ?? []);
  if (pictures.length === 0) return [];
  const caption = l10n.t('Every wait is drawn equally long; how long each one really takes is not known.');
  return [...pictures.map(toMarkdownImage), `*${caption}*`];
}

function summarise({ waits }: FunctionReport): string {
  const before = countWaits(waits.before);
  if (waits.after >= waits.before) {
    return l10n.t('{0} on its longest way through, and nothing to gain.', before);
  }
  return waits.confidence === 'safe'
    ? l10n.t('{0}, one after another, on its longest way through; could be {1}.', before, waits.after)
    : l10n.t(
        '{0}, one after another, on its longest way through; maybe {1}, if what is to be checked holds.',
        before,
        waits.after,
      );
}

function tellAwait({ analysis, fn, lines }: PageRequest, point: AwaitReport, index: number): string {
  const names = nameAwaits(fn, lines);
  const place = l10n.t('line {0}', lines.at(point.span.start).line);
  const finding = point.finding === undefined ? undefined : analysis.findings[point.finding];
  const mates = [...fn.awaits.entries()].filter(
    ([at, other]) => at !== index && other.region === point.region && other.slot === point.slot,
  );
  const waitsFor = fn.pairs.filter((pair) => pair.to === index && pair.strength === 'must');
  const mayWaitFor = fn.pairs.filter((pair) => pair.to === index && pair.strength === 'maybe');
  const rounds = roundsAround(fn, index, analysis.findings);
  const parts = [
    finding !== undefined && mates.length > 0
      ? l10n.t('could wait with {0}.', joinList(mates.map(([at]) => names.marked(at))))
      : undefined,
    waitsFor.length > 0
      ? l10n.t('has to wait for {0}.', joinList(unique(waitsFor.map((pair) => names.marked(pair.from)))))
      : undefined,
    mayWaitFor.length > 0 && mates.length === 0
      ? l10n.t('may have to wait for {0}.', joinList(unique(mayWaitFor.map((pair) => names.marked(pair.from)))))
      : undefined,
    point.alone === undefined || (rounds && 'finding' in rounds) ? undefined : sentence(point.alone),
    rounds && tellRounds(rounds),
  ].filter((part) => part !== undefined);
  const [first = l10n.t('nothing before it has to finish first.'), ...others] = parts;
  const told = [first, ...others.map(sentence)].join(' ');
  return `${code(point.callee)} (${place}): ${told}`;
}

function tellRounds(rounds: Rounds): string {
  if ('refused' in rounds) return l10n.t('waits once per round; the rounds stay in order. {0}', rounds.refused);
  return rounds.finding.confidence === 'safe'
    ? l10n.t('waits once per round; the rounds could wait together.')
    : l10n.t('waits once per round; maybe the rounds could wait together.');
}

function tellPairs(request: PageRequest): string[] {
  const pairs = whyNotTogether(request.fn, request.lines);
  const of = (wanted: PairSentence['verdict']): PairSentence[] =>
    pairs.filter(({ verdict }) => verdict === wanted).slice(0, MOST_PAIRS);
  return [
    ...section(l10n.t('What keeps them in order'), of('must'), request),
    ...section(l10n.t('What may keep them in order'), of('maybe'), request),
    ...section(l10n.t('What nothing keeps in order'), of('none'), request),
  ];
}

function section(title: string, pairs: readonly PairSentence[], { lines }: PageRequest): string[] {
  if (pairs.length === 0) return [];
  const rows = pairs.map((pair) => {
    const place = (offset: number): string => l10n.t('line {0}', lines.at(offset).line);
    return `- ${code(pair.title)}: ${pair.sentence} (${place(pair.from.start)}, ${place(pair.to.start)})`;
  });
  return [`## ${title}`, rows.join('\n')];
}

function tellFindings({ analysis, fn }: PageRequest): string[] {
  const indexes = new Set(
    [...fn.awaits, ...fn.loops].flatMap(({ finding }) => (finding === undefined ? [] : [finding])),
  );
  const told = [...indexes].flatMap((index) => {
    const finding = analysis.findings[index];
    if (finding === undefined) return [];
    const checks = finding.check.map((check) => `- ${sentence(check)}`).join('\n');
    return [sentence(finding.message), ...(checks === '' ? [] : [checks])];
  });
  return told.length === 0 ? [] : [`## ${l10n.t('What could be done')}`, ...told];
}
