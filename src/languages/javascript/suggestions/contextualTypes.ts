import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree';
import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import type { JsSource } from '../source';
import { type Node, unwrap } from '../syntax';

/**
 * Says whether the type of an awaited value may come from where it is put (`const user: User = await get('/user')` with
 * `get<T>(): Promise<T>`). Such a call needs the type said again once it stands in a list. True when the callee isn't known.
 */
export function mayTakeTypeFromContext(source: JsSource, awaited: TSESTree.Expression): boolean {
  const value = unwrap(awaited);
  if (value.type === T.Identifier || value.type === T.MemberExpression) return false;
  if (value.type !== T.CallExpression || value.typeArguments) return !('typeArguments' in value && value.typeArguments);
  const callee = unwrap(value.callee);
  if (callee.type !== T.Identifier) return true;
  const declaration = variableSeenFrom(source, callee)?.defs[0]?.node;
  return declaration?.type !== T.FunctionDeclaration || declaration.typeParameters !== undefined;
}

function variableSeenFrom(source: JsSource, identifier: TSESTree.Identifier): Variable | undefined {
  for (let scope = scopeAround(source, identifier); scope; scope = scope.upper) {
    const variable = scope.set.get(identifier.name);
    if (variable) return variable;
  }
  return undefined;
}

function scopeAround(source: JsSource, node: Node): Scope | null {
  return source.scopes.acquire(node, true) ?? (node.parent ? scopeAround(source, node.parent) : null);
}
