import type { Limiter } from '../../../core/options';
import type { SuggestionTarget, TextEdit } from '../../../core/suggestion';
import type { JsRegion, JsStep } from '../regions/jsRegion';
import type { JsSource } from '../source';

/** Asks for the edits that make one group of awaited operands wait together. The engine has shown that the order is free. */
export interface GroupRequest {
  readonly source: JsSource;
  readonly region: JsRegion;
  /** The awaited operands that start together, in source order; at least two. They may share statements. */
  readonly group: readonly JsStep[];
  /**
   * Whole statements (steps without an await) between the members that have to run before the group, in source order. They
   * move, with their comments, to just above it. All other statements between the members stay, after the group.
   */
  readonly before: readonly JsStep[];
  readonly target: SuggestionTarget;
  /** Module specifier of `runParallel` and `runSequence`. */
  readonly helperSpecifier: string;
  /** Names that suggestions for the same block have given already; both may be applied at once. */
  readonly reserved?: ReadonlySet<string>;
}

/** Asks for the edits that let the iterations of a loop wait together, results in order. */
export interface LoopRequest {
  readonly source: JsSource;
  readonly region: JsRegion;
  readonly target: SuggestionTarget;
  readonly helperSpecifier: string;
  /** At most so many at once; undefined means all. */
  readonly concurrency: number | undefined;
  /** Package that limits them; without one the helper does it. */
  readonly limiter?: Limiter;
  /** Names that suggestions for the same block have given already; both may be applied at once. */
  readonly reserved?: ReadonlySet<string>;
}

/** Asks for the edits that let chains of statements run side by side. The engine has shown that nothing joins them. */
export interface ChainRequest {
  readonly source: JsSource;
  readonly region: JsRegion;
  /** At least two; the steps of whole statements, in source order. */
  readonly chains: readonly (readonly JsStep[])[];
  /** Whole statements that belong to no chain; they move to just above. */
  readonly before: readonly JsStep[];
  readonly helperSpecifier: string;
}

/** Asks for the edits that make the call of one await above an earlier statement. The engine has shown that it may be made there. */
export interface EarlyRequest {
  readonly source: JsSource;
  readonly region: JsRegion;
  readonly step: JsStep;
  /** A step of the statement above which it is made. */
  readonly above: JsStep;
}

/** Edits, or the reason (a sentence) why this shape can't be rewritten. */
export type Rewrite =
  | {
      readonly edits: readonly TextEdit[];
      /** Functions of the helper module that the edits use. */
      readonly helpers: readonly string[];
      /** Names of new variables. */
      readonly names: readonly string[];
    }
  | { readonly refused: string };
