import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { calleeText, type Node } from '../syntax';
import type { JsModule } from '../modules';
import { promiseSettledBy } from './promiseExecutors';

export type CallNode =
  TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression | TSESTree.ImportExpression;

/** Methods that a promise is passed through. */
const PROMISE_METHODS = new Set(['then', 'catch', 'finally']);

/**
 * Says whether somebody waits for what a call gives: it is awaited, returned, part of a `Promise.all` or `then` that is, or settles
 * a promise that is.
 */
export function isWaitedFor(call: Node): boolean {
  const settled = promiseSettledBy(call);
  return settled ? isPassedOn(settled) : isPassedOn(call);
}

function isPassedOn(call: Node): boolean {
  for (let node = call; ;) {
    const parent: Node | undefined = node.parent;
    if (!parent) return false;
    switch (parent.type) {
      case T.AwaitExpression:
      case T.ReturnStatement:
      case T.YieldExpression:
        return true;
      case T.ArrowFunctionExpression:
        return parent.body === node;
      case T.ConditionalExpression:
        if (parent.test === node) return false;
        break;
      case T.MemberExpression: {
        const chained = parent.parent;
        const name = parent.property.type === T.Identifier ? parent.property.name : '';
        if (parent.object !== node || chained.type !== T.CallExpression || !PROMISE_METHODS.has(name)) return false;
        node = chained;
        continue;
      }
      case T.CallExpression:
        if (!calleeText(parent.callee).startsWith('Promise.')) return false;
        break;
      case T.LogicalExpression:
      case T.ChainExpression:
      case T.TSAsExpression:
      case T.TSNonNullExpression:
      case T.TSSatisfiesExpression:
      case T.ArrayExpression:
      case T.SpreadElement:
        break;
      default:
        return false;
    }
    node = parent;
  }
}

/** Says whether the value of an awaited expression is kept in a variable that nobody reads: `const _project = await find(id)`. */
export function isNeverRead(expression: Node, module: JsModule): boolean {
  const { parent } = expression;
  if (parent?.type !== T.VariableDeclarator || parent.id.type !== T.Identifier) return false;
  const variable = module.variableOf(parent.id);
  return (
    variable?.defs[0]?.node === parent &&
    variable.references.every((reference) => !reference.isRead()) &&
    !isExported(parent)
  );
}

function isExported(declarator: Node): boolean {
  return declarator.parent?.parent?.type === T.ExportNamedDeclaration;
}

/** Says whether the value of an expression is dropped: it is a statement of its own, awaited or not, or behind `void`. */
export function isResultDropped(expression: Node): boolean {
  // What a callback is given goes on to whoever waits for the promise.
  if (promiseSettledBy(expression)) return false;
  for (let node = expression; ; node = node.parent) {
    const parent: Node | undefined = node.parent;
    switch (parent?.type) {
      case T.ExpressionStatement:
        return true;
      case T.AwaitExpression:
      case T.ChainExpression:
      case T.TSAsExpression:
      case T.TSNonNullExpression:
        break;
      case T.UnaryExpression:
        return parent.operator === 'void';
      default:
        return false;
    }
    if (!node.parent) return false;
  }
}
