import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { calleeText, type Node } from '../syntax';
import type { JsModule } from '../modules';
import { promiseSettledBy } from './promiseExecutors';

export type CallNode =
  TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression | TSESTree.ImportExpression;

/** Methods that a promise is passed through. */
const PROMISE_METHODS = new Set(['then', 'catch', 'finally']);

/** Methods of lists through which what is in a list gets on. */
const LIST_METHODS = new Set(['map', 'flatMap', 'filter', 'concat', 'slice', 'flat', 'reverse']);

/** Calls that wait for what they are given: those of `Promise`, and of packages that do the same with a limit. */
const WAITING_CALLS = /^Promise\.|^p(?:Map|MapSeries|All|Props|Settle)$/;

/**
 * Says whether somebody waits for what a call gives: it is awaited, returned, gone through by `for await`, part of a `Promise.all` or
 * `then` that is, or settles a promise that is.
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
      case T.ForOfStatement:
        return parent.await && parent.right === node;
      case T.ConditionalExpression:
        if (parent.test === node) return false;
        break;
      case T.MemberExpression: {
        const chained = parent.parent;
        const name = parent.property.type === T.Identifier ? parent.property.name : '';
        const passes = PROMISE_METHODS.has(name) || (isList(node) && LIST_METHODS.has(name));
        if (parent.object !== node || chained.type !== T.CallExpression || !passes) return false;
        node = chained;
        continue;
      }
      case T.CallExpression:
        if (!WAITING_CALLS.test(calleeText(parent.callee))) return false;
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

/** A list that is written in place, or what one of its methods makes of it. */
function isList(node: Node): boolean {
  if (node.type === T.ArrayExpression) return true;
  return node.type === T.CallExpression && node.callee.type === T.MemberExpression && isList(node.callee.object);
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
