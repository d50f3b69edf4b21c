import type { BlockingCall } from '../core/blockingCall';
import type { CommentText } from '../core/comment';
import type { Finding } from '../core/finding';
import type { Region, RegionLooks, Step } from '../core/region';
import type { Span } from '../core/span';
import type { Suggestion } from '../core/suggestion';

/**
 * A file as a language's front end reads it: cut into regions whose steps say what they touch, and able to say how a group in
 * one of them is rewritten. All that the analysis knows of a language.
 */
export interface LanguageFile<R extends Region = Region> {
  readonly text: string;
  /** In source order; those of functions inside a function after the function's own. */
  readonly regions: readonly RegionLooks<R>[];
  /** Set when a part of the text can't be parsed; the regions are those of the rest. */
  readonly syntaxError?: { readonly message: string; readonly offset: number };
  /** Asked for only when a comment may be meant for us. */
  comments(): readonly CommentText[];
  /** The function that a region belongs to; regions of one function have the same `key`. */
  ownerOf(region: R): RegionOwner;
  /** The ways to rewrite one finding as groups or as chains, that of the user's choice first; empty when their shape allows none. */
  suggestGroups(region: R, groups: readonly GroupSteps<R>[], chains?: ChainIndexes): Suggestion[];
  /** The ways to let the rounds of a loop wait together. */
  suggestLoop(region: R): Suggestion[];
  /** Why a loop has no suggestion, as a sentence. */
  whyNoSuggestion(region: R): string;
  /** How the call of one await is made above the statement of another step; a language without a word for it leaves it out. */
  suggestEarlyStart?(region: R, step: R['steps'][number], above: R['steps'][number]): Suggestion | undefined;
  /** What holds the thread inside async functions, in source order. */
  blockingCalls(): readonly BlockingCall[];
  /** What else is found without a graph: event loops made by hand. */
  otherFindings(): readonly Finding[];
}

/** A function that can await, or the top level of a module. */
export interface RegionOwner {
  /** Tells functions apart. */
  readonly key: object;
  /** As its readers know it. */
  readonly name: string;
  /** All of it. */
  readonly span: Span;
  /** Its name, or where it begins. */
  readonly head: Span;
}

/** One group of a plan, as steps. */
export interface GroupSteps<R extends { readonly steps: readonly Step[] }> {
  readonly members: readonly R['steps'][number][];
  /** Statements between the members that have to run before the group. */
  readonly before: readonly R['steps'][number][];
}

/** The statements of one finding as chains that run side by side, by index of their steps. */
export interface ChainIndexes {
  readonly chains: readonly { readonly steps: readonly number[] }[];
  /** Steps that belong to no chain and run before them. */
  readonly before: readonly number[];
}
