import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { isFunction, propertyName, unwrap, walk, type FunctionNode, type Node } from '../syntax';

/** Methods that are given a function to call when something happens. */
const LISTENING = /^(?:on|once|addListener|addEventListener|prependListener|prependOnceListener)$/;

/** The executor of `new Promise((resolve, reject) => …)`, when it is written in place. */
export function executorOf(node: Node): FunctionNode | undefined {
  if (node.type !== T.NewExpression || node.callee.type !== T.Identifier || node.callee.name !== 'Promise')
    return undefined;
  const [first] = node.arguments;
  const executor = first && unwrap(first);
  return executor && isFunction(executor) ? executor : undefined;
}

/** The promise that a call settles, because it is given what settles it: `fs.readFile(path, (error, text) => resolve(text))`. */
export function promiseSettledBy(call: Node): TSESTree.NewExpression | undefined {
  if (call.type !== T.CallExpression || call.arguments.length === 0) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type === T.MemberExpression && LISTENING.test(propertyName(callee) ?? '')) return undefined;
  let at: Node | undefined = call.parent;
  while (at && !isFunction(at)) at = at.parent;
  const promise = at?.parent;
  if (!at || promise?.type !== T.NewExpression || executorOf(promise) !== at) return undefined;
  const settlers = namesOf(at);
  return call.arguments.some((argument) => mentions(argument, settlers)) ? promise : undefined;
}

/**
 * Says whether a promise waits for an event of something that was there before it: what is waited for then happens elsewhere, at its
 * own time. An event of what the executor itself starts is part of its own work.
 */
export function awaitsEvent(executor: FunctionNode, isDeclaredInside: (identifier: Node) => boolean): boolean {
  const settlers = namesOf(executor);
  let found = false;
  walk(executor.body, (node) => {
    const target = listenedTo(node, settlers);
    const base = target && baseOf(target);
    if (base && !(base.type === T.Identifier && isDeclaredInside(base))) found = true;
    return !found;
  });
  return found;
}

/**
 * Says whether what settles a promise is handed to code that nothing is known of: `whenClosed(session, resolve)`. Somebody who only
 * waits for that, and is given nothing, waits for something to happen.
 */
export function isSettledElsewhere(
  executor: FunctionNode,
  isDeclaredInside: (identifier: Node) => boolean,
  isKnown: (callee: Node) => boolean,
): boolean {
  const settlers = namesOf(executor);
  let found = false;
  walk(executor.body, (node) => {
    if (node.type !== T.CallExpression) return !found;
    const base = baseOf(node.callee);
    const isHanded = node.arguments.some((argument) => isName(argument, settlers));
    if (isHanded && !isKnown(node.callee) && !isDeclaredInside(base)) found = true;
    return !found;
  });
  return found;
}

/** What a listener is hung on that settles the promise: `child.once('exit', resolve)`, `image.onload = resolve`. */
function listenedTo(node: Node, settlers: ReadonlySet<string>): Node | undefined {
  if (node.type === T.AssignmentExpression && node.left.type === T.MemberExpression) {
    const isHandler = /^on[a-z]/.test(propertyName(node.left) ?? '');
    return isHandler && mentions(node.right, settlers) ? node.left.object : undefined;
  }
  if (node.type !== T.CallExpression) return undefined;
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression || !LISTENING.test(propertyName(callee) ?? '')) return undefined;
  return node.arguments.some((argument) => mentions(argument, settlers)) ? callee.object : undefined;
}

function baseOf(node: Node): Node {
  let base = unwrap(node);
  while (base.type === T.MemberExpression || base.type === T.CallExpression) {
    base = unwrap(base.type === T.MemberExpression ? base.object : base.callee);
  }
  return base;
}

function namesOf(executor: FunctionNode): ReadonlySet<string> {
  return new Set(executor.params.flatMap((parameter) => (parameter.type === T.Identifier ? [parameter.name] : [])));
}

function isName(node: Node, names: ReadonlySet<string>): boolean {
  return node.type === T.Identifier && names.has(node.name);
}

function mentions(node: Node, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(
    node,
    (inner) => {
      found ||= isName(inner, names);
      return !found;
    },
    true,
  );
  return found;
}
