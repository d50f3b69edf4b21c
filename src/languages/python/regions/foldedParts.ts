import type { Span } from '../../../core/span';
import { field, type PyNode } from '../syntax';

/** A part of a round: all that lies in it, or the call alone without its arguments. */
interface Part extends Span {
  readonly isItself?: true;
}

/**
 * The parts of a round that come after everything that it waits for, on whatever way: there what was waited for is put together, and
 * that can as well be done for all rounds in their order, once all have come.
 */
export function partsAfterWaits(body: PyNode): readonly Part[] {
  const last = body.children.findLastIndex((statement) => statement.awaits);
  const after = body.children.slice(last + 1);
  const waiting = body.children[last];
  return waiting ? [...partsInside(waiting), ...after] : after;
}

/** Says whether a place lies in one of the parts. */
export function isInParts(parts: readonly Part[], { start, end }: Span): boolean {
  return parts.some((part) =>
    part.isItself ? part.start === start && part.end === end : part.start <= start && end <= part.end,
  );
}

/** What of the statement with the last await comes after it. */
function partsInside(statement: PyNode): readonly Part[] {
  switch (statement.type) {
    case 'expression_statement':
      return partsOfExpression(statement.children[0]);
    case 'if_statement':
      return statement.children.flatMap(blocksOf).flatMap(partsAfterWaits);
    case 'for_statement': {
      const body = field(statement, 'body');
      return body && !body.awaits ? body.children : [];
    }
    case 'try_statement':
      return partsOfTry(statement);
    case 'with_statement': {
      // What it waits for at its end looks at nothing that is put together.
      const body = field(statement, 'body');
      return body ? partsAfterWaits(body) : [];
    }
    default:
      return [];
  }
}

/** `total += await f(x)`, `found.update(await f(x))`: where the value goes to. */
function partsOfExpression(inner: PyNode | undefined): readonly Part[] {
  if (inner?.type === 'augmented_assignment') return [field(inner, 'left') ?? inner];
  const callee = inner?.type === 'call' ? field(inner, 'function') : undefined;
  if (!inner || !callee || callee.awaits) return [];
  return [callee, { start: inner.start, end: inner.end, isItself: true }];
}

function partsOfTry(statement: PyNode): readonly Part[] {
  const body = field(statement, 'body');
  const others = statement.children.filter((child) => child !== body);
  const waits = (type: string): boolean => others.some((child) => child.type === type && child.awaits);
  const last = others.find(({ type }) => type === 'finally_clause');
  if (waits('finally_clause')) return last ? blocksOf(last).flatMap(partsAfterWaits) : [];
  return [
    ...(body && !waits('else_clause') ? partsAfterWaits(body) : []),
    ...others.flatMap(blocksOf).flatMap(partsAfterWaits),
  ];
}

function blocksOf(node: PyNode): readonly PyNode[] {
  return node.type === 'block'
    ? [node]
    : node.type.endsWith('_clause')
      ? node.children.filter(({ type }) => type === 'block')
      : [];
}
