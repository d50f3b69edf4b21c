import assert from 'node:assert/strict';
import { runParallel, runSequence } from '../../src/runtime';

/** A promise that is settled from outside. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

/** Lets everything that is ready go on: promises first, then one turn of the event loop. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('runParallel', () => {
  it('starts all tasks at once, in order, before it returns', () => {
    const started: string[] = [];
    void runParallel(
      () => started.push('a'),
      () => started.push('b'),
    );
    assert.deepEqual(started, ['a', 'b']);
  });

  it('results in the values in the order of the tasks, whichever finishes first', async () => {
    const slow = deferred<string>();
    const both = runParallel(
      () => slow.promise,
      () => 2,
    );
    await nextTurn();
    slow.resolve('one');
    assert.deepEqual(await both, ['one', 2]);
  });

  it('types the results as a tuple for tasks and as an array for a mapped list', async () => {
    const pair: [string, number] = await runParallel(
      () => Promise.resolve('a'),
      () => 1,
    );
    const listed: [string, number] = await runParallel([() => Promise.resolve('a'), () => 1]);
    const lengths: number[] = await runParallel(
      ['a', 'bc'].map((word) => () => Promise.resolve(word.length)),
      { concurrency: 1 },
    );
    // @ts-expect-error the first result is a string
    const wrong: [number, number] = await runParallel(
      () => Promise.resolve('a'),
      () => 1,
    );
    assert.deepEqual(
      [pair, listed, lengths, wrong],
      [
        ['a', 1],
        ['a', 1],
        [1, 2],
        ['a', 1],
      ],
    );
  });

  it('results in an empty list for no tasks', async () => {
    assert.deepEqual(await runParallel(), []);
    assert.deepEqual(await runParallel([], { concurrency: 3 }), []);
  });

  it('runs no more at once than allowed, and starts the next as soon as one has finished', async () => {
    const gates = [deferred<number>(), deferred<number>(), deferred<number>()] as const;
    const started: number[] = [];
    const all = runParallel(
      gates.map((gate, index) => () => {
        started.push(index);
        return gate.promise;
      }),
      { concurrency: 2 },
    );
    await nextTurn();
    assert.deepEqual(started, [0, 1]);
    gates[1].resolve(11);
    await nextTurn();
    assert.deepEqual(started, [0, 1, 2]);
    gates[2].resolve(12);
    gates[0].resolve(10);
    assert.deepEqual(await all, [10, 11, 12]);
  });

  it('rejects a concurrency that is no whole number from 1', async () => {
    for (const concurrency of [0, -1, 1.5, NaN]) {
      await assert.rejects(
        runParallel([() => 1], { concurrency }),
        new RangeError(`concurrency has to be a whole number from 1, not ${String(concurrency)}`),
      );
    }
    assert.deepEqual(await runParallel([() => 1], { concurrency: Infinity }), [1]);
  });

  it('fails with the first failure in time and handles the later ones', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const late = deferred<number>();
      const early = deferred<number>();
      const both = runParallel(
        () => late.promise,
        () => early.promise,
      );
      early.reject(new Error('early'));
      await assert.rejects(both, /early/);
      late.reject(new Error('late'));
      await nextTurn();
      assert.deepEqual(unhandled, []);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  it('starts nothing more after a failure', async () => {
    const gate = deferred<number>();
    const started: string[] = [];
    const all = runParallel(
      [
        () => gate.promise,
        () => Promise.reject(new Error('second')),
        () => started.push('third'),
        () => started.push('fourth'),
      ],
      { concurrency: 2 },
    );
    await assert.rejects(all, /second/);
    gate.resolve(1);
    await nextTurn();
    assert.deepEqual(started, []);
  });

  it('turns an error thrown by a task into a rejection and starts none of the tasks after it', async () => {
    const started: string[] = [];
    const both = runParallel(
      () => {
        throw new Error('at once');
      },
      () => started.push('second'),
    );
    await assert.rejects(both, /at once/);
    assert.deepEqual(started, []);
  });
});

describe('runSequence', () => {
  it('starts each task after the one before it has finished and results in all values', async () => {
    const log: string[] = [];
    const first = deferred<string>();
    const all = runSequence(
      () => {
        log.push('first starts');
        return first.promise;
      },
      async () => {
        log.push('second starts');
        await nextTurn();
        return 2;
      },
    );
    await nextTurn();
    log.push('first finishes');
    first.resolve('one');
    const results: [string, number] = await all;
    assert.deepEqual(results, ['one', 2]);
    assert.deepEqual(log, ['first starts', 'first finishes', 'second starts']);
  });

  it('stops at the first failure', async () => {
    const started: string[] = [];
    await assert.rejects(runSequence([() => Promise.reject(new Error('no')), () => started.push('second')]), /no/);
    assert.deepEqual(started, []);
  });

  it('makes chains that run beside each other', async () => {
    const log: string[] = [];
    const step = (name: string) => async () => {
      log.push(`${name} starts`);
      await nextTurn();
      log.push(`${name} ends`);
      return name;
    };
    const [left, right] = await runParallel(
      () => runSequence(step('a1'), step('a2')),
      () => runSequence(step('b1'), step('b2')),
    );
    assert.deepEqual(
      [left, right],
      [
        ['a1', 'a2'],
        ['b1', 'b2'],
      ],
    );
    assert.deepEqual(log.slice(0, 2), ['a1 starts', 'b1 starts']);
    assert.ok(log.indexOf('a1 ends') < log.indexOf('a2 starts'));
  });
});
