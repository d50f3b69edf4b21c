import { findWithoutEach } from './ablation';
import type { CorpusFile } from './corpusFiles';
import { findNaively } from './naiveRules';
import { findWithReactDoctor } from './reactDoctor';
import { score, type RecallScore, type TierScore } from './score';
import type { ScoredFinding } from './scoredFinding';

const HEAD = `| Rule | Findings | Precision | Without review | Strict | Recall | Strict |
|---|--:|--:|--:|--:|--:|--:|`;

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
    ...[...findNaively(files)].map(([name, findings]) => {
      const { tiers, recall } = score(findings);
      return row(name, tiers.safe, recall.confident);
    }),
  ].join('\n');
}

const ABLATION_HEAD = `| Switched off | Safe findings | Precision | Strict | Recall | With gain | Any tier | Review findings on unsafe |
|---|--:|--:|--:|--:|--:|--:|--:|`;

/** What is lost, as a table for the README, when one mechanism after the other is off. */
export function compareWithout(ours: readonly ScoredFinding[], files: readonly CorpusFile[]): string {
  const rows = [...findWithoutEach(files)].map(([name, findings]) => ablationRow(name, findings));
  return [ABLATION_HEAD, ablationRow('**nothing**', ours), ...rows].join('\n');
}

function ablationRow(name: string, findings: readonly ScoredFinding[]): string {
  const { tiers, recall } = score(findings);
  const cells = [
    String(tiers.safe.findings),
    percent(tiers.safe.precision),
    percent(tiers.safe.precisionStrict),
    percent(recall.confident.recall),
    percent(recall.confidentWithGain.recall),
    percent(recall.anyTier.recall),
    `${String(tiers.review.unsafe)} of ${String(tiers.review.findings)}`,
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
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
