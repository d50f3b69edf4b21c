import type { Analysis, FunctionReport } from '../core/analysis';
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

/** The calls that a function of an analysis waits for, in source order; what is awaited together already is taken apart. */
export function waitedCalls(analysis: Analysis, fn: FunctionReport): WaitedCall[] {
  const owner = functionKey(analysis, fn);
  const seen = new Map<string, number>();
  return fn.awaits.flatMap((point, index) => {
    const isTogether = waitsForAll(point.join) && (point.joins?.length ?? 0) > 1;
    const points: readonly CallPoint[] = isTogether ? (point.joins ?? []) : [point];
    return points.map((call) => {
      const count = seen.get(call.callee) ?? 0;
      seen.set(call.callee, count + 1);
      return { point: call, await: index, key: `${owner}/${call.callee}#${count}` };
    });
  });
}

/** Names a function in what is remembered of its calls and loops: by its name, and its place among those of the same name. */
export function functionKey({ functions }: Analysis, fn: FunctionReport): string {
  const place = functions.filter(({ name }) => name === fn.name).indexOf(fn);
  return place < 1 ? fn.name : `${fn.name}~${place + 1}`;
}
