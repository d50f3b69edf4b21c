import type { Span } from './span';

/** A key of an access path that is not known: it may be any of them. */
export const ANY_KEY = '*';

/**
 * What an effect touches, as an access path: a root and the keys below it. Two locations overlap when their roots are the
 * same and one path is a prefix of the other (`ANY_KEY` fits every key). Variables, `this`, module state and the world
 * outside are all said in this one form (MOD/REF sets of access paths, with pseudo-variables for the environment, as in
 * Arteca, Tip and Schäfer, ECOOP 2021).
 */
export interface Location {
  /** `var:<id>`, `this`, `module:<file>#<name>`, or an outside resource: `fs`, `db`, `net`, `console`, `ui`, `clock`, `world` … */
  readonly root: string;
  /** Keys below the root, outermost first; empty means all of it. */
  readonly path: readonly string[];
  /** What a person would call it: `order.total`, `fs:/etc/hosts`, `db:posts`. */
  readonly label: string;
  /** Only this very cell, not what hangs below it: evaluating `config` does not look at `config.host`. */
  readonly exact?: boolean;
}

/** The root of everything outside the program's memory; the first key of the path is the kind of resource (`fs`, `db`, `net` …). */
export const WORLD = 'world';

/** The key below a lock that is not given back by the call which takes it. */
export const HELD = 'held';

/**
 * `order` acts on something that serves one caller at a time or whose sequence can be seen (console, page, transaction);
 * `use` only asks such a thing.
 */
export type Access = 'read' | 'write' | 'order' | 'use';

/**
 * How an effect is known, from best to worst: `code` (seen in the code itself or in the callee's body), `table` (known
 * library call or the user's settings), `name` (what the callee is called), `unknown` (nothing is known).
 */
export type Evidence = 'code' | 'table' | 'name' | 'unknown';

/** One thing that a step reads, writes or uses in order. */
export interface Effect {
  readonly access: Access;
  readonly location: Location;
  readonly evidence: Evidence;
  /** Where in the analysed file it happens (the call, when it happens inside a callee). */
  readonly span: Span;
  /** The callee through which it happens, as written; absent for effects of the step's own text. */
  readonly via?: string;
  /** The innermost call that has the effect, when it lies in the body of a callee. */
  readonly origin?: string;
  /** How many bodies of callees lie between the step and the effect; absent means 0. */
  readonly depth?: number;
  /** The place keeps something for the next caller, who shares it: two callers at once are in nobody's way. */
  readonly isMemo?: boolean;
  /** It makes a folder that may be there already: nobody is misled by it when what goes beside it fails. */
  readonly isFolder?: boolean;
}

/** Marks a key that is the value of an expression, not a literal: `@{this.dir}`; two of them may turn out to be the same. */
export const SYMBOLIC_KEY = '@{';

/**
 * How two locations lie to each other: `meet` (the same place, or one is part of the other), `apart` (never the same), or
 * `unclear` (the keys are expressions that may or may not have the same value).
 */
export function compareLocations(a: Location, b: Location): 'meet' | 'apart' | 'unclear' {
  if (a.root !== b.root) return 'apart';
  // An exact location is not touched by what happens below it.
  if (a.exact === true && b.path.length > a.path.length) return 'apart';
  if (b.exact === true && a.path.length > b.path.length) return 'apart';
  const shared = Math.min(a.path.length, b.path.length);
  for (let i = 0; i < shared; i++) {
    const x = a.path[i] ?? '';
    const y = b.path[i] ?? '';
    if (x === y || x === ANY_KEY || y === ANY_KEY) continue;
    // `${dir}/a` and `${dir}/b` differ in a literal key; `${dir}` and `${other}` may be anything.
    return x.includes(SYMBOLIC_KEY) || y.includes(SYMBOLIC_KEY) ? 'unclear' : 'apart';
  }
  return 'meet';
}
