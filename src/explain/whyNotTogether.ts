import type { FunctionReport, PairReport } from '../core/analysis';
import type { LineIndex } from '../core/lineIndex';
import type { Span } from '../core/span';
import { type AwaitNames, nameAwaits } from './names';
import { sentence } from './words';

/** One pair of awaits, told in a sentence. */
export interface PairSentence {
  /** `must`: kept in order; `maybe`: a person has to decide; `none`: nothing keeps them in order. */
  readonly verdict: PairReport['strength'];
  /** `deleteDraft → publish`. */
  readonly title: string;
  readonly sentence: string;
  /** The two places that the sentence speaks of. */
  readonly from: Span;
  readonly to: Span;
}

/** What stands between each two awaits of a function, those that are kept in order first. */
export function whyNotTogether(fn: FunctionReport, lines: LineIndex): PairSentence[] {
  const names = nameAwaits(fn, lines);
  const rank = { must: 0, maybe: 1, none: 2 } as const;
  return fn.pairs
    .map((pair) => toSentence(names, pair))
    .sort((a, b) => rank[a.verdict] - rank[b.verdict] || a.from.start - b.from.start || a.to.start - b.to.start);
}

function toSentence(names: AwaitNames, pair: PairReport): PairSentence {
  return {
    verdict: pair.strength,
    title: `${names.plain(pair.from)} ${pair.strength === 'none' ? '|' : '→'} ${names.plain(pair.to)}`,
    sentence: sentence(pair.reason),
    from: pair.fromSpan,
    to: pair.toSpan,
  };
}
