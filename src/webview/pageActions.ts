import type { Assumptions, Stretch } from '../explain/timeline/model';

/** What the parts of a page ask for when a person does something. */
export interface PageActions {
  /** Goes to a place in the code. */
  reveal(range: Stretch): void;
  /** Assumes something else; `isFinal` is false while a slider or a bar is still being dragged. */
  assume(assumptions: Assumptions, isFinal: boolean): void;
  /** Opens the lessons on the event loop. */
  explain(): void;
  /** Applies the rewrite of the finding that starts there. */
  apply(start: Stretch['start']): void;
}
