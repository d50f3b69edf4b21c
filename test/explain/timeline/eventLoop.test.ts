import assert from 'node:assert/strict';
import { type LoopFrame, runLoop, type StackEntry, type Waiting } from '../../../src/explain/timeline/eventLoop';
import { layOut } from '../../../src/explain/timeline/layout';
import { NO_ASSUMPTIONS, type TimelineModel } from '../../../src/explain/timeline/model';
import { modelOf, step } from './models';

describe('event loop model', () => {
  it('starts one call only when the one before has finished, as written', () => {
    const model = modelOf([step('a', 0), step('b', 0)]);
    assert.deepEqual(tell(model, runLoop(model, 'written', NO_ASSUMPTIONS)), [
      '0 start: f a | a -> b | |',
      '0 step-aside: | a -> b | |',
      '300 finish: | | a -> b |',
      '300 pick: | | | a -> b',
      '300 resume: f | | |',
      '300 start: f b | b -> end | |',
      '300 step-aside: | b -> end | |',
      '600 finish: | | b -> end |',
      '600 pick: | | | b -> end',
      '600 resume: f | | |',
      '600 end: f | | |',
    ]);
  });

  it('waits for several at once, and goes on with what has finished first', () => {
    const model = modelOf([step('site1', 0), step('site2', 0)]);
    const frames = runLoop(model, 'together', { durations: { site1: 200, site2: 100 }, rounds: {} });
    assert.deepEqual(tell(model, frames), [
      '0 start: f site1 | site1 -> 2 | |',
      '0 start: f site2 | site1 -> 2, site2 -> 2 | |',
      '0 step-aside: | site1 -> 2, site2 -> 2 | |',
      '100 finish: | site1 -> 2 | site2 -> 2 |',
      '100 pick: | site1 -> 2 | | site2 -> 1/2',
      '100 join: | site1 -> 2 | |',
      '200 finish: | | site1 -> 2 |',
      '200 pick: | | | site1 -> 2/2',
      '200 resume: f | | |',
      '200 end: f | | |',
    ]);
  });

  it('runs the rounds of a loop as functions of their own when they wait together', () => {
    const model = modelOf([step('a', 0, { loops: [0] }), step('b', 0, { block: 1 })], [{ isTogether: true }]);
    const frames = runLoop(model, 'together', { durations: {}, rounds: { 'loop#0': 2 } });
    assert.deepEqual(tell(model, frames).slice(0, 11), [
      '0 start: f #0 a | a -> round of 2 | |',
      '0 step-aside: f | a -> round of 2 | |',
      '0 start: f #1 a | a -> round of 2, a -> round of 2 | |',
      '0 step-aside: f | a -> round of 2, a -> round of 2 | |',
      '0 step-aside: | a -> round of 2, a -> round of 2 | |',
      '300 finish: | | a -> round of 2, a -> round of 2 |',
      '300 pick: | | a -> round of 2 | a -> round of 2',
      '300 resume: #0 | | a -> round of 2 |',
      '300 round-end: #0 | | a -> round of 2 |',
      '300 pick: | | | a -> round of 2',
      '300 resume: #1 | | |',
    ]);
    assert.equal(frames.at(-1)!.event.kind, 'end');
  });

  it('takes as long as the timeline says', () => {
    const nested = modelOf(
      [
        step('a', 0, { loops: [0] }),
        step('b', 0, { block: 1, loops: [0, 1] }),
        step('c', 0, { block: 2 }),
        step('d', 0, { block: 2 }),
      ],
      [{ isTogether: true }, { isTogether: true }],
    );
    const assumptions = { durations: { a: 70, b: 20, c: 5, d: 9 }, rounds: { 'loop#0': 2, 'loop#1': 3 } };
    for (const lane of ['written', 'together'] as const) {
      const last = runLoop(nested, lane, assumptions).at(-1)!;
      assert.equal(last.event.kind, 'end');
      assert.equal(last.time, layOut(nested, lane, assumptions).total);
    }
  });

  it('ends by itself when there is too much to step through', () => {
    const model = modelOf([step('a', 0, { loops: [0, 1, 2] })], [{}, {}, {}]);
    const rounds = { 'loop#0': 12, 'loop#1': 12, 'loop#2': 12 };
    assert.equal(runLoop(model, 'written', { durations: {}, rounds }).length, 1000);
  });
});

/** Frames in short: time, event: stack | outside | finished | queue. */
function tell(model: TimelineModel, frames: readonly LoopFrame[]): string[] {
  const name = ({ call }: Pick<Waiting, 'call'>): string => model.steps[call.step]!.key;
  const next = ({ next: it }: Waiting): string => {
    switch (it.kind) {
      case 'start':
        return it.calls.map((call) => name({ call })).join('+');
      case 'end':
        return 'end';
      case 'join':
        return it.arrived === undefined ? `${it.of}` : `${it.arrived}/${it.of}`;
      case 'round-end':
        return `round of ${it.of}`;
    }
  };
  const list = (waiting: readonly Waiting[]): string => waiting.map((it) => `${name(it)} -> ${next(it)}`).join(', ');
  const entry = (it: StackEntry): string =>
    it.kind === 'call' ? name(it) : it.kind === 'round' ? `#${it.round.join('.')}` : 'f';
  return frames.map(({ time, event, stack, outside, finished, queue }) =>
    [`${time} ${event.kind}: ${stack.map(entry).join(' ')}`, list(outside), list(finished), list(queue)]
      .join(' | ')
      .replace(/ {2,}/g, ' ')
      .trimEnd(),
  );
}
