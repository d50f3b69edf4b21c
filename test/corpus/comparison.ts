import type { CorpusFile } from './corpusFiles';
import { findWithReactDoctor } from './reactDoctor';
import { score, type RecallScore, type TierScore } from './score';
import type { ScoredFinding } from './scoredFinding';

const HEAD = `| Rule | Findings | Precision | Without review | Strict | Recall | Strict |
|---|--:|--:|--:|--:|--:|--:|`;

/** Rules without any analysis: fixed figures of this set, as the README gives them. */
const NAIVE = `| awaits that share no variable | 202 | 33.2 % | 41.1 % | 22.3 % | 84.3 % | 62.9 % |
| the same, and no \`if\`, \`throw\` or \`return\` between them | 165 | 37.0 % | 47.3 % | 27.3 % | 77.1 % | 62.9 % |
| the same, and every callee is named like a read or is an import | 69 | 66.7 % | 82.1 % | 63.8 % | 62.9 % | 60.0 % |
| every loop with an await | 60 | 18.3 % | 23.4 % | 18.3 % | 15.7 % | 15.7 % |`;

/** Our score beside that of others on the same labels, as a table for the README. */
export function compare(ours: readonly ScoredFinding[], files: readonly CorpusFile[], cache: string): string {
  const own = score(ours);
  const theirs = findWithReactDoctor(files, cache);
  const runs = score(theirs.filter(({ kind }) => kind === 'run'));
  const all = score(theirs);
  return [
    HEAD,
    row('**Await Lens, safe**', own.tiers.safe, own.recall.confident),
    row('Await Lens, review', own.tiers.review, undefined),
    row('Await Lens, safe and review together', undefined, own.recall.anyTier),
    row("React Doctor's `async-parallel` and `server-sequential-independent-await`", runs.tiers.safe, runs.recall.confident),
    row('the same and `async-await-in-loop`', all.tiers.safe, all.recall.confident),
    NAIVE,
  ].join('\n');
}

function row(name: string, tier: TierScore | undefined, recall: RecallScore | undefined): string {
  const cells = [
    tier === undefined ? '' : String(tier.findings),
    percent(tier?.precision),
    percent(tier?.precisionReviewExcluded),
    percent(tier?.precisionStrict),
    percent(recall?.recall),
    percent(recall?.recallStrict),
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
}

function percent(ratio: number | null | undefined): string {
  return ratio === null || ratio === undefined ? '' : `${(ratio * 100).toFixed(1)} %`;
}
