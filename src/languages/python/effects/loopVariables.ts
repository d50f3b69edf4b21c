import type { Binding, Variable } from '../scopes';
import { contains } from '../../../core/span';
import { enclosing, field, isComprehension, isFunction, type PyNode } from '../syntax';

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

/** Says whether a variable holds nothing inside a loop but what the round is for. */
export function isItemOf(variable: Variable, loop: PyNode): boolean {
  const inside = variable.bindings.filter(({ name }) => contains(loop, name));
  return inside.length > 0 && inside.every(({ kind }) => kind === 'item') && isOwnToLoop(variable, loop);
}

function looksOwn({ bindings, reads }: Variable, loop: PyNode): boolean {
  const inside = bindings.filter(({ name }) => contains(loop, name));
  if (inside.length === 0) return false;
  const outside = bindings.filter((binding) => !inside.includes(binding));
  // What another function reads or sets, it may at any time.
  const home = enclosing(loop, isFunction);
  const isElsewhere = (at: PyNode): boolean => !contains(loop, at) && enclosing(at, isFunction) !== home;
  if (reads.some(isElsewhere) || bindings.some(({ name }) => isElsewhere(name))) return false;
  const isInOuterLoop = enclosing(loop, isLoop) !== undefined;
  return reads.every((read) => {
    if (contains(loop, read)) return isSetBefore(read, inside, loop);
    const isBefore = read.start < loop.start;
    if (isBefore && !isInOuterLoop) return true;
    return isSetBefore(
      read,
      outside.filter(({ name }) => isBefore || name.start > loop.end),
      home,
    );
  });
}

/** Says whether, on every way from the beginning of `top` to a read, one of the bindings is made. */
function isSetBefore(read: PyNode, bindings: readonly Binding[], top: PyNode | undefined): boolean {
  for (let node = read; node !== top;) {
    const { parent } = node;
    if (!parent) return false;
    const at = parent.children.indexOf(node);
    const isBlock = parent.type === 'block' || parent.type === 'module';
    for (const earlier of parent.children.slice(0, at)) {
      if (isBlock ? sets(earlier, bindings) : bindsOnTheWay(earlier, parent, bindings)) return true;
    }
    // The clauses of a comprehension stand behind what they are for.
    if (isComprehension(parent) && parent.children.some((child) => bindsOnTheWay(child, parent, bindings))) return true;
    node = parent;
  }
  return false;
}

/** The head of a statement, or an earlier part of an expression, binds before what follows is come to. */
function bindsOnTheWay(part: PyNode, parent: PyNode, bindings: readonly Binding[]): boolean {
  // Other branches are other ways.
  if (part.type === 'block' || part.type.endsWith('_clause')) {
    if (part.type !== 'for_in_clause' && part.type !== 'with_clause') return false;
  }
  // The value of an assignment comes before its target.
  if (parent.type === 'assignment' || parent.type === 'augmented_assignment') return false;
  return bindings.some(({ name, kind }) => kind !== 'delete' && contains(part, name));
}

/** Says whether a statement, once it is past, has surely made one of the bindings. */
export function sets(statement: PyNode, bindings: readonly Binding[]): boolean {
  const body = field(statement, 'body');
  switch (statement.type) {
    case 'for_statement':
    case 'while_statement':
    case 'match_statement':
      return false;
    case 'if_statement': {
      const condition = field(statement, 'condition');
      if (condition && bindsIn(condition, bindings)) return true;
      const branches = branchesOf(statement);
      return (
        branches.some(({ type }) => type === 'else_clause') &&
        branches.every((branch) => setsOrLeaves(branch, bindings))
      );
    }
    case 'try_statement': {
      const others = statement.children.filter((child) => child !== body);
      if (others.some((child) => child.type === 'finally_clause' && setsOrLeaves(child, bindings))) return true;
      const handlers = others.filter(({ type }) => type.startsWith('except'));
      return body !== undefined && [body, ...handlers].every((part) => setsOrLeaves(part, bindings));
    }
    case 'with_statement':
      return statement.children.some((child) =>
        child === body ? setsOrLeaves(child, bindings) : bindsIn(child, bindings),
      );
    default:
      return bindsIn(statement, bindings);
  }
}

/** The consequence of an `if`, and its `elif` and `else`. */
function branchesOf(statement: PyNode): PyNode[] {
  const condition = field(statement, 'condition');
  return statement.children.filter((child) => child !== condition);
}

function setsOrLeaves(part: PyNode, bindings: readonly Binding[]): boolean {
  const block = part.type === 'block' ? part : part.children.find(({ type }) => type === 'block');
  if (!block) return false;
  return block.children.some((statement) => LEAVING.has(statement.type) || sets(statement, bindings));
}

const LEAVING: ReadonlySet<string> = new Set([
  'return_statement',
  'raise_statement',
  'continue_statement',
  'break_statement',
]);

function bindsIn(node: PyNode, bindings: readonly Binding[]): boolean {
  return bindings.some(({ name, kind }) => kind !== 'augmented' && kind !== 'delete' && contains(node, name));
}

function isLoop(node: PyNode): boolean {
  return node.type === 'for_statement' || node.type === 'while_statement';
}
