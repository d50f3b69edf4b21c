import type { Finding } from '../../src/core/finding';
import type { LineIndex } from '../../src/core/lineIndex';
import type { CorpusFile } from './corpusFiles';

/** A finding in the form that `score.mjs` reads, with our words for it so that a wrong one can be understood. Lines from 1. */
export interface ScoredFinding {
  readonly package: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly lines: readonly number[];
  readonly groups: readonly (readonly number[])[];
  readonly tier: 'safe' | 'review';
  readonly kind: 'run' | 'loop';
  readonly words?: { readonly message: string; readonly reasons: readonly string[]; readonly check: readonly string[] };
}

/** Turns a finding into what is scored; undefined for rules that say nothing about awaits that overlap. */
export function toScored(finding: Finding, file: CorpusFile, lines: LineIndex): ScoredFinding | undefined {
  if (finding.rule === 'blocking-call' || finding.rule === 'legacy-event-loop') return undefined;
  const isLoop = finding.rule === 'await-in-loop';
  const lineOf = (index: number): number[] => {
    const point = finding.awaits[index];
    return point === undefined ? [] : [lines.at(point.span.start).line];
  };
  const groups = finding.groups
    .filter((group) => isLoop || group.length > 1)
    .map((group) => [...new Set(group.flatMap(lineOf))]);
  return {
    package: file.package,
    path: file.path,
    startLine: lines.at(finding.span.start).line,
    endLine: lines.at(finding.span.end).line,
    lines: [...new Set(groups.flat())].sort((a, b) => a - b),
    groups,
    tier: finding.confidence,
    kind: isLoop ? 'loop' : 'run',
    words: { message: finding.message, reasons: finding.reasons, check: finding.check },
  };
}
