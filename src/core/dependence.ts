import type { Span } from './span';

/** Why one step has to come before another; see ARCHITECTURE.md for the table. */
export type DependenceKind =
  'flow' | 'anti' | 'output' | 'control' | 'guard' | 'order' | 'pinned' | 'intent' | 'unknown';

/** `must`: it is so; `maybe`: nothing shows it, nothing rules it out, a person has to decide. */
export type Strength = 'must' | 'maybe';

/** Step `from` has to be finished before step `to` may start (indexes into `Region.steps`). */
export interface Dependence {
  readonly from: number;
  readonly to: number;
  readonly kind: DependenceKind;
  readonly strength: Strength;
  /** One plain sentence that a hover, a diagnostic and the command line can show as it is. */
  readonly reason: string;
  /** What the two touch, as a person would call it; for dependences through data. */
  readonly place?: string;
  /** For `maybe`: what a person has to make sure of, as a sentence. */
  readonly check?: string | undefined;
  /** The two places it speaks of. */
  readonly fromSpan: Span;
  readonly toSpan: Span;
}
