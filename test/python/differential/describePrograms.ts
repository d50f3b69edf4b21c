import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../src/core/analysis';
import type { Confidence } from '../../../src/core/finding';
import type { Options } from '../../../src/core/options';
import { readPython } from '../../../src/languages/python/analyzePython';
import { type Blindness, lookWithout } from '../../differential/lookWithout';
import { preparePython } from '../parser';
import { needPython } from '../pythonCommand';
import { checkPrograms } from './checkPrograms';
import { programs, type Program } from './programs';
import { programsOfRounds } from './rounds';

/** Any number does; the same one gives the same programs. */
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 1);

/** What the programs can show. */
const KINDS: readonly Blindness[] = ['flow', 'anti', 'output', 'control', 'guard', 'order', 'pinned', 'maybe'];

/** How many programs it may take until one shows that a kind is missing. */
const MUTATION_RUNS = 900;

/** Programs that run in one Python. */
const BATCH = 200;

/** Describes the suite with so many programs, most of them with calls that fail; `tell` is given the figures. */
export function describePythonPrograms(runs: number, tell: (line: string) => void = () => undefined): void {
  describe('programs in Python run as written and as rewritten', () => {
    before(async function () {
      needPython(this);
      // Beside other work on the machine the parser takes its time to load.
      this.timeout(60_000);
      await preparePython();
    });

    it('agree where calls may fail, for safe findings', () => {
      agree(programs('safe'), 'safe', runs * 0.7, tell);
    }).timeout(20_000 + runs * 400);

    it('agree where nothing fails, for findings to review', () => {
      agree(programs('review'), 'review', runs * 0.3, tell);
    }).timeout(20_000 + runs * 400);

    it('agree where rounds of loops only read, whatever is done with that', () => {
      agree(programsOfRounds(), 'review', runs * 0.5, tell, ['await-in-loop']);
    }).timeout(20_000 + runs * 400);
  });
}

/** Describes that the programs show it when the engine misses dependences of one kind. */
export function describePythonMutations(): void {
  describe('programs in Python', () => {
    before(async function () {
      needPython(this);
      // Beside other work on the machine the parser takes its time to load.
      this.timeout(60_000);
      await preparePython();
    });

    for (const kind of KINDS) {
      it(`disagree when the engine misses dependences of the kind "${kind}"`, () => {
        const all = fc.sample(programs('safe'), { numRuns: MUTATION_RUNS, seed: SEED });
        const look = (text: string, options: Options): Analysis => lookWithout(kind, text, options, readPython);
        let isShown = false;
        for (let at = 0; at < all.length && !isShown; at += SMALL_BATCH) {
          isShown = checkPrograms(all.slice(at, at + SMALL_BATCH), 'safe', { look }).wrong.length > 0;
        }
        assert.ok(isShown, 'no program shows the difference');
      }).timeout(300_000);
    }
  });
}

/** Programs that are tried before it is looked whether one has shown the difference. */
const SMALL_BATCH = 50;

function agree(
  arbitrary: fc.Arbitrary<Program>,
  confidence: Confidence,
  count: number,
  tell: (line: string) => void,
  rules?: Options['rules'],
): void {
  const all = fc.sample(arbitrary, { numRuns: Math.ceil(count), seed: SEED });
  let rewritten = 0;
  let chained = 0;
  for (let at = 0; at < all.length; at += BATCH) {
    const verdict = checkPrograms(all.slice(at, at + BATCH), confidence, rules && { rules });
    rewritten += verdict.rewritten;
    chained += verdict.chained;
    // The shortest is the easiest to understand.
    const [wrong] = [...verdict.wrong].sort((a, b) => a.length - b.length);
    if (wrong !== undefined) assert.fail(`${String(verdict.wrong.length)} differ, such as\n${wrong}`);
  }
  assert.ok(rewritten > count / 4, `only ${String(rewritten)} rewrites in ${String(count)} programs`);
  const hasChains = rules === undefined;
  if (hasChains) assert.ok(chained > count / 100, `only ${String(chained)} with chains in ${String(count)} programs`);
  tell(`      ${String(all.length)} programs, ${String(rewritten)} rewrites, ${String(chained)} of them chains`);
}
