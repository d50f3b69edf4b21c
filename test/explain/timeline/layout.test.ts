import assert from 'node:assert/strict';
import { layOut, rowsOf } from '../../../src/explain/timeline/layout';
import { NO_ASSUMPTIONS } from '../../../src/explain/timeline/model';
import type { Lane } from '../../../src/explain/timeline/program';
import { modelOf, step } from './models';

describe('timeline layout', () => {
  const lay = (model: ReturnType<typeof modelOf>, lane: Lane, assumptions = NO_ASSUMPTIONS) => {
    const { bars, total } = layOut(model, lane, assumptions);
    const rows = rowsOf(bars);
    return {
      bars: bars.map(({ step, start, end }, index) => `${model.steps[step]!.key} ${start}-${end} row ${rows[index]!}`),
      total,
    };
  };
  const three = modelOf([step('a', 0), step('b', 0), step('c', 1)]);

  it('adds up what is written one after another', () => {
    const written = { bars: ['a 0-300 row 0', 'b 300-600 row 0', 'c 600-900 row 0'], total: 900 };
    assert.deepEqual(lay(three, 'written'), written);
  });

  it('takes the longest of what waits together', () => {
    const assumptions = { durations: { a: 100, b: 250, c: 50 }, rounds: {} };
    const together = { bars: ['a 0-100 row 0', 'b 0-250 row 1', 'c 250-300 row 0'], total: 300 };
    assert.deepEqual(lay(three, 'together', assumptions), together);
  });

  it('runs one block after the other, and a block that was moved up in the order of its slots', () => {
    const model = modelOf([step('a', 1), step('b', 0), step('c', 0, { block: 1 })]);
    assert.deepEqual(lay(model, 'together').bars, ['b 0-300 row 0', 'a 300-600 row 0', 'c 600-900 row 0']);
  });

  it('goes round a loop as often as it is told, one after another or at once', () => {
    const body = [step('a', 0, { loops: [0] }), step('b', 1, { loops: [0] }), step('c', 0, { block: 1 })];
    const twice = { durations: {}, rounds: { 'loop#0': 2 } };
    const free = modelOf(body, [{ isTogether: true }]);
    assert.equal(lay(free, 'written', twice).total, 1500);
    assert.deepEqual(lay(free, 'together', twice), {
      bars: ['a 0-300 row 0', 'a 0-300 row 1', 'b 300-600 row 0', 'b 300-600 row 1', 'c 600-900 row 0'],
      total: 900,
    });
    assert.equal(lay(modelOf(body, [{}]), 'together', twice).total, 1500);
  });

  it('multiplies the rounds of loops in loops', () => {
    const model = modelOf([step('a', 0, { loops: [0] }), step('b', 0, { block: 1, loops: [0, 1] })], [{}, {}]);
    const rounds = { durations: { a: 10, b: 1 }, rounds: { 'loop#0': 2, 'loop#1': 4 } };
    assert.equal(lay(model, 'written', rounds).total, 2 * (10 + 4));
  });

  it('keeps assumptions within bounds', () => {
    const wild = { durations: { a: -5, b: Number.NaN, c: 1e9 }, rounds: {} };
    assert.deepEqual(lay(three, 'written', wild).bars, ['a 0-1 row 0', 'b 1-301 row 0', 'c 301-10301 row 0']);
  });
});
