import assert from 'node:assert/strict';
import {
  formatDuration,
  fromSlider,
  roundDuration,
  SLIDER_END,
  ticksOf,
  toSlider,
} from '../../../src/explain/timeline/duration';

describe('durations', () => {
  it('are read as milliseconds or seconds', () => {
    assert.deepEqual([0, 1, 300, 999, 1000, 1250, 12_340].map(formatDuration), [
      '0 ms',
      '1 ms',
      '300 ms',
      '999 ms',
      '1 s',
      '1.25 s',
      '12.3 s',
    ]);
  });

  it('have two digits that count', () => {
    assert.deepEqual([0, 7, 12, 347, 1234, 99_999].map(roundDuration), [1, 7, 12, 350, 1200, 10_000]);
  });

  it('come back from the slider nearly as they were set', () => {
    assert.equal(fromSlider(0), 1);
    assert.equal(fromSlider(SLIDER_END), 10_000);
    for (const duration of [1, 5, 20, 300, 2000, 10_000]) {
      const again = fromSlider(toSlider(duration));
      assert.ok(Math.abs(again - duration) <= duration * 0.1, `${duration} became ${again}`);
    }
  });

  it('are divided at round moments', () => {
    assert.deepEqual(ticksOf(900, 6), [0, 200, 400, 600, 800]);
    assert.deepEqual(ticksOf(2000, 6), [0, 500, 1000, 1500, 2000]);
    assert.deepEqual(ticksOf(5000, 6), [0, 1000, 2000, 3000, 4000, 5000]);
    assert.deepEqual(ticksOf(3, 6), [0, 1, 2, 3]);
    assert.deepEqual(ticksOf(0, 6), [0]);
    assert.deepEqual(ticksOf(1200, 3), [0, 500, 1000]);
    assert.deepEqual(ticksOf(900, 2), [0, 500]);
  });
});
