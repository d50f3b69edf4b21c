import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { JsSource } from './source';
import type { Node } from './syntax';

/** The variable that a name stands for where it is written. */
export function variableSeenFrom(source: JsSource, identifier: TSESTree.Identifier): Variable | undefined {
  return variableNamed(source, identifier.name, identifier);
}

/** The variable that a name would stand for at a place. */
export function variableNamed(source: JsSource, name: string, place: Node): Variable | undefined {
  for (let scope = scopeAround(source, place); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable;
  }
  return undefined;
}

function scopeAround(source: JsSource, node: Node): Scope | null {
  return source.scopes.acquire(node, true) ?? (node.parent ? scopeAround(source, node.parent) : null);
}
