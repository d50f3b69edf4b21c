import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { JsModule } from '../modules';
import type { BuiltinKind } from '../knowledge/lookUp';
import type { FunctionNode } from '../syntax';

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A function whose body is known. `self` is what `this` is in it, when that is known. */
export interface FunctionEntity {
  readonly kind: 'function';
  readonly node: FunctionNode;
  readonly module: JsModule;
  readonly self?: Entity;
}

/** A class whose body is known. */
export interface ClassEntity {
  readonly kind: 'class';
  readonly node: ClassNode;
  readonly module: JsModule;
}

/** What an expression stands for, as far as it can be told without running anything. */
export type Entity =
  | FunctionEntity
  | ClassEntity
  /** An object made by a known class. */
  | { readonly kind: 'instance'; readonly of: ClassEntity }
  /** All exports of a module of the project. */
  | { readonly kind: 'namespace'; readonly module: JsModule }
  /** An export of a package, or with an empty path the package itself. */
  | { readonly kind: 'external'; readonly module: string; readonly path: readonly string[] }
  /** An object of a type of the tables (`pg#Pool`). */
  | { readonly kind: 'known'; readonly type: string }
  /** An object literal. */
  | { readonly kind: 'object'; readonly node: TSESTree.ObjectExpression; readonly module: JsModule }
  /** A value described by an interface or a type literal of the project. */
  | {
      readonly kind: 'shape';
      readonly members: readonly TSESTree.TypeElement[];
      readonly name: string;
      readonly module: JsModule;
    }
  /** A global, by its path: `JSON.parse`. */
  | { readonly kind: 'global'; readonly path: string }
  /** A method of such an object. */
  | { readonly kind: 'knownMethod'; readonly type: string; readonly method: string }
  /** A value of a built-in kind. */
  | { readonly kind: 'builtin'; readonly type: BuiltinKind }
  | { readonly kind: 'builtinMethod'; readonly type: BuiltinKind; readonly method: string };
