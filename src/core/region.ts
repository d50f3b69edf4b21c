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

/** One `await` as a person sees it. */
export interface AwaitPoint {
  /** The whole await expression (the keyword included). */
  readonly span: Span;
  /** The callee as written, shortened to its last names: `getUser`, `this.db.load`; for other operands their text. */
  readonly callee: string;
}

/**
 * The smallest piece that is moved as one: an awaited operand (`await` is present), or what is left of a statement once its
 * awaited operands are taken out.
 */
export interface Step {
  /** Place in `Region.steps`, from 0. */
  readonly index: number;
  readonly span: Span;
  /** Present when the step is an awaited operand. */
  readonly await?: AwaitPoint;
  readonly effects: readonly Effect[];
  /** Set when control can leave the region here. */
  readonly exit?: Exit;
  /** Set when the rejection or exit of this step protects what follows; says why, as a clause ("its result is not used, …"). */
  readonly guard?: string;
  /** Whether the operand really waits for something outside; `no` means there is nothing to gain. */
  readonly waits: 'yes' | 'no' | 'unknown';
  /** Set when the step can't be moved or joined with others; says why, as a sentence. */
  readonly pinned?: string;
}

/** One statement list of an async function (or of a module's top level) as a list of steps, in source order. */
export interface Region {
  /** `run`: a statement list; `loop`: the body of a loop, asked whether its iterations can overlap. */
  readonly kind: 'run' | 'loop';
  readonly span: Span;
  readonly steps: readonly Step[];
  /** A comment near by that asks for order, as written. */
  readonly intent?: string;
}
