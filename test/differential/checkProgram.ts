import type { Analysis } from '../../src/core/analysis';
import { type Confidence, RULE_IDS } from '../../src/core/finding';
import { DEFAULT_OPTIONS, type Options } from '../../src/core/options';
import type { SuggestionTarget } from '../../src/core/suggestion';
import { fixAll } from '../../src/fixAll';
import { compareRuns } from './compareRuns';
import { KNOWN_CALLS, type Program } from './programs';
import { runProgram } from './runProgram';

export const TARGETS: readonly SuggestionTarget[] = ['promise-all', 'run-parallel', 'chains', 'all-settled'];

/** What came of trying one program with every target. */
export interface Verdict {
  /** How many targets changed the program. */
  readonly rewritten: number;
  /** Whether chains came of it. */
  readonly isChained: boolean;
  /** What the rewrites changed that they must not, with the texts. */
  readonly wrong: readonly string[];
}

/** Runs a program as written and as rewritten to the end for every target, and compares. */
export async function checkProgram(
  program: Program,
  confidence: Confidence,
  look?: (text: string, options: Options) => Analysis,
): Promise<Verdict> {
  const before = await runProgram(program.text, program.fate);
  const wrong: string[] = [];
  let rewritten = 0;
  let isChained = false;
  for (const target of TARGETS) {
    const options: Options = {
      ...DEFAULT_OPTIONS,
      path: '/project/src/program.js',
      target,
      knownCalls: KNOWN_CALLS,
      // Loops that write are for review because the order of the writes changes.
      rules: RULE_IDS.filter((rule) => confidence === 'safe' || rule !== 'await-in-loop'),
    };
    const { text } = fixAll(program.text, 'javascript', options, {
      confidence,
      ...(look && { analyze: (current: string) => look(current, options) }),
    });
    if (text === program.text) continue;
    rewritten++;
    isChained ||= target === 'chains' && text.includes('runParallel');
    const differences = compareRuns(before, await runProgram(text, program.fate), target);
    if (differences.length > 0) wrong.push([target, ...differences, program.text, text].join('\n'));
  }
  return { rewritten, isChained, wrong };
}
