import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Variable } from '@typescript-eslint/scope-manager';
import { isTypeScript, type JsSource } from '../source';
import { calleeText, type Node, propertyName, unwrap } from '../syntax';
import { variableSeenFrom } from './scopeLookup';

/** Methods that arrays have and other lists have not, so that their use shows an array. */
const ARRAY_METHODS = new Set([
  'map',
  'filter',
  'push',
  'some',
  'every',
  'reduce',
  'sort',
  'splice',
  'flatMap',
  'find',
  'unshift',
]);

const ARRAY_MAKERS = /^(?:Object\.(?:keys|values|entries)|Array\.(?:from|of)|Promise\.all(?:Settled)?)\(\)$/;

const METHODS_THAT_GIVE_ARRAYS =
  /^(?:map|filter|concat|slice|splice|split|sort|toSorted|reverse|toReversed|flat|flatMap|fill)$/;

/** Says whether an expression is known to be an array, so that it has `map`: by how it is made, declared or used. */
export function isKnownArray(source: JsSource, node: Node): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case T.ArrayExpression:
      return true;
    case T.AwaitExpression:
      return isKnownArray(source, value.argument);
    case T.CallExpression: {
      if (ARRAY_MAKERS.test(calleeText(value))) return true;
      const callee = unwrap(value.callee);
      const name = callee.type === T.MemberExpression ? propertyName(callee) : undefined;
      if (callee.type !== T.MemberExpression || name === undefined) return false;
      if (!METHODS_THAT_GIVE_ARRAYS.test(name)) return false;
      return name === 'split' || !isTypeScript(source) || isKnownArray(source, callee.object);
    }
    case T.LogicalExpression:
      return isKnownArray(source, value.left) && isKnownArray(source, value.right);
    case T.Identifier: {
      const variable = variableSeenFrom(source, value);
      return variable !== undefined && isArrayVariable(source, variable);
    }
    default:
      return false;
  }
}

function isArrayVariable(source: JsSource, variable: Variable): boolean {
  const [definition] = variable.defs;
  if (!definition || variable.defs.length !== 1) return false;
  const name = definition.name as TSESTree.Node;
  if (name.type === T.Identifier && name.typeAnnotation) return isArrayType(name.typeAnnotation.typeAnnotation);
  if (name.parent?.type === T.RestElement) return true;
  const isAssignedOnce = variable.references.filter((reference) => reference.isWrite()).length <= 1;
  const declarator = definition.node as TSESTree.Node;
  if (isAssignedOnce && declarator.type === T.VariableDeclarator && declarator.id === name && declarator.init) {
    if (isKnownArray(source, declarator.init)) return true;
  }
  // What is only used as an array may be `any`, of which the items of a `map` have no type.
  if (isTypeScript(source)) return false;
  return variable.references.some((reference) => {
    const { parent } = reference.identifier;
    return (
      parent.type === T.MemberExpression &&
      parent.object === reference.identifier &&
      !parent.optional &&
      ARRAY_METHODS.has(propertyName(parent) ?? '')
    );
  });
}

function isArrayType(type: TSESTree.TypeNode): boolean {
  if (type.type === T.TSArrayType || type.type === T.TSTupleType) return true;
  if (type.type === T.TSTypeOperator) return type.typeAnnotation !== undefined && isArrayType(type.typeAnnotation);
  return (
    type.type === T.TSTypeReference &&
    type.typeName.type === T.Identifier &&
    /^(?:Readonly)?Array$/.test(type.typeName.name)
  );
}
