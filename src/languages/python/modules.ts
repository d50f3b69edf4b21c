import { analyzeScopes } from './analyzeScopes';
import type { Scopes, Variable } from './scopes';
import { parseSource, type PySource } from './source';
import type { PyNode } from './syntax';

/** A module of the program: its source, and which identifier stands for which variable. */
export interface PyModule {
  readonly path: string;
  readonly source: PySource;
  /** Made on the first question. */
  readonly scopes: Scopes;
  /** The variable that an identifier reads, sets or deletes; undefined for built-in names. */
  variableOf(identifier: PyNode): Variable | undefined;
}

/** Where an import leads: to a file of the project, to a folder without `__init__.py`, or to a package that is only known by its name. */
export type PyResolved =
  | { readonly kind: 'file'; readonly path: string }
  /** `name`: as the import that leads there says it. */
  | { readonly kind: 'folder'; readonly path: string; readonly name?: string }
  | { readonly kind: 'package'; readonly name: string };

/** What a project says of how its Python is written. */
export interface PySettings {
  /** Columns that a line may take. */
  readonly lineLength?: number;
  /** The oldest Python that it runs on, as `[3, 11]`. */
  readonly pythonVersion?: readonly [major: number, minor: number];
}

/** How the front end reaches other files. */
export interface PyHost {
  /** Changes when what was told of a file no longer holds; knowledge made with another version may be stale. */
  readonly version: number;
  /** Where a module, written in the file `from` as `a.b` or `..a.b`, leads; undefined for relative ones that can't be found. */
  resolve(from: string, specifier: string): PyResolved | undefined;
  /** Where the module `name` inside a package, given by its `__init__.py` or its folder, leads. */
  resolveBelow(place: PyResolved, name: string): PyResolved | undefined;
  /** The parsed file, or undefined when it can't be read, or is too large to be worth it. */
  load(path: string): PyModule | undefined;
  /** The module of a text that is analysed itself; parsed once, then used for `load` as well. Throws `ParseError`. */
  adopt(path: string, text: string): PyModule;
  /** What the project of a file says. */
  settingsOf(path: string): PySettings;
}

/** A host that knows no other file: every relative import leads nowhere. */
export const NO_PYTHON_HOST: PyHost = {
  version: 0,
  resolve: (_from, specifier) => (specifier.startsWith('.') ? undefined : { kind: 'package', name: specifier }),
  resolveBelow: (place, name) =>
    place.kind === 'package' ? { kind: 'package', name: `${place.name}.${name}` } : undefined,
  load: () => undefined,
  adopt: (path, text) => createPyModule(parseSource(text, path)),
  settingsOf: () => ({}),
};

/** Wraps a source as a module; scopes are analysed on the first question. */
export function createPyModule(source: PySource): PyModule {
  let scopes: Scopes | undefined;
  return {
    path: source.path,
    source,
    get scopes() {
      return (scopes ??= analyzeScopes(source));
    },
    variableOf(identifier) {
      return this.scopes.variableOf(identifier);
    },
  };
}
