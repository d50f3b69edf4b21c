import assert from 'node:assert/strict';
import { WorkShare } from '../../src/cli/workShare';

/** Takes in turns until nothing is left. */
function takeAll(share: WorkShare, threads: number): (readonly [number, number])[] {
  const taken: (readonly [number, number])[] = [];
  for (let turn = 0, idle = 0; idle < threads; turn++) {
    const part = share.take(turn % threads);
    if (part === undefined) idle++;
    else taken.push(part);
  }
  return taken;
}

describe('WorkShare', () => {
  it('deals out every item once', () => {
    for (const [total, threads, size] of [
      [100, 3, 7],
      [5, 4, 12],
      [0, 2, 4],
      [24, 1, 5],
    ] as const) {
      const items = takeAll(new WorkShare(total, threads, size), threads)
        .flatMap(([start, end]) => Array.from({ length: end - start }, (_, index) => start + index))
        .sort((a, b) => a - b);
      assert.deepEqual(
        items,
        Array.from({ length: total }, (_, index) => index),
      );
    }
  });

  it('lets a thread go through neighbours, and help out at the far end when it is done', () => {
    const share = new WorkShare(20, 2, 5);
    assert.deepEqual(
      [share.take(0), share.take(0)],
      [
        [0, 5],
        [5, 10],
      ],
    );
    assert.deepEqual(share.take(0), [15, 20]);
    assert.deepEqual(share.take(1), [10, 15]);
    assert.equal(share.take(0), undefined);
  });
});
