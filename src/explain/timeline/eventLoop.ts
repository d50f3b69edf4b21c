import { type Assumptions, durationOf, type TimelineModel } from './model';
import { type Act, type Call, type Lane, programOf } from './program';

/** What is on the call stack. */
export type StackEntry =
  | { readonly kind: 'function' }
  /** A round of a loop whose rounds run at once: a function of its own. */
  | { readonly kind: 'round'; readonly round: readonly number[] }
  | { readonly kind: 'call'; readonly call: Call };

/** What happens once a call has finished. */
export type Next =
  /** The function goes on and makes these calls. */
  | { readonly kind: 'start'; readonly calls: readonly Call[] }
  /** The function goes on to its end. */
  | { readonly kind: 'end' }
  /** Its result is kept until the others are there; `arrived` (with this one) is only known once it has finished. */
  | { readonly kind: 'join'; readonly of: number; readonly arrived?: number }
  /** The round is over; the function goes on when all of them are. */
  | { readonly kind: 'round-end'; readonly of: number };

/** An entry of the loop's lists: "what has finished -> what comes next". */
export interface Waiting {
  readonly call: Call;
  readonly next: Next;
}

/** What has just happened. */
export type LoopEvent =
  | { readonly kind: 'start'; readonly call: Call }
  /** The function, or a round, has reached an await. */
  | { readonly kind: 'step-aside'; readonly calls: readonly Call[]; readonly isRound: boolean }
  | { readonly kind: 'finish'; readonly calls: readonly Call[]; readonly waited: number }
  | { readonly kind: 'pick'; readonly call: Call }
  | { readonly kind: 'join'; readonly call: Call; readonly arrived: number; readonly of: number }
  | { readonly kind: 'resume'; readonly call: Call }
  | { readonly kind: 'round-end'; readonly round: readonly number[]; readonly arrived: number; readonly of: number }
  | { readonly kind: 'end' };

/** One moment of the event loop. */
export interface LoopFrame {
  /** Milliseconds from the start of the function. */
  readonly time: number;
  readonly event: LoopEvent;
  /** The innermost last. */
  readonly stack: readonly StackEntry[];
  /** Started and not finished, in the order of their starts. */
  readonly outside: readonly Waiting[];
  /** Finished outside and not yet noticed by the loop: its timers and I/O. */
  readonly finished: readonly Waiting[];
  /** To be continued as soon as the stack is empty: the microtask queue, first in, first out. */
  readonly queue: readonly Waiting[];
  /** Step (index into `TimelineModel.steps`) whose line runs. */
  readonly step?: number;
}

/** More than this nobody steps through. */
const MOST_FRAMES = 1000;

/** Runs a function through the event loop, moment by moment. */
export function runLoop(model: TimelineModel, lane: Lane, assumptions: Assumptions): LoopFrame[] {
  const run = new Run((step) => {
    const found = model.steps[step];
    return found === undefined ? 0 : durationOf(found, assumptions);
  });
  return run.all(programOf(model, lane, assumptions));
}

/** A call under way. */
interface Pending {
  readonly call: Call;
  readonly until: number;
  next: Next;
  /** Goes on with whoever waits for it. */
  readonly resume: () => void;
  /** Tells how many are there, once this one has finished. */
  readonly arrive?: () => number;
}

/** Where an act list belongs: the function, or a round of a loop. */
interface Flow {
  readonly entry: StackEntry;
  readonly last: Next;
  readonly done: () => void;
}

class Run {
  readonly #durationOf: (step: number) => number;
  readonly #frames: LoopFrame[] = [];
  #now = 0;
  #stack: StackEntry[] = [];
  #outside: Pending[] = [];
  #finished: Pending[] = [];
  #queue: Pending[] = [];

  constructor(lookUp: (step: number) => number) {
    this.#durationOf = lookUp;
  }

