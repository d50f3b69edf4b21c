import type { DependenceKind, Strength } from './dependence';
import type { Confidence, Finding } from './finding';
import type { AwaitPoint } from './region';
import type { Span } from './span';
import type { Suggestion } from './suggestion';

/** What `analyze` found out about one file. Plain data: it can cross a process boundary. */
export interface Analysis {
  /** False when the text can hold no finding and was not parsed at all. */
  readonly parsed: boolean;
  /** Set when the text could not be parsed; then there are no findings. `offset` is where, when known. */
  readonly error?: { readonly message: string; readonly offset?: number };
  /** Sorted by where they start. */
  readonly findings: readonly Finding[];
  /** Every function (and the module's top level) that awaits, in source order; only filled with `Options.explain`. */
  readonly functions: readonly FunctionReport[];
  /** Calls that could be made earlier than they are waited for; only filled with `Options.explain`. */
  readonly earlyStarts: readonly Offer[];
  /** Rows of calls of which nothing is known but that they begin over; only filled with `Options.explain`. */
  readonly rows: readonly Offer[];
  /** Things worth a line in the log that are no findings, such as a part that was not understood. */
  readonly notes: readonly string[];
}

/** A rewrite that belongs to no finding. Offered on request, never applied with others. */
export interface Offer {
  /** The statements where it is offered. */
  readonly span: Span;
  readonly suggestion: Suggestion;
}

/** All that can be said of the awaits of one function; what lens, hover, explain and timeline are drawn from. */
export interface FunctionReport {
  /** As written, or `(module)`, or `(anonymous)`. */
  readonly name: string;
  /** The whole function. */
  readonly span: Span;
  /** Its name, or its first line when it has none: where a lens hangs. */
  readonly head: Span;
  /** The awaits of the function itself (not of functions inside it), in source order. */
  readonly awaits: readonly AwaitReport[];
  /** For each pair of awaits of one region that are kept in order, and each that is not, one entry. */
  readonly pairs: readonly PairReport[];
  /** The loops whose bodies await, outer ones before inner ones. */
  readonly loops: readonly LoopReport[];
  /** Waits one after another on the longest way through, before and after; `confidence` is that of the weakest finding counted. */
  readonly waits: { readonly before: number; readonly after: number; readonly confidence: Confidence };
}

/** One await of a function. */
export interface AwaitReport extends AwaitPoint {
  /** Region it belongs to: awaits with the same number stand in one statement list. */
  readonly region: number;
  /** Step of the schedule it starts in when rewritten, from 0, within its region; equal numbers start together. */
  readonly slot: number;
  /** Index into `Analysis.findings` of the finding that groups it with others. */
  readonly finding?: number;
  /** Set when it can't be part of any group: a sentence why. */
  readonly alone?: string;
}

/** A loop of a function whose body awaits. */
export interface LoopReport {
  readonly span: Span;
  /** The awaits of its body, those of loops inside it too; indexes into `FunctionReport.awaits`. */
  readonly awaits: readonly number[];
  /** Index into `Analysis.findings` when its rounds could wait together. */
  readonly finding?: number;
  /** Why its rounds have to stay in order, as a sentence. */
  readonly refused?: string;
}

/** What stands, or does not stand, between two awaits (indexes into `FunctionReport.awaits`, `from` first in the source). */
export interface PairReport {
  readonly from: number;
  readonly to: number;
  /** `none`: nothing keeps them in order. */
  readonly kind: DependenceKind | 'none';
  readonly strength: Strength | 'none';
  /** One plain sentence. */
  readonly reason: string;
  readonly fromSpan: Span;
  readonly toSpan: Span;
}
