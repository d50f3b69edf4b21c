import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Label } from './corpusFiles';
import type { ScoredFinding } from './scoredFinding';

/** Precision of one tier, as `score.mjs --json` gives it; ratios are null when nothing was found. */
export interface TierScore {
  readonly findings: number;
  readonly safe: number;
  readonly overReach: number;
  readonly review: number;
  readonly unsafe: number;
  readonly precision: number | null;
  readonly precisionReviewExcluded: number | null;
  readonly precisionStrict: number | null;
}

/** Recall over a set of safe labels. */
export interface RecallScore {
  readonly labels: number;
  readonly found: number;
  readonly exact: number;
  readonly recall: number | null;
  readonly recallStrict: number | null;
}

/** What `score.mjs --json` prints, as far as it is used here. */
export interface Score {
  readonly findings: number;
  readonly onLabelledCode: number;
  readonly elsewhere: number;
  readonly tiers: { readonly safe: TierScore; readonly review: TierScore };
  readonly recall: Readonly<
    Record<'confident' | 'anyTier' | 'confidentRuns' | 'confidentLoops' | 'confidentWithGain', RecallScore>
  >;
  readonly wrong: readonly {
    readonly tier: string;
    readonly outcome: string;
    readonly finding: ScoredFinding;
    readonly label: Label;
  }[];
}

/** Scores findings against the labels. */
export function score(findings: readonly ScoredFinding[]): Score {
  return JSON.parse(runScore(findings, ['--json'])) as Score;
}

/** The table that `score.mjs` prints for a person. */
export function scoreTable(findings: readonly ScoredFinding[], listMissed: boolean): string {
  return runScore(findings, listMissed ? ['--missed'] : []);
}

function runScore(findings: readonly ScoredFinding[], flags: readonly string[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'await-lens-score-'));
  try {
    const file = path.join(folder, 'findings.json');
    writeFileSync(file, JSON.stringify(findings));
    const script = path.join(__dirname, 'score.mjs');
    const run = spawnSync(process.execPath, [script, file, ...flags], { encoding: 'utf8', maxBuffer: 64_000_000 });
    if (run.status !== 0) throw new Error(`score.mjs failed: ${run.stderr}`);
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
