import type { PyNode } from './syntax';

/** How a name gets a value. */
export interface Binding {
  readonly kind:
    | 'parameter'
    | 'function'
    | 'class'
    | 'import'
    | 'assignment'
    | 'augmented'
    | 'declaration'
    | 'item'
    | 'with'
    | 'except'
    | 'match'
    | 'delete';
  /** The identifier that is bound. */
  readonly name: PyNode;
  /** The statement or expression that binds: the function, the assignment, the loop, the import. */
  readonly node: PyNode;
  /** The value it gets, when it is this value as it is: the right side, the context manager; for items the list. */
  readonly value?: PyNode;
  /** The type that is written beside it. */
  readonly type?: PyNode;
}

/** A name of one scope. */
export interface Variable {
  /** Tells variables of the whole program apart. */
  readonly id: number;
  readonly name: string;
  readonly scope: Scope;
  /** In source order. */
  readonly bindings: readonly Binding[];
  /** Where it is read. */
  readonly reads: readonly PyNode[];
}

/** The reach of names: the module, a function, a class body, a lambda or a comprehension. */
export interface Scope {
  readonly node: PyNode;
  readonly kind: 'module' | 'function' | 'class' | 'comprehension';
  readonly parent: Scope | undefined;
  readonly variables: ReadonlyMap<string, Variable>;
}

/** The scopes of a module, and what each of its identifiers stands for. */
export interface Scopes {
  readonly module: Scope;
  /** The variable that an identifier reads, sets or deletes; undefined for built-in names and names of attributes. */
  variableOf(identifier: PyNode): Variable | undefined;
  /** The scope that a function, class, lambda or comprehension opens. */
  scopeOf(node: PyNode): Scope | undefined;
  /** The `from x import *` statements of the module. */
  readonly stars: readonly PyNode[];
}

/**
 * The one thing that a variable is bound to; `x: int` and `x = None` before that take nothing in, but a type that is written there
 * holds. Undefined when it is bound in several places.
 */
export function onlyBinding(variable: Variable): Binding | undefined {
  const declared = variable.bindings.find(({ type }) => type !== undefined);
  const binding = variable.bindings.filter(({ kind, value }) => kind !== 'declaration' && value?.type !== 'none');
  const [only, ...more] = binding;
  if (more.length > 0) return undefined;
  if (!only) return declared ?? variable.bindings[0];
  return declared?.type && !only.type ? { ...only, type: declared.type } : only;
}
