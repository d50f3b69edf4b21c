import type { Effect } from './effect';
import type { Span } from './span';

/** How control can leave the region at a step, and what the condition for it looks like. */
export interface Exit {
  readonly kind: 'return' | 'throw' | 'break' | 'continue' | 'call';
  /**
   * `not-found`: nothing was there, so the function ends; `fallback`: there is already an answer, so the rest is not needed;
   * `other`: anything else, permission and validation included.
   */
  readonly flavour: 'not-found' | 'fallback' | 'other';
  readonly span: Span;
}

/** Something that takes time, as a person sees it. */
export interface CallPoint {
  /** All of it; of an await the whole expression, the keyword included. */
  readonly span: Span;
  /** The callee as written, shortened to its last names: `getUser`, `this.db.load`; for other operands their text. */
  readonly callee: string;
  /** The last name of the callee; missing when it is no call of a name. */
  readonly nameSpan?: Span;
}

/** How several waits are made one: until all are there, until all have ended, until the first, one after another. */
export type Join = 'all' | 'settled' | 'first' | 'first-success' | 'sequence';

/** One `await` as a person sees it. */
export interface AwaitPoint extends CallPoint {
  /** Set when what is awaited joins several waits: `Promise.all([...])`, `asyncio.gather(...)`, `runSequence(...)`. */
  readonly join?: Join;
  /** The calls that it joins, in source order, where all are known. */
  readonly joins?: readonly CallPoint[];
}

/**
 * The smallest piece that is moved as one: an awaited operand (`await` is present), or what is left of a statement once its
 * awaited operands are taken out.
 */
export interface Step {
  /** Place in `Region.steps`, from 0. */
  readonly index: number;
  /** Which statement of the region it is part of, from 0. */
  readonly statementIndex: number;
  /** All of that statement. */
  readonly statementSpan: Span;
  readonly span: Span;
  /** Steps (by index) whose result stands in this step's own text: an awaited operand inside another one's arguments. */
  readonly uses?: readonly number[];
  /** Present when the step is an awaited operand. */
  readonly await?: AwaitPoint;
  /** Present with `await`: what is awaited, as written but for white space. */
  readonly text?: string;
  readonly effects: readonly Effect[];
  /** Not all bodies of its callees were followed: it may do more than is listed, and nothing is concluded from what is not. */
  readonly isPartial?: boolean;
  /** Set when control can leave the region here. */
  readonly exit?: Exit;
  /** It sets a variable that is declared outside of the function, where others see it even when the function fails. */
  readonly setsOuter?: boolean;
  /** Set when the rejection or exit of this step protects what follows; says why, as a clause ("its result is not used, …"). */
  readonly guard?: string;
  /** Its result is used, so it may be there for that alone. */
  readonly isSoftGuard?: boolean;
  /** Its callee's own body refuses for want of a right, so it relies on nobody else to do so. */
  readonly refusesItself?: boolean;
  /** It is there to refuse, and needs nothing that went before it for that. */
  readonly guardsAlone?: boolean;
  /** It is awaited on one way through a conditional only: when the test, as written, is true or false. */
  readonly branch?: { readonly test: string; readonly isTrue: boolean };
  /** It stands where failures are swallowed, and what was assigned before one is used afterwards. */
  readonly keepsPartialResult?: boolean;
  /** Whether the operand really waits for something outside; `no` means there is nothing to gain. */
  readonly waits: 'yes' | 'no' | 'unknown';
  /** It calls a function of the program that is itself a row of waits and gives nothing back. */
  readonly isTask?: boolean;
  /**
   * It calls a plain function of which little is known, and gives nothing back: its whole body is seen to take its time and say so
   * (`played`), or nothing of it is seen at all (`unseen`).
   */
  readonly act?: 'played' | 'unseen';
  /** What it stands inside of as an element, and is awaited before: `Promise.all`, `asyncio.gather`. */
  readonly insideAll?: string;
  /** It does nothing but let time pass. */
  readonly isPause?: boolean;
  /** It takes the time, to know how long what stands before or after it takes. */
  readonly isMeasurement?: boolean;
  /** Set when the step can't be moved or joined with others; says why, as a sentence. */
  readonly pinned?: string;
}

/** One statement list of an async function (or of a module's top level) as a list of steps, in source order. */
export interface Region {
  /** `run`: a statement list; `loop`: the body of a loop, asked whether its iterations can overlap. */
  readonly kind: 'run' | 'loop';
  readonly span: Span;
  readonly steps: readonly Step[];
  /** For `kind: 'loop'`. */
  readonly iteration?: Iteration;
  /** A comment near by that asks for order, as written. */
  readonly intent?: string;
}

/** Ways to look at a region, from the cheapest; a finding takes the whole one. */
export interface RegionLooks<R> {
  /** Each lists a part of what the steps do, more than the one before: enough to rule most findings out (see `isPartial`). */
  readonly partial: readonly (() => R)[];
  readonly whole: () => R;
}

/** What is known of a loop as a whole. */
export interface Iteration {
  /** What it goes through: the items of a list, the indexes of one, the keys of an object, a stream, or whatever a condition says. */
  readonly over: 'items' | 'indexes' | 'keys' | 'stream' | 'condition';
  /** The input is a literal or a constant list, so it is small. */
  readonly isSmall: boolean;
  /** Texts that mark a key as belonging to one round: it contains the identity of a variable declared in the loop. */
  readonly ownKeys: readonly string[];
  /** What one round touches that is not its own. */
  readonly effects: readonly Effect[];
  /** Lists outside that a round only appends to, by label; their order can be kept. */
  readonly appendsTo: readonly string[];
  /** Roots of what a round only touches when it waits for nothing more: it can be put together, in order, once all have come. */
  readonly foldsInto?: readonly string[];
  /** The ways out of the loop before its end. */
  readonly exits: readonly Exit[];
  /** The callee of rounds that look up one row of a database each, with a key of the item. */
  readonly lookUp?: string;
  /** A sentence why rounds need each other, when the syntax shows it (retry, pagination, polling). */
  readonly carried?: string;
}
