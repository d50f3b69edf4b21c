import type { AwaitPoint, CallPoint, Join } from '../../../core/region';
import { enteredCall } from './compoundWith';
import { argumentsOf, awaitedName, calleeText, field, type PyNode, textOf, unwrap } from '../syntax';

/** What joins waits, by its last name. */
const JOINS: Readonly<Record<string, Join>> = {
  gather: 'all',
  run_parallel: 'all',
  run_sequence: 'sequence',
};

/** An await as a person sees it; `awaited` is what it waits for. */
export function awaitPointOf(node: PyNode, awaited: PyNode, text: string): AwaitPoint {
  const call = unwrap(awaited);
  const point: AwaitPoint = { span: spanOf(node), callee: awaitedName(awaited, text), ...namedBy(call) };
  const join = joinOf(call, text);
  if (join === undefined) return point;
  const joins = joinedCalls(call, text);
  return { ...point, join: keepsFailures(call, text) ? 'settled' : join, ...(joins !== undefined && { joins }) };
}

/** An `async with` that is one wait as a whole, as a person sees it: its head, by what it enters. */
export function withPointOf(statement: PyNode, text: string): AwaitPoint {
  const call = enteredCall(statement) ?? statement;
  return { span: { start: statement.start, end: call.end }, callee: awaitedName(call, text), ...namedBy(call) };
}

/** The coroutines that are handed over one by one; undefined when a list is. */
function joinedCalls(call: PyNode, text: string): CallPoint[] | undefined {
  const [keywords, members] = [argumentsOf(call).filter(isKeyword), argumentsOf(call).filter((it) => !isKeyword(it))];
  // With a limit, not all start at once.
  if (keywords.some((keyword) => textOf(keyword, text).startsWith('concurrency'))) return undefined;
  const isKnown = ({ type }: PyNode): boolean => type === 'call' || type === 'identifier' || type === 'attribute';
  if (members.length < 2 || !members.every(isKnown)) return undefined;
  return members.map((member) => ({
    span: spanOf(member),
    callee: chainOf(member, text) ?? awaitedName(member, text),
    ...namedBy(unwrap(member)),
  }));
}

/** `run_sequence(open(), search())` as a chain, `open → search`: by what it does, not by the word that joins it. */
function chainOf(member: PyNode, text: string): string | undefined {
  const call = unwrap(member);
  if (joinOf(call, text) !== 'sequence') return undefined;
  return joinedCalls(call, text)
    ?.map(({ callee }) => callee)
    .join(' → ');
}

function joinOf(call: PyNode, text: string): Join | undefined {
  const callee = call.type === 'call' ? field(call, 'function') : undefined;
  return callee && JOINS[calleeText(callee, text).split('.').at(-1) ?? ''];
}

/** `return_exceptions=True`. */
function keepsFailures(call: PyNode, text: string): boolean {
  return argumentsOf(call).some(
    (argument) => isKeyword(argument) && /^return_exceptions\s*=\s*True$/.test(textOf(argument, text)),
  );
}

function namedBy(call: PyNode): Pick<CallPoint, 'nameSpan'> {
  const callee = call.type === 'call' ? field(call, 'function') : undefined;
  const name = callee?.type === 'attribute' ? field(callee, 'attribute') : callee;
  return name?.type === 'identifier' ? { nameSpan: spanOf(name) } : {};
}

function spanOf({ start, end }: PyNode): { readonly start: number; readonly end: number } {
  return { start, end };
}

function isKeyword({ type }: PyNode): boolean {
  return type === 'keyword_argument';
}
