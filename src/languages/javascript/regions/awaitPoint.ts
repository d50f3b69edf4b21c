import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { AwaitPoint, CallPoint } from '../../../core/region';
import type { Span } from '../../../core/span';
import { T } from '../nodeTypes';
import { awaitedName, calleeText, isFunction, unwrap, type Node } from '../syntax';

/** What joins waits: those that take a list, and the helpers, which take functions. */
const JOINS = /^Promise\.(?:all|allSettled|race|any)$|(?:^|\.)run(?:Parallel|Sequence)$/;

/** An await as a person sees it. */
export function awaitPointOf(node: TSESTree.AwaitExpression): AwaitPoint {
  const joins = joinedCalls(unwrap(node.argument));
  return {
    span: spanOf(node),
    callee: awaitedName(node),
    ...namedBy(unwrap(node.argument)),
    ...(joins !== undefined && { joins }),
  };
}

/** The calls of a list of promises, or of functions that are called together; undefined when some of them can't be told. */
function joinedCalls(call: Node): CallPoint[] | undefined {
  if (call.type !== T.CallExpression || !JOINS.test(calleeText(call.callee))) return undefined;
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
