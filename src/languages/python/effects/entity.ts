import type { PyModule } from '../modules';
import type { PyNode } from '../syntax';

/** A function whose body is known. */
export interface FunctionEntity {
  readonly kind: 'function';
  /** `function_definition` or `lambda`. */
  readonly node: PyNode;
  readonly module: PyModule;
  /** What it was taken from as a method: its first parameter is that, not an argument. */
  readonly self?: Entity;
}

/** A class whose body is known. */
export interface ClassEntity {
  readonly kind: 'class';
  readonly node: PyNode;
  readonly module: PyModule;
}

/** Built-in kinds of values; `any` knows the methods that mean the same on whatever built-in they are called on. */
export type BuiltinKind = 'list' | 'dict' | 'set' | 'str' | 'number' | 'any';

/** What an expression stands for, as far as it can be told without running anything. */
export type Entity =
  | FunctionEntity
  | ClassEntity
  /** An object made by a known class. */
  | { readonly kind: 'instance'; readonly of: ClassEntity }
  /** A module of the project. */
  | { readonly kind: 'namespace'; readonly module: PyModule }
  /** A folder of the project without `__init__.py`. */
  | { readonly kind: 'folder'; readonly path: string; readonly name?: string }
  /** A package, or something in one, by its dotted path: `aiohttp.ClientSession`, `builtins.print`. */
  | { readonly kind: 'external'; readonly path: string }
  /** An object made by a class of a package that the tables don't know. */
  | { readonly kind: 'foreign'; readonly path: string }
  /** An object of a type of the tables (`asyncpg#Pool`). */
  | { readonly kind: 'known'; readonly type: string }
  /** A method of such an object. */
  | { readonly kind: 'knownMethod'; readonly type: string; readonly method: string }
  /** A value of a built-in kind; of lists and the like what they hold. */
  | { readonly kind: 'builtin'; readonly type: BuiltinKind; readonly item?: Entity }
  | { readonly kind: 'builtinMethod'; readonly type: BuiltinKind; readonly method: string };
