import { type Assumptions, durationOf, type TimelineModel } from './model';
import { type Act, type Call, type Lane, programOf } from './program';

/** One wait on the time axis, in milliseconds from the start of the function. */
export interface Bar extends Call {
  readonly start: number;
  readonly end: number;
  /** Whether another call is waited for at the same time. */
  readonly isShared: boolean;
}

/** One of the two lanes. */
export interface LaneLayout {
  /** By start; what starts together is in source order. */
  readonly bars: readonly Bar[];
  /** Milliseconds until the function is done, its own code counted as nothing. */
  readonly total: number;
}

/** Says when each call of a function would start and end. */
export function layOut(model: TimelineModel, lane: Lane, assumptions: Assumptions): LaneLayout {
  const bars: Bar[] = [];
  const total = place(programOf(model, lane, assumptions), 0, false);
  bars.sort((a, b) => a.start - b.start || a.step - b.step);
  return { bars, total };

  function place(acts: readonly Act[], from: number, isForked: boolean): number {
    let now = from;
    for (const act of acts) {
      if (act.kind === 'fork') {
        const ends = act.branches.map((branch) => place(branch, now, isForked || act.branches.length > 1));
        now = Math.max(now, ...ends);
        continue;
      }
      const start = now;
      for (const call of act.calls) {
        const step = model.steps[call.step];
        const end = start + (step === undefined ? 0 : durationOf(step, assumptions));
        bars.push({ ...call, start, end, isShared: isForked || act.calls.length > 1 });
        now = Math.max(now, end);
      }
    }
    return now;
  }
}

/** The rows of a lane: bars that overlap in time never share one. Gives the row of each bar, in the order of `bars`. */
export function rowsOf(bars: readonly Bar[]): number[] {
  const ends: number[] = [];
  return bars.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    const row = free === -1 ? ends.length : free;
    ends[row] = end;
    return row;
  });
}
