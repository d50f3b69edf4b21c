import type { PyStep } from '../regions/pyRegion';
import { field, unwrap, type PyNode } from '../syntax';

/** What a statement does with the awaited operands of a group. */
export type Shape =
  /** `await f()`: nothing. */
  | { readonly kind: 'dropped' }
  /** `x = await f()`, `x: T = await f()`, `a, b = await f(), await g()`: it binds each to a target of its own. */
  | { readonly kind: 'bound'; readonly targets: readonly Target[] }
  /** An `async with`: what it binds comes from a function that it becomes. */
  | { readonly kind: 'block' }
  /** Anything else. */
  | { readonly kind: 'other' };

/** What one operand is bound to. */
export interface Target {
  readonly node: PyNode;
  readonly type?: PyNode;
}

/** The shape of a statement that holds the given members of a group. */
export function shapeOf(statement: PyNode, members: readonly Pick<PyStep, 'operand'>[]): Shape {
  if (statement.type === 'with_statement') return { kind: 'block' };
  if (statement.type !== 'expression_statement') return { kind: 'other' };
  const [inner, ...more] = statement.children;
  const [first, ...others] = members;
  if (!inner || more.length > 0 || !first) return { kind: 'other' };
  if (others.length === 0 && unwrap(inner) === first.operand) return { kind: 'dropped' };
  if (inner.type !== 'assignment') return { kind: 'other' };
  const [left, right, type] = [field(inner, 'left'), field(inner, 'right'), field(inner, 'type')];
  if (!left || !right) return { kind: 'other' };
  if (others.length === 0 && unwrap(right) === first.operand) {
    return { kind: 'bound', targets: [{ node: left, ...(type && { type }) }] };
  }
  const pairs = pairUp(left, right, members);
  return pairs ? { kind: 'bound', targets: pairs } : { kind: 'other' };
}

/** `a, b = await f(), await g()`, where all on the right are members. */
function pairUp(left: PyNode, right: PyNode, members: readonly Pick<PyStep, 'operand'>[]): Target[] | undefined {
  if (!/^(?:pattern_list|tuple_pattern|list_pattern)$/.test(left.type)) return undefined;
  if (!/^(?:expression_list|tuple|list)$/.test(right.type)) return undefined;
  if (left.children.length !== members.length || right.children.length !== members.length) return undefined;
  if (left.children.some((child) => child.type === 'list_splat_pattern')) return undefined;
  const fits = right.children.every((child, index) => unwrap(child) === members[index]?.operand);
  return fits ? left.children.map((node) => ({ node })) : undefined;
}
