import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Variable } from '@typescript-eslint/scope-manager';
import { isTypeScript, type JsSource } from '../source';
import { calleeText, type Node, propertyName, unwrap } from '../syntax';
import { variableSeenFrom } from '../scopeLookup';

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

/** Those whose items are items of the list that they are called on, or hold nothing else. */
const METHODS_THAT_KEEP_ITEMS = /^(?:filter|slice|sort|toSorted|reverse|toReversed)$/;

const PLAIN_VALUES: ReadonlySet<Node['type']> = new Set([
  T.Literal,
  T.TemplateLiteral,
  T.ObjectExpression,
  T.ArrayExpression,
]);

const PLAIN_TYPES: ReadonlySet<Node['type']> = new Set([
  T.TSStringKeyword,
  T.TSNumberKeyword,
  T.TSBooleanKeyword,
  T.TSBigIntKeyword,
  T.TSLiteralType,
  T.TSTemplateLiteralType,
]);

/** Says whether an expression is known to be an array, so that it has `map`: by how it is made, declared or used. */
export function isKnownArray(source: JsSource, node: Node): boolean {
  return isArray(source, node, 'used');
}

/** The same where a stream may stand as well, which has most methods of an array: its use shows nothing then. */
export function isSurelyArray(source: JsSource, node: Node): boolean {
  return isArray(source, node, 'made');
}

/** Says whether the items of a list may be promises; those that are no more than text, numbers and the like are not. */
export function mayHoldPromises(source: JsSource, node: Node): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case T.ArrayExpression:
      return !value.elements.every((element) => PLAIN_VALUES.has(element ? unwrap(element).type : T.Literal));
    case T.CallExpression: {
      if (/^Object\.(?:keys|entries)\(\)$/.test(calleeText(value))) return false;
      const callee = unwrap(value.callee);
      const name = callee.type === T.MemberExpression ? propertyName(callee) : undefined;
      if (callee.type !== T.MemberExpression || name === undefined) return true;
      return name !== 'split' && (!METHODS_THAT_KEEP_ITEMS.test(name) || mayHoldPromises(source, callee.object));
    }
    // What was waited for as a list holds no promise any more.
    case T.AwaitExpression:
      return !/^Promise\.all(?:Settled)?$/.test(calleeOf(value.argument));
    case T.Identifier: {
      const variable = variableSeenFrom(source, value);
      if (variable?.defs.length !== 1) return true;
      const name = variable.defs[0]?.name as TSESTree.Node;
      if (name.type !== T.Identifier) return true;
      if (name.typeAnnotation) return !hasPlainItems(name.typeAnnotation.typeAnnotation);
      // Where the list is named a third time, something may be put into it.
      const init = variable.references.length <= 2 ? initOf(variable) : undefined;
      return !init || mayHoldPromises(source, init);
    }
    default:
      return true;
  }
}

/** How an array is known: by how it is made or declared alone, or by its use as well. */
type Sign = 'made' | 'used';

function isArray(source: JsSource, node: Node, sign: Sign): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case T.ArrayExpression:
      return true;
    case T.AwaitExpression:
      return isArray(source, value.argument, sign);
    case T.CallExpression: {
      if (ARRAY_MAKERS.test(calleeText(value))) return true;
      const callee = unwrap(value.callee);
      const name = callee.type === T.MemberExpression ? propertyName(callee) : undefined;
      if (callee.type !== T.MemberExpression || name === undefined) return false;
      if (!METHODS_THAT_GIVE_ARRAYS.test(name)) return false;
      if (name === 'split') return value.arguments.length > 0;
      return (sign === 'used' && !isTypeScript(source)) || isArray(source, callee.object, sign);
    }
    case T.LogicalExpression:
      return isArray(source, value.left, sign) && isArray(source, value.right, sign);
    case T.Identifier: {
      const variable = variableSeenFrom(source, value);
      return variable !== undefined && isArrayVariable(source, variable, sign);
    }
    default:
      return false;
  }
}

function isArrayVariable(source: JsSource, variable: Variable, sign: Sign): boolean {
  const [definition] = variable.defs;
  if (!definition || variable.defs.length !== 1) return false;
  const name = definition.name as TSESTree.Node;
  if (name.type === T.Identifier && name.typeAnnotation) return isArrayType(name.typeAnnotation.typeAnnotation);
  if (name.parent?.type === T.RestElement) return true;
  const init = initOf(variable);
  if (init && isArray(source, init, sign)) return true;
  // What is only used as an array may be `any`, of which the items of a `map` have no type.
  if (sign === 'made' || isTypeScript(source)) return false;
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

/** What a variable that is assigned once is declared with. */
function initOf(variable: Variable): TSESTree.Expression | undefined {
  const [definition] = variable.defs;
  const isAssignedOnce = variable.references.filter((reference) => reference.isWrite()).length <= 1;
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (!isAssignedOnce || declarator?.type !== T.VariableDeclarator || declarator.id !== definition?.name)
    return undefined;
  return declarator.init ?? undefined;
}

function calleeOf(node: Node): string {
  const call = unwrap(node);
  return call.type === T.CallExpression ? calleeText(call.callee) : '';
}

/** `string[]`, `readonly number[]`, `Array<'a' | 'b'>` */
function hasPlainItems(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case T.TSArrayType:
      return isPlainType(type.elementType);
    case T.TSTypeOperator:
      return type.typeAnnotation !== undefined && hasPlainItems(type.typeAnnotation);
    case T.TSTypeReference: {
      const [item, ...others] = type.typeArguments?.params ?? [];
      return item !== undefined && others.length === 0 && isPlainType(item);
    }
    default:
      return false;
  }
}

function isPlainType(type: TSESTree.TypeNode): boolean {
  if (type.type === T.TSUnionType) return type.types.every(isPlainType);
  return PLAIN_TYPES.has(type.type);
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