  all(acts: readonly Act[]): LoopFrame[] {
    const main: Flow = { entry: { kind: 'function' }, last: { kind: 'end' }, done: () => this.#show({ kind: 'end' }) };
    this.#stack = [main.entry];
    this.#go(acts, 0, main);
    this.#stack = [];
    while (this.#frames.length < MOST_FRAMES && this.#turn()) this.#stack = [];
    return this.#frames;
  }

  /** One turn of the loop; false when nothing is left. */
  #turn(): boolean {
    const task = this.#queue.shift();
    if (task !== undefined) {
      task.resume();
      return true;
    }
    if (this.#finished.length === 0 && !this.#wait()) return false;
    const event = this.#finished.shift();
    if (event === undefined) return false;
    const arrived = event.arrive?.();
    if (event.next.kind === 'join' && arrived !== undefined) event.next = { ...event.next, arrived };
    this.#queue.push(event);
    this.#show({ kind: 'pick', call: event.call });
    return true;
  }

  /** Lets time pass until something outside has finished. */
  #wait(): boolean {
    const until = Math.min(...this.#outside.map((pending) => pending.until));
    if (!Number.isFinite(until)) return false;
    const waited = until - this.#now;
    this.#now = until;
    this.#finished = this.#outside.filter((pending) => pending.until === until);
    this.#outside = this.#outside.filter((pending) => pending.until !== until);
    this.#show({ kind: 'finish', calls: this.#finished.map(({ call }) => call), waited });
    return true;
  }

  /** Carries out acts until the first await, with `flow` on top of the stack. */
  #go(acts: readonly Act[], at: number, flow: Flow): void {
    const act = acts[at];
    if (act === undefined) flow.done();
    else if (act.kind === 'wait') this.#call(act.calls, flow, acts, at);
    else this.#fork(act.branches, flow, acts, at);
  }

  #call(calls: readonly Call[], flow: Flow, acts: readonly Act[], at: number): void {
    let [arrived, resumed] = [0, 0];
    const isJoined = calls.length > 1;
    for (const call of calls) {
      this.#outside.push({
        call,
        until: this.#now + this.#durationOf(call.step),
        next: isJoined ? { kind: 'join', of: calls.length } : nextOf(acts, at + 1, flow),
        resume: () => {
          resumed++;
          if (resumed < calls.length) {
            this.#show({ kind: 'join', call, arrived: resumed, of: calls.length }, call.step);
            return;
          }
          this.#stack = [flow.entry];
          this.#show({ kind: 'resume', call }, call.step);
          this.#go(acts, at + 1, flow);
        },
        ...(isJoined && { arrive: () => ++arrived }),
      });
      this.#stack.push({ kind: 'call', call });
      this.#show({ kind: 'start', call }, call.step);
      this.#stack.pop();
    }
    this.#stack.pop();
    this.#show({ kind: 'step-aside', calls, isRound: flow.entry.kind === 'round' }, calls[0]?.step);
  }

  #fork(branches: readonly (readonly Act[])[], flow: Flow, acts: readonly Act[], at: number): void {
    let arrived = 0;
    let isOver = false;
    for (const branch of branches) {
      const round = roundOf(branch);
      const entry: StackEntry = { kind: 'round', round };
      this.#stack.push(entry);
      const done = (): void => {
        arrived++;
        this.#show({ kind: 'round-end', round, arrived, of: branches.length });
        if (arrived < branches.length || !isOver) return;
        this.#stack = [flow.entry];
        this.#go(acts, at + 1, flow);
      };
      this.#go(branch, 0, { entry, last: { kind: 'round-end', of: branches.length }, done });
    }
    isOver = true;
    this.#stack.pop();
    this.#show({ kind: 'step-aside', calls: branches.flatMap(firstCalls), isRound: flow.entry.kind === 'round' });
  }

  #show(event: LoopEvent, step?: number): void {
    if (this.#frames.length >= MOST_FRAMES) return;
    const list = (pending: readonly Pending[]): Waiting[] => pending.map(({ call, next }) => ({ call, next }));
    this.#frames.push({
      time: this.#now,
      event,
      stack: [...this.#stack],
      outside: list(this.#outside),
      finished: list(this.#finished),
      queue: list(this.#queue),
      ...(step !== undefined && { step }),
    });
  }
}

function nextOf(acts: readonly Act[], at: number, flow: Flow): Next {
  const act = acts[at];
  return act === undefined ? flow.last : { kind: 'start', calls: firstCalls([act]) };
}

/** The calls that a list of acts begins with. */
function firstCalls(acts: readonly Act[]): readonly Call[] {
  const [first] = acts;
  if (first === undefined) return [];
  return first.kind === 'wait' ? first.calls : first.branches.flatMap(firstCalls);
}

/** The round that a branch is. A fork inside it is one round deeper. */
function roundOf(branch: readonly Act[]): readonly number[] {
  const [first] = branch;
  if (first === undefined) return [];
  return first.kind === 'wait' ? (first.calls[0]?.round ?? []) : roundOf(first.branches[0] ?? []).slice(0, -1);
}
