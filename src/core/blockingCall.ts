import type { Span } from './span';
import type { Suggestion } from './suggestion';

/**
 * What keeps the thread: work on a file, a look at a folder or at what stands in it, a command that runs, the computing of keys,
 * packing and unpacking, an answer from the network, from a person or from another thread, a pause, a clock that is looked at until it is late enough,
 * or a loop of very many rounds.
 */
export type Hold =
  | 'file'
  | 'look'
  | 'process'
  | 'keys'
  | 'compression'
  | 'network'
  | 'person'
  | 'thread'
  | 'pause'
  | 'clock-loop'
  | 'long-loop';

/** A place inside an async function that keeps the thread to itself, so that no wait of the program is served meanwhile. */
export interface BlockingCall {
  /** The call, or the head of the loop. */
  readonly span: Span;
  /** Where the statement around it begins, since directives stand above statements. */
  readonly statementStart: number;
  readonly hold: Hold;
  /** As written: `fs.readFileSync`; empty for a loop. */
  readonly callee: string;
  /** Name of the async function. */
  readonly function: string;
  /** What gives the same without holding the thread, as a person would look it up; undefined where nothing does. */
  readonly instead?: { readonly name: string; readonly module: string };
  /** Nothing that others may change was used since the last wait, so that another wait here changes nothing. */
  readonly isAlone: boolean;
  readonly suggestions: readonly Suggestion[];
  /** Why there is no suggestion, as a sentence. */
  readonly obstacle?: string;
}
