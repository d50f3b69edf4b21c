import type { Stretches } from '../panelMessages';

/** How often each experiment does its work. */
export const TIMES = 3;

/** Milliseconds that one answer takes. */
const ANSWER = 400;
/** Milliseconds that one sum should take. */
const SUM = 300;

/** Begins an experiment and tells when each of its works began and ended, in milliseconds from its start. */
export type Experiment = () => Promise<Stretches>;

/** Waits for answers, each after the one before. */
export const waitInSequence: Experiment = () => inSequence(waitForAnswer);
/** Waits for answers at once. */
export const waitTogether: Experiment = () => together(waitForAnswer);
/** Works out sums, each after the one before. */
export const computeInSequence: Experiment = () => inSequence(computeSum);
/** Works out sums as `Promise.all` does. */
export const computeTogether: Experiment = () => together(computeSum);

/** Ends with the time at which it was done: who waits for it may be told much later. */
type Work = () => Promise<number>;

async function inSequence(work: Work): Promise<Stretches> {
  const began = performance.now();
  const stretches: Stretches[number][] = [];
  for (let done = 0; done < TIMES; done++) stretches.push(await timed(began, work));
  return stretches;
}

async function together(work: Work): Promise<Stretches> {
  const began = performance.now();
  return Promise.all(Array.from({ length: TIMES }, () => timed(began, work)));
}

async function timed(began: number, work: Work): Promise<Stretches[number]> {
  const start = performance.now() - began;
  return { start, end: (await work()) - began };
}

function waitForAnswer(): Promise<number> {
  return new Promise((resolve) => setTimeout(() => resolve(performance.now()), ANSWER));
}

/** An async function that has nothing to wait for. */
// eslint-disable-next-line @typescript-eslint/require-await -- that is the point
async function computeSum(): Promise<number> {
  sum(roundsOfSum());
  return performance.now();
}

let rounds: number | undefined;

/** Rounds that take about as long as one sum should, on this machine. */
export function roundsOfSum(): number {
  if (rounds === undefined) {
    const trial = 2_000_000;
    sum(trial);
    const began = performance.now();
    sum(trial);
    rounds = Math.round((trial * SUM) / Math.max(1, performance.now() - began));
  }
  return rounds;
}

function sum(upTo: number): number {
  let total = 0;
  for (let round = 0; round < upTo; round++) total = (total + round * round) % 1_000_003;
  return total;
}
