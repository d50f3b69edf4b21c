import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Confidence } from '../../src/core/finding';
import { checkProgram } from './checkProgram';
import { type Blindness, lookWithout } from './lookWithout';
import { programs } from './programs';
import { type Look, WAYS, type Way } from './ways';

/** Any number does; the same one gives the same programs. */
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 1);

/** What the programs can show. `intent` is what a comment asks for, and a comment does nothing when it runs. */
const KINDS: readonly Blindness[] = ['flow', 'anti', 'output', 'control', 'guard', 'order', 'pinned', 'maybe'];

/** Where loops are left out, the others show nothing more. */
const WAYS_OF_GROUPS: readonly Way[] = ['promise-all', 'run-parallel', 'chains', 'all-settled'];

/** How many programs it may take until one shows that a kind is missing. */
const MUTATION_RUNS = 1500;

/** Describes the suite with so many programs, most of them with calls that fail. */
export function describePrograms(runs: number): void {
  describe('programs run as written and as rewritten', () => {
    it('agree where calls may fail, for safe findings', () => agree('safe', runs * 0.7)).timeout(runs * 400);

    it('agree where nothing fails, for findings to review', () => agree('review', runs * 0.3)).timeout(runs * 400);

    for (const kind of KINDS) {
      it(`disagree when the engine misses dependences of the kind "${kind}"`, () =>
        seesBlindness(kind, WAYS_OF_GROUPS)).timeout(120_000);
    }

    // A read that starts early does nothing that another kind could show.
    it('disagree when a call starts early against a dependence of the kind "flow"', () =>
      seesBlindness('flow', ['start-early'])).timeout(120_000);
  });
}

/** How often a way has to be taken at least, so that the programs say something about it. */
function leastShare(way: Way): number {
  return way === 'start-early' || way === 'p-limit' || way === 'p-map' ? 0.02 : 0.1;
}

async function seesBlindness(kind: Blindness, ways: readonly Way[]): Promise<void> {
  let isShown = false;
  const property = fc.asyncProperty(programs('safe'), async (program) => {
    const look: Look = (text, options) => lookWithout(kind, text, options);
    const { wrong } = await checkProgram(program, 'safe', look, ways);
    isShown ||= wrong.length > 0;
    return !isShown;
  });
  await fc.check(property, { numRuns: MUTATION_RUNS, seed: SEED, endOnFailure: true });
  assert.ok(isShown, 'no program shows the difference');
}

async function agree(confidence: Confidence, numRuns: number): Promise<void> {
  const counts = new Map<Way, number>(WAYS.map((way) => [way, 0]));
  let chained = 0;
  const property = fc.asyncProperty(programs(confidence), async (program) => {
    const verdict = await checkProgram(program, confidence);
    for (const way of verdict.changed) counts.set(way, (counts.get(way) ?? 0) + 1);
    if (verdict.isChained) chained++;
    if (verdict.wrong[0] !== undefined) throw new Error(verdict.wrong[0]);
  });
  await fc.assert(property, { numRuns: Math.ceil(numRuns), seed: SEED });
  for (const [way, count] of counts) {
    assert.ok(count > numRuns * leastShare(way), `only ${count} rewrites (${way}) in ${numRuns} programs`);
  }
  assert.ok(chained > numRuns / 100, `only ${chained} programs with chains in ${numRuns}`);
}
