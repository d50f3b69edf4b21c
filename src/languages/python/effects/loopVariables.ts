import type { Binding, Variable } from '../scopes';
import { enclosing, isComprehension, isFunction, type PyNode } from '../syntax';

const KNOWN = new WeakMap<PyNode, Map<Variable, boolean>>();

/**
 * Says whether a variable carries nothing from one round of a loop to the next, or out of it: wherever it is read inside, the same
 * round has set it before, and wherever it is read afterwards, it is set anew. The same name may well be used by another loop.
 */
export function isOwnToLoop(variable: Variable, loop: PyNode): boolean {
  let known = KNOWN.get(loop);
  if (!known) {
    known = new Map();
    KNOWN.set(loop, known);
  }
  let isOwn = known.get(variable);
  if (isOwn === undefined) {
    isOwn = looksOwn(variable, loop);
    known.set(variable, isOwn);
  }
  return isOwn;
}

function looksOwn({ bindings, reads }: Variable, loop: PyNode): boolean {
  const inside = bindings.filter(({ name }) => contains(loop, name));
  if (inside.length === 0) return false;
  // What another function reads, it may read at any time.
  const home = enclosing(loop, isFunction);
  if (
    [...reads, ...bindings.map(({ name }) => name)].some(
      (at) => enclosing(at, isFunction) !== home && !contains(loop, at),
    )
  )
    return false;
  const outside = bindings.filter((binding) => !inside.includes(binding));
  const isInOuterLoop = enclosing(loop, isLoop) !== undefined;
  return reads.every((read) => {
    if (contains(loop, read)) return inside.some((binding) => reaches(binding, read));
    const isBefore = read.start < loop.start;
    if (isBefore && !isInOuterLoop) return true;
    return outside.some((binding) => reaches(binding, read) && (isBefore || binding.name.start > loop.end));
  });
}

/** Whenever the read is come to, the binding was made before, in the same round. */
function reaches(binding: Binding, read: PyNode): boolean {
  return madeAt(binding) <= read.start && contains(stretchOf(binding), read);
}

/** An assignment is made when its value is there. */
function madeAt({ kind, name, node }: Binding): number {
  if (kind === 'augmented' || kind === 'delete') return Infinity;
  return kind === 'assignment' ? node.end : name.end;
}

/** The stretch of code that is only come to past the binding: the block that it stands in, the body of its loop, all of a comprehension. */
function stretchOf({ kind, name, node }: Binding): PyNode {
  if (kind === 'item' && node.type === 'for_statement') return node;
  return enclosing(name, (at) => at.type === 'block' || at.type === 'module' || isComprehension(at)) ?? node;
}

function isLoop(node: PyNode): boolean {
  return node.type === 'for_statement' || node.type === 'while_statement';
}

function contains(outer: PyNode, inner: PyNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
