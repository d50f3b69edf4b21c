import type { Assumptions, TimelineLoop, TimelineModel, TimelineStep } from './model';

/** The same assumptions, with another duration (milliseconds) for one call. */
export function assumeDuration(
  assumptions: Assumptions,
  { key }: Pick<TimelineStep, 'key'>,
  duration: number,
): Assumptions {
  return { ...assumptions, durations: { ...assumptions.durations, [key]: duration } };
}

/** The same assumptions, with another number of rounds for one loop. */
export function assumeRounds(
  assumptions: Assumptions,
  { key }: Pick<TimelineLoop, 'key'>,
  rounds: number,
): Assumptions {
  return { ...assumptions, rounds: { ...assumptions.rounds, [key]: rounds } };
}

/** The same assumptions, without any of one function: its waits are equally long again. */
export function assumeNothing({ durations, rounds }: Assumptions, { steps, loops }: TimelineModel): Assumptions {
  return { durations: without(durations, steps), rounds: without(rounds, loops) };
}

/** Whether anything is assumed of a function. */
export function isAssumed({ durations, rounds }: Assumptions, { steps, loops }: TimelineModel): boolean {
  return steps.some(({ key }) => key in durations) || loops.some(({ key }) => key in rounds);
}

function without(
  values: Readonly<Record<string, number>>,
  named: readonly { readonly key: string }[],
): Record<string, number> {
  const gone = new Set(named.map(({ key }) => key));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !gone.has(key)));
}
