import type { Confidence } from '../../core/finding';

/*
 * What the timeline panel is drawn from: plain data that crosses from the server to the page, where it is laid out again each time
 * a duration changes.
 */

/** A stretch of the document as the language server protocol has it: lines and UTF-16 units from 0. */
export interface Stretch {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The awaits of one function, as they are written and as they could be. */
export interface TimelineModel {
  /** Name of the function. */
  readonly name: string;
  /** The whole function. */
  readonly range: Stretch;
  /** One for each call that is waited for, in source order. */
  readonly steps: readonly TimelineStep[];
  /** What has to come after what. */
  readonly arrows: readonly TimelineArrow[];
  readonly loops: readonly TimelineLoop[];
  /** What can be rewritten. */
  readonly offers: readonly TimelineOffer[];
  /** Whether all that is drawn as together is safe, or a person has to decide some of it. */
  readonly confidence: Confidence;
  /** What joins waits in the language of the function: `Promise.all`, `asyncio.gather`. */
  readonly joinedBy: string;
  /** What the event loop of the language calls the list of what can go on: the microtask queue, the ready queue. */
  readonly queueName: string;
}

/** One call that is waited for. */
export interface TimelineStep {
  /** Which await of the function waits for it; calls with the same number wait together as they are written. */
  readonly await: number;
  /** Names the call in what is remembered of it; the same as long as the calls of the function stay in their order. */
  readonly key: string;
  /** The callee, without arguments. */
  readonly callee: string;
  /** The callee, as short as it can be told from the others. */
  readonly label: string;
  /** The line of source it stands on, without its indent. */
  readonly source: string;
  readonly range: Stretch;
  /** Statement list it stands in; lists run one after the other. */
  readonly block: number;
  /** Step of its list in which it starts when rewritten; equal numbers start together. */
  readonly slot: number;
  /** Loops that it stands in, from the outermost in, as indexes into `TimelineModel.loops`. */
  readonly loops: readonly number[];
  /** Index into `TimelineModel.offers` of the rewrite that moves it. */
  readonly offer?: number;
}

/** Step `to` has to wait for step `from` (indexes into `TimelineModel.steps`). */
export interface TimelineArrow {
  readonly from: number;
  readonly to: number;
  readonly strength: 'must' | 'maybe';
  /** A sentence. */
  readonly reason: string;
}

/** A loop around some of the steps. */
export interface TimelineLoop {
  readonly key: string;
  readonly range: Stretch;
  /** Whether its rounds can wait together. */
  readonly isTogether: boolean;
  /** Why they can not, as a sentence. */
  readonly reason?: string;
}

/** A rewrite that can be applied. */
export interface TimelineOffer {
  /** Where its finding starts, which is how the server knows it. */
  readonly start: Stretch['start'];
  /** As in the menu: "Wait together with Promise.all". */
  readonly title: string;
  readonly confidence: Confidence;
  /** What a person must make sure of first, a sentence each. */
  readonly check: readonly string[];
}

/** What is assumed of a function: nobody has measured it. */
export interface Assumptions {
  /** Milliseconds by `TimelineStep.key`; what is missing takes `USUAL_DURATION`. */
  readonly durations: Readonly<Record<string, number>>;
  /** How often a loop goes round, by `TimelineLoop.key`; what is missing goes `USUAL_ROUNDS` times. */
  readonly rounds: Readonly<Record<string, number>>;
}

/** Nothing is known yet. */
export const NO_ASSUMPTIONS: Assumptions = { durations: {}, rounds: {} };

/** Milliseconds that a wait is drawn with until somebody says better. */
export const USUAL_DURATION = 300;

/** The longest wait that can be set, in milliseconds. */
export const LONGEST_DURATION = 10_000;

/** Rounds that a loop is drawn with until somebody says better. */
export const USUAL_ROUNDS = 3;

/** The most rounds that are drawn. */
export const MOST_ROUNDS = 12;

/** How long a step is assumed to take, in milliseconds. */
export function durationOf(step: Pick<TimelineStep, 'key'>, { durations }: Assumptions): number {
  return inBounds(durations[step.key], USUAL_DURATION, LONGEST_DURATION);
}

/** How often a loop is assumed to go round. */
export function roundsOf(loop: Pick<TimelineLoop, 'key'>, { rounds }: Assumptions): number {
  return inBounds(rounds[loop.key], USUAL_ROUNDS, MOST_ROUNDS);
}

function inBounds(value: number | undefined, usual: number, most: number): number {
  if (value === undefined || !Number.isFinite(value)) return usual;
  return Math.min(Math.max(Math.round(value), 1), most);
}
