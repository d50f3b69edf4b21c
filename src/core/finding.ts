import type { AwaitPoint } from './region';
import type { Span } from './span';
import type { Suggestion } from './suggestion';

/** The ids of the rules, as in settings, directives and output. */
export const RULE_IDS = [
  'sequential-awaits',
  'awaits-in-expression',
  'await-in-loop',
  'await-inside-promise-all',
  'blocking-call',
  'legacy-event-loop',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** `safe`: a senior reviewer would merge it unread; `review`: it looks independent, a person has to decide. */
export type Confidence = 'safe' | 'review';

/** A place where waits can overlap (or, for `blocking-call` and `legacy-event-loop`, where the loop is held up or made by hand). */
export interface Finding {
  readonly rule: RuleId;
  readonly confidence: Confidence;
  /** From the first to the last await; for a loop the whole loop. */
  readonly span: Span;
  /** Name of the function it is in, or `(module)`. */
  readonly function: string;
  /** Every await of the finding in source order. */
  readonly awaits: readonly AwaitPoint[];
  /** By index into `awaits`: what starts together, step after step; awaits that stay alone are groups of one. */
  readonly groups: readonly (readonly number[])[];
  /** How often the function waits one after another here, before and after. */
  readonly waits: { readonly before: number; readonly after: number };
  /** One sentence, as in the Problems panel. */
  readonly message: string;
  /** Why nothing keeps them in order, a sentence each. */
  readonly reasons: readonly string[];
  /** What a person must make sure of (review findings), a sentence each. */
  readonly check: readonly string[];
  readonly suggestions: readonly Suggestion[];
}
