import type { FunctionReport } from '../core/analysis';
import type { CallPoint } from '../core/region';
import { waitsForAll } from './joinedWaits';

/** A call that takes time: one that is awaited, or one of several that are awaited together already. */
export interface WaitedCall {
  readonly point: CallPoint;
  /** Index into `FunctionReport.awaits` of the await that waits for it. */
  readonly await: number;
  /** Names the call in what is remembered of it; stays the same when it is moved into a `Promise.all`. */
  readonly key: string;
}

/** The calls that a function waits for, in source order; what is awaited together already is taken apart. */
export function waitedCalls(fn: FunctionReport): WaitedCall[] {
  const seen = new Map<string, number>();
  return fn.awaits.flatMap((point, index) => {
    const isTogether = waitsForAll(point.join) && (point.joins?.length ?? 0) > 1;
    const points: readonly CallPoint[] = isTogether ? (point.joins ?? []) : [point];
    return points.map((call) => {
      const count = seen.get(call.callee) ?? 0;
      seen.set(call.callee, count + 1);
      return { point: call, await: index, key: `${fn.name}/${call.callee}#${count}` };
    });
  });
}
