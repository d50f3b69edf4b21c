import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { JsSource } from '../source';
import type { Node } from '../syntax';

/** The variable that a name stands for where it is written. */
export function variableSeenFrom(source: JsSource, identifier: TSESTree.Identifier): Variable | undefined {
  for (let scope = scopeAround(source, identifier); scope; scope = scope.upper) {
    const variable = scope.set.get(identifier.name);
    if (variable) return variable;
  }
  return undefined;
}

function scopeAround(source: JsSource, node: Node): Scope | null {
  return source.scopes.acquire(node, true) ?? (node.parent ? scopeAround(source, node.parent) : null);
}
