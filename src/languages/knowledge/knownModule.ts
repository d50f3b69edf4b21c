/** One effect phrase, or several that all hold; see `phrase.ts`. */
export type PhraseTexts = string | readonly string[];

/**
 * Names to phrases. A key may begin or end with `*` (`find*`, `*Sync`), and `*` alone stands for every other name. An exact
 * key wins over a pattern, a longer pattern over a shorter one.
 */
export type PhraseTable = Readonly<Record<string, PhraseTexts>>;

/** The module name under which globals are listed. */
export const GLOBALS = '*globals*';

/** What is known of a class or interface. */
export interface KnownType {
  /** Every use of one instance keeps its order, on this resource: a connection, a transaction, a page, a stream. */
  readonly ordered?: string;
  /** By name or path (`workspace.fs.readFile`); `default` is the instance itself when it is called. */
  readonly methods?: PhraseTable;
  /** Types of properties, as `module#Type` (a bare name is a type of the same module); `*` stands for every other property. */
  readonly members?: Readonly<Record<string, string>>;
  /** The type whose methods and members it has as well, as `module#Type` (or bare, as above). */
  readonly extends?: string;
  /** Names by which the type is unmistakable in an annotation, wherever it comes from. */
  readonly names?: readonly string[];
}

/** What is known of a package, a module of Node, or the globals. */
export interface KnownModule {
  /** Specifiers, without `node:`; one may end with `*`. */
  readonly modules: readonly string[];
  /** Exports by their path (`readFile`, `Agent.request`); `default` is the module when it is called. */
  readonly exports?: PhraseTable;
  /** Exports that have the exports of another module: `promises` of `fs`. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** Exports that are instances, with their type, as in `KnownType.members`. */
  readonly instances?: Readonly<Record<string, string>>;
  /** Modules whose exports it has as well, when it does not list them itself. */
  readonly includes?: readonly string[];
  /** `lodash/get` is the export `get` of `lodash`. */
  readonly hasFilePerExport?: boolean;
  readonly types?: Readonly<Record<string, KnownType>>;
}
