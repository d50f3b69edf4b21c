import type { Variable } from '@typescript-eslint/scope-manager';
import type { Node } from './syntax';
import { parseSource, type JsSource } from './source';

/** A module of the program: its source, and which identifier stands for which variable. */
export interface JsModule {
  readonly path: string;
  readonly source: JsSource;
  /** The variable that an identifier reads, writes or declares; undefined for globals and for property names. */
  variableOf(identifier: Node): Variable | undefined;
  /** The variable with this `$id`; undefined when it is another module's. */
  variableWithId(id: number): Variable | undefined;
}

/** Where an import leads: to a file of the project, or to a package that is only known by its name. */
export type Resolved =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'package'; readonly name: string };

/** The package that a file is part of, by its package.json. */
export interface OwnPackage {
  readonly name: string | undefined;
  /** It has a command (`bin`). */
  readonly hasCommand: boolean;
  /** Names of the packages that it needs when it runs. */
  readonly dependencies: readonly string[];
}

/** How the front end reaches other files. */
export interface ModuleHost {
  /** Changes when what was told of a file no longer holds; knowledge made with another version may be stale. */
  readonly version: number;
  /** Where `specifier`, written in the file `from`, leads; undefined when it can't be found. */
  resolve(from: string, specifier: string): Resolved | undefined;
  /** The parsed file, or undefined when it can't be read or parsed, or is too large to be worth it. */
  load(path: string): JsModule | undefined;
  /** The declaration file that stands beside a JavaScript file (`a.d.ts` beside `a.js`), as compilers and authors put it there. */
  loadDeclarations(path: string): JsModule | undefined;
  /** The module of a text that is analysed itself; parsed once, then used for `load` as well. Throws `ParseError`. */
  adopt(path: string, text: string): JsModule;
  /** The package that a file is part of; undefined when there is none. */
  packageOf(path: string): OwnPackage | undefined;
}

/** A host that knows no other file: every relative import leads nowhere. */
export const NO_HOST: ModuleHost = {
  version: 0,
  resolve: (_from, specifier) => (/^[./]/.test(specifier) ? undefined : { kind: 'package', name: specifier }),
  load: () => undefined,
  loadDeclarations: () => undefined,
  adopt: (path, text) => createModule(parseSource(text, path)),
  packageOf: () => undefined,
};

/** Wraps a source as a module; scopes are analysed on the first question. */
export function createModule(source: JsSource): JsModule {
  let variables: Map<Node, Variable> | undefined;
  let byId: ReadonlyMap<number, Variable> | undefined;
  return {
    path: source.path,
    source,
    variableOf(identifier) {
      variables ??= indexVariables(source);
      return variables.get(identifier);
    },
    variableWithId(id) {
      byId ??= new Map(source.scopes.variables.map((variable) => [variable.$id, variable]));
      return byId.get(id);
    },
  };
}

function indexVariables(source: JsSource): Map<Node, Variable> {
  const variables = new Map<Node, Variable>();
  for (const scope of source.scopes.scopes) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) variables.set(identifier, variable);
    }
    for (const reference of scope.references) {
      if (reference.resolved) variables.set(reference.identifier, reference.resolved);
    }
  }
  return variables;
}
