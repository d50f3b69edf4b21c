import type { AwaitReport, FunctionReport } from '../core/analysis';

/** The awaits of one statement list: which of them wait one after another, and which could wait together. */
export interface Schedule {
  /** In source order; indexes into `FunctionReport.awaits`. */
  readonly awaits: readonly number[];
  /** What starts together when rewritten, one step after the other; indexes into `FunctionReport.awaits`. */
  readonly together: readonly (readonly number[])[];
}

/** The schedules of a function, one for each statement list that awaits, in source order. */
export function schedulesOf(fn: FunctionReport): Schedule[] {
  const regions = new Map<number, number[]>();
  for (const [index, point] of fn.awaits.entries()) {
    const list = regions.get(point.region);
    if (list === undefined) regions.set(point.region, [index]);
    else list.push(index);
  }
  return [...regions.values()].map((awaits) => ({ awaits, together: slotsOf(fn.awaits, awaits) }));
}

/** The schedule that one await of the function belongs to. */
export function scheduleOf(fn: FunctionReport, index: number): Schedule {
  const region = fn.awaits[index]?.region;
  const awaits = [...fn.awaits.keys()].filter((other) => fn.awaits[other]?.region === region);
  return { awaits, together: slotsOf(fn.awaits, awaits) };
}

/** Says whether anything is gained. */
export function hasGain(schedule: Schedule): boolean {
  return schedule.together.length < schedule.awaits.length;
}

function slotsOf(reports: readonly AwaitReport[], awaits: readonly number[]): number[][] {
  const slots = new Map<number, number[]>();
  for (const index of awaits) {
    const slot = reports[index]?.slot ?? 0;
    const list = slots.get(slot);
    if (list === undefined) slots.set(slot, [index]);
    else list.push(index);
  }
  return [...slots.entries()].sort(([a], [b]) => a - b).map(([, members]) => members);
}
