import type { SuggestionTarget, TextEdit } from '../../../core/suggestion';
import type { PyModule } from '../modules';
import type { PyRegion, PyStep } from '../regions/pyRegion';
import type { PyStyle } from './fileStyle';

/** What every rewrite has to know. */
export interface RewriteContext {
  readonly module: PyModule;
  readonly region: PyRegion;
  readonly style: PyStyle;
  /** The module that `run_parallel` and `run_sequence` are imported from. */
  readonly helperSpecifier: string;
  /** Names that suggestions for the same block have given already; both may be applied at once. */
  readonly reserved: ReadonlySet<string>;
}

/** One group of awaited operands that wait together. The engine has shown that the order is free. */
export interface Group {
  /** In source order; at least two. They may share statements. */
  readonly members: readonly PyStep[];
  /** Whole statements between the members that move to just above the group. */
  readonly before: readonly PyStep[];
}

/** How a group is written. */
export type GroupTarget = Exclude<SuggestionTarget, 'chains'>;

/** What is to be changed. */
export interface Rewrite {
  readonly edits: readonly TextEdit[];
  /** Functions of the helper module that the edits use. */
  readonly helpers: readonly string[];
  /** Names of new variables. */
  readonly names: readonly string[];
}
