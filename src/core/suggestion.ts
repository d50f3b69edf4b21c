import type { Span } from './span';

/** What a rewrite can lead to; the user chooses one of them as the default. Only Python has task groups. */
export const SUGGESTION_TARGETS = ['promise-all', 'run-parallel', 'chains', 'task-group', 'all-settled'] as const;

/** What a rewrite leads to. */
export type SuggestionTarget = (typeof SUGGESTION_TARGETS)[number];

/** A replacement in the analysed file, in UTF-16 offsets; edits of one suggestion never overlap and are sorted by start. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** A rewrite of one finding. */
export interface Suggestion {
  /**
   * `await-call` and `asyncio-run`: the one rewrite of a blocking call or of a loop that is made by hand, whatever the user has
   * chosen for awaits. `start-early`: one call is made earlier and waited for where it was, which is no finding's rewrite.
   */
  readonly target: SuggestionTarget | 'await-call' | 'asyncio-run' | 'start-early';
  /** As a person reads it in the menu: "Wait together with Promise.all". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Names that the edits import from the helper module, which has to exist (`Options.helperSpecifier`). */
  readonly helpers?: readonly string[];
}
