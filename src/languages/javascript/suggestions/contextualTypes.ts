import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsSource } from '../source';
import { unwrap } from '../syntax';
import { variableSeenFrom } from '../scopeLookup';

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

/** Says whether the type of a list is known without what is pushed to it later. */
export function hasOwnType(source: JsSource, list: TSESTree.Expression): boolean {
  if (list.type !== T.Identifier) return true;
  const definition = variableSeenFrom(source, list)?.defs[0];
  if (definition?.node.type !== T.VariableDeclarator) return definition !== undefined;
  const { id, init } = definition.node;
  const isEmpty = init?.type === T.ArrayExpression && init.elements.length === 0;
  return (id.type === T.Identifier && id.typeAnnotation !== undefined) || (init !== null && !isEmpty);
}
