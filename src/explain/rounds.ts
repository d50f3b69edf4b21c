import type { Analysis, FunctionReport } from '../core/analysis';
import type { Finding } from '../core/finding';
import { sentence } from './words';

/** What is to be said of the rounds of a loop: that they could wait together, or why they stay in order, as a sentence. */
export type Rounds = { readonly finding: Finding } | { readonly refused: string };

/** The rounds of the innermost loop around an await (an index into `fn.awaits`); undefined outside of loops. */
export function roundsAround(
  { loops }: FunctionReport,
  index: number,
  findings: Analysis['findings'],
): Rounds | undefined {
  const loop = loops.findLast(({ awaits }) => awaits.includes(index));
  const finding = loop?.finding === undefined ? undefined : findings[loop.finding];
  if (finding) return { finding };
  return loop?.refused === undefined ? undefined : { refused: sentence(loop.refused) };
}
