import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { AwaitPoint, CallPoint, Join } from '../../../core/region';
import type { Span } from '../../../core/span';
import { T } from '../nodeTypes';
import { awaitedName, calleeText, isFunction, unwrap, type Node } from '../syntax';

/** What joins waits, by its last names: functions of the language, which take a list, and the helpers, which take functions. */
const JOINS: Readonly<Record<string, Join>> = {
  'Promise.all': 'all',
  'Promise.allSettled': 'settled',
  'Promise.race': 'first',
  'Promise.any': 'first-success',
  runParallel: 'all',
  runSequence: 'sequence',
};

/** An await as a person sees it. */
export function awaitPointOf(node: TSESTree.AwaitExpression): AwaitPoint {
  const awaited = unwrap(node.argument);
  const point: AwaitPoint = { span: spanOf(node), callee: awaitedName(node), ...namedBy(awaited) };
  const join = awaited.type === T.CallExpression ? joinOf(awaited) : undefined;
  if (join === undefined || awaited.type !== T.CallExpression) return point;
  const joins = joinedCalls(awaited);
  return { ...point, join, ...(joins !== undefined && { joins }) };
}

function joinOf({ callee }: TSESTree.CallExpression): Join | undefined {
  const names = calleeText(callee).split('.');
  return JOINS[names.slice(-2).join('.')] ?? JOINS[names.at(-1) ?? ''];
}

/** The calls of a list of promises, or of functions that are called together; undefined when some of them can't be told. */
function joinedCalls(call: TSESTree.CallExpression): CallPoint[] | undefined {
  const [first] = call.arguments;
  const isList = first?.type === T.ArrayExpression;
  // `Promise.all(waits)`: what the list holds is only known when the program runs; with a limit, not all start at once.
  if (isList ? call.arguments.length > 1 : call.arguments.length < 2) return undefined;
  const members = isList ? first.elements : call.arguments;
  const points = members.map((member) => (member === null ? undefined : memberOf(member)));
  return points.length > 0 && points.every((point) => point !== undefined) ? points : undefined;
}

function memberOf(member: Node): CallPoint | undefined {
  const inner = unwrap(member);
  // Settings of the helper, or a list that is spread.
  if (inner.type === T.ObjectExpression || inner.type === T.SpreadElement) return undefined;
  const work = isFunction(inner) && inner.body.type !== T.BlockStatement ? unwrap(inner.body) : inner;
  const waited = work.type === T.AwaitExpression ? unwrap(work.argument) : work;
  const callee = calleeText(waited.type === T.CallExpression ? waited.callee : waited, '');
  return callee === '' ? undefined : { span: spanOf(member), callee, ...namedBy(waited) };
}

function namedBy(call: Node): Pick<CallPoint, 'nameSpan'> {
  if (call.type !== T.CallExpression) return {};
  const callee = unwrap(call.callee);
  if (callee.type === T.Identifier) return { nameSpan: spanOf(callee) };
  return callee.type === T.MemberExpression ? { nameSpan: spanOf(callee.property) } : {};
}

function spanOf({ range }: Node): Span {
  return { start: range[0], end: range[1] };
}
