import type { Confidence } from '../../src/core/finding';
import { compareRuns } from './compareRuns';
import type { Program } from './programs';
import { runProgram } from './runProgram';
import { rewriteProgram, WAYS, type Look, type Way } from './ways';

/** What came of trying one program in every way. */
export interface Verdict {
  /** The ways that changed the program. */
  readonly changed: readonly Way[];
  /** Whether chains came of it. */
  readonly isChained: boolean;
  /** What the rewrites changed that they must not, with the texts. */
  readonly wrong: readonly string[];
}

/** Runs a program as written and as rewritten to the end in every way, and compares. */
export async function checkProgram(
  program: Program,
  confidence: Confidence,
  look?: Look,
  ways: readonly Way[] = WAYS,
): Promise<Verdict> {
  const before = await runProgram(program.text, program.fate);
  const wrong: string[] = [];
  const changed: Way[] = [];
  let isChained = false;
  for (const way of ways) {
    const text = rewriteProgram(program.text, way, confidence, look);
    if (text === program.text) continue;
    changed.push(way);
    isChained ||= way === 'chains' && text.includes('runParallel');
    const differences = compareRuns(before, await runProgram(text, program.fate), way);
    if (differences.length > 0) wrong.push([way, ...differences, program.text, text].join('\n'));
  }
  return { changed, isChained, wrong };
}
