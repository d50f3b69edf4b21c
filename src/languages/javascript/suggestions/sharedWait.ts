import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { contains, type Span } from '../../../core/span';
import type { JsSource } from '../source';
import { calleeText, forEachChild, isFunction, literalText, type Node } from '../syntax';
import { spanOf } from './attachedComments';

/** A call that lets several things wait together, and whose result is awaited or returned by an async function. */
export interface SharedWait {
  /** `await Promise.all([…])`, or the call alone where it is returned. */
  readonly node: TSESTree.Expression;
  readonly call: TSESTree.CallExpression;
  /** The array literal, when the elements stand in one. */
  readonly list?: TSESTree.ArrayExpression;
  readonly elements: readonly TSESTree.Expression[];
  /** The elements are functions that start something. */
  readonly areTasks: boolean;
}

/** All that wait together around a place, outer ones first. */
export function findWaits(source: JsSource, at: Span): SharedWait[] {
  const found: SharedWait[] = [];
  const helpers = helperNames(source);
  const visit = (node: Node): void => {
    if (!contains(spanOf(node), at)) return;
    const call = calledBy(node);
    const wait = call && found.every((other) => other.call !== call) ? waitOf(call, helpers) : undefined;
    if (wait) found.push(wait);
    forEachChild(node, visit);
  };
  visit(source.ast);
  return found;
}

/** The call that a node is, or that a statement comes down to: a place in `const [a, b] =` means the call behind it. */
function calledBy(node: Node): TSESTree.CallExpression | undefined {
  switch (node.type) {
    case T.CallExpression:
      return node;
    case T.AwaitExpression:
      return calledBy(node.argument);
    case T.ExpressionStatement:
      return calledBy(node.expression);
    case T.AssignmentExpression:
      return calledBy(node.right);
    case T.ReturnStatement:
      return node.argument ? calledBy(node.argument) : undefined;
    case T.VariableDeclaration: {
      const [{ init }, ...others] = node.declarations;
      return init && others.length === 0 ? calledBy(init) : undefined;
    }
    default:
      return undefined;
  }
}

function waitOf(call: TSESTree.CallExpression, helpers: ReadonlySet<string>): SharedWait | undefined {
  const areTasks = call.callee.type === T.Identifier && helpers.has(call.callee.name);
  if (!areTasks && calleeText(call.callee) !== 'Promise.all') return undefined;
  const node = awaitedNode(call);
  const [first] = call.arguments;
  const list = first?.type === T.ArrayExpression ? first : undefined;
  const wanted = list ? list.elements : areTasks ? call.arguments : [];
  const elements = wanted.flatMap((each) => (each && each.type !== T.SpreadElement ? [each] : []));
  if (!node || elements.length === 0 || elements.length < wanted.length) return undefined;
  return { node, call, ...(list && { list }), elements, areTasks };
}

/** The await around a call, or the call itself where an async function returns it. */
function awaitedNode(call: TSESTree.CallExpression): TSESTree.Expression | undefined {
  const { parent } = call;
  if (parent.type === T.AwaitExpression) return parent;
  const isReturned =
    parent.type === T.ReturnStatement || (parent.type === T.ArrowFunctionExpression && parent.body === call);
  return isReturned && isInAsync(call) ? call : undefined;
}

function isInAsync(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at.async;
  return false;
}

/** Names under which a file has `runParallel`. */
function helperNames({ ast }: JsSource): Set<string> {
  const names = new Set(['runParallel']);
  for (const statement of ast.body) {
    if (statement.type !== T.ImportDeclaration) continue;
    for (const part of statement.specifiers) {
      if (part.type !== T.ImportSpecifier) continue;
      const imported = part.imported.type === T.Identifier ? part.imported.name : literalText(part.imported);
      if (imported === 'runParallel') names.add(part.local.name);
    }
  }
  return names;
}
