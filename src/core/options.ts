import { RULE_IDS, type RuleId } from './finding';
import type { SuggestionTarget } from './suggestion';

/** Languages of the engine, by the names that editors use. */
export type LanguageId = 'javascript' | 'javascriptreact' | 'typescript' | 'typescriptreact' | 'python';

/** A call that the user tells us about (`awaitLens.knownCalls`). */
export interface KnownCallSetting {
  /** The callee as written, `*` for any name: `api.get*`, `this.store.load`, `sendMail`. */
  readonly call: string;
  /** What it does to the outside. */
  readonly effect: 'read' | 'write' | 'order' | 'guard' | 'pure';
  /** What it does it to, such as `db:orders`; calls on different resources don't meet. Default: anything. */
  readonly resource?: string;
}

/** Packages that limit how much runs at once. */
export type Limiter = 'p-limit' | 'p-map';

/** All that changes what `analyze` says. */
export interface Options {
  /** Absolute path or URI path of the file, with `/`; used for module resolution and to know tests from the rest. */
  readonly path: string;
  /** Folders that are worked on, as absolute paths: tests are known by the path below the innermost one. */
  readonly roots: readonly string[];
  readonly rules: readonly RuleId[];
  /** Analyse tests, end-to-end scripts, migrations and seeds too. */
  readonly includeTests: boolean;
  /** Fill `Analysis.functions`. */
  readonly explain: boolean;
  /** First target in `Finding.suggestions`. */
  readonly target: SuggestionTarget;
  /** Module specifier from which this file imports `runParallel` and `runSequence`. */
  readonly helperSpecifier: string;
  /** Package of the project that limits how much runs at once, for loops; without one the helper does it. */
  readonly limiter?: Limiter;
  /** Limit offered for loops. */
  readonly concurrency: number;
  readonly knownCalls: readonly KnownCallSetting[];
}

export const DEFAULT_OPTIONS: Options = {
  path: '/untitled.ts',
  roots: [],
  rules: RULE_IDS,
  includeTests: false,
  explain: false,
  target: 'promise-all',
  helperSpecifier: 'await-lens/runtime',
  concurrency: 8,
  knownCalls: [],
};
