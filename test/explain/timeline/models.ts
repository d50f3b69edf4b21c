import type { TimelineLoop, TimelineModel, TimelineStep } from '../../../src/explain/timeline/model';

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A step, in block 0 and outside of loops unless it says otherwise. */
export function step(key: string, slot: number, more: Partial<TimelineStep> = {}): TimelineStep {
  return {
    await: -1,
    key,
    callee: key,
    label: key,
    source: `await ${key}()`,
    range: NOWHERE,
    block: 0,
    slot,
    loops: [],
    ...more,
  };
}

/** A model of some steps and loops. */
export function modelOf(steps: readonly TimelineStep[], loops: readonly Partial<TimelineLoop>[] = []): TimelineModel {
  return {
    name: 'f',
    range: NOWHERE,
    // Each is awaited by itself unless it says otherwise.
    steps: steps.map((it, index) => (it.await === -1 ? { ...it, await: index } : it)),
    arrows: [],
    loops: loops.map((loop, index) => ({ key: `loop#${index}`, range: NOWHERE, isTogether: false, ...loop })),
    offers: [],
    confidence: 'safe',
    joinedBy: 'Promise.all',
    queueName: 'microtask queue',
  };
}
