import { argumentsOf, calleeText, field, isComprehension, isFunctionOrClass, unwrap, type PyNode } from '../syntax';

/** An awaited operand found in a statement. */
export interface OperandPlace {
  /** The first await of it. */
  readonly awaitNode: PyNode;
  /** What is replaced when the operand is taken out. */
  readonly operand: PyNode;
  /** What is waited for: what stands behind `await`, or the conditional around the awaits. */
  readonly awaited: PyNode;
  /** It only happens on some ways through the expression, in a form that can't be taken out. */
  readonly isConditional: boolean;
}

/**
 * The awaits of a statement or expression in the order in which they are evaluated; functions and comprehensions inside are left out.
 * An `async with` is one.
 */
export function findOperands(root: PyNode): OperandPlace[] {
  // Only what is one wait as a whole stands in a list of statements with its awaits; see `findRegions`.
  if (root.type === 'with_statement' && root.awaits)
    return [{ awaitNode: root, operand: root, awaited: root, isConditional: false }];
  const found: OperandPlace[] = [];
  visit(root, false, found);
  return found;
}

/** What is awaited is a value that somebody else has made: a task, or a coroutine that was called before. */
export function isAlreadyMade(awaited: PyNode): boolean {
  const { type } = unwrap(awaited);
  return type === 'identifier' || type === 'attribute' || type === 'subscript';
}

/** The task among what is waited for that was made by an earlier statement: `await task`, `await asyncio.gather(*tasks)`. */
export function madeBefore(awaited: PyNode, text: string): PyNode | undefined {
  if (isAlreadyMade(awaited)) return unwrap(awaited);
  const inner = unwrap(awaited);
  const callee = inner.type === 'call' ? field(inner, 'function') : undefined;
  if (!callee || !WAITERS.test(calleeText(callee, text))) return undefined;
  const given = argumentsOf(inner).flatMap((argument) => (LISTS.has(argument.type) ? argument.children : [argument]));
  return given.find(isAlreadyMade);
}

const LISTS: ReadonlySet<string> = new Set(['list_splat', 'list', 'set', 'tuple']);
const WAITERS = /(?:^|\.)(?:gather|wait|wait_for|shield)$/;

function visit(node: PyNode, isConditional: boolean, found: OperandPlace[]): void {
  if (isFunctionOrClass(node) || isComprehension(node)) return;
  switch (node.type) {
    case 'await': {
      const [awaited] = node.children;
      if (!awaited) return;
      visit(awaited, isConditional, found);
      found.push({ awaitNode: node, operand: node, awaited, isConditional });
      return;
    }
    case 'conditional_expression': {
      const whole = isConditional ? undefined : conditionalOperand(node);
      if (whole) {
        found.push(whole);
        return;
      }
      // The condition, which stands in the middle, comes first.
      const [body, condition, alternative] = node.children;
      if (condition) visit(condition, isConditional, found);
      if (body) visit(body, true, found);
      if (alternative) visit(alternative, true, found);
      return;
    }
    case 'boolean_operator': {
      const [left, right] = [field(node, 'left'), field(node, 'right')];
      if (left) visit(left, isConditional, found);
      if (right) visit(right, true, found);
      return;
    }
    case 'comparison_operator': {
      // `a < b < c`: the third is only looked at when the first two are in order.
      for (const [index, child] of node.children.entries()) visit(child, isConditional || index > 1, found);
      return;
    }
    case 'assert_statement': {
      const [condition, message] = node.children;
      if (condition) visit(condition, isConditional, found);
      if (message) visit(message, true, found);
      return;
    }
    case 'assignment':
    case 'augmented_assignment': {
      const [left, right] = [field(node, 'left'), field(node, 'right')];
      if (node.type === 'augmented_assignment' && left) visit(left, isConditional, found);
      if (right) visit(right, isConditional, found);
      if (node.type === 'assignment' && left) visit(left, isConditional, found);
      return;
    }
    default:
      for (const child of node.children) visit(child, isConditional, found);
  }
}

/** `await f() if test else other`, with nothing awaited but whole branches, is waited for as one. */
function conditionalOperand(node: PyNode): OperandPlace | undefined {
  const [body, condition, alternative] = node.children;
  if (!body || !condition || !alternative || condition.awaits) return undefined;
  const branches = [unwrap(body), unwrap(alternative)];
  const awaits = branches.filter((branch) => branch.type === 'await');
  const [first] = awaits;
  if (!first || awaits.some((branch) => branch.children.some((child) => child.awaits))) return undefined;
  if (branches.some((branch) => branch.type !== 'await' && branch.awaits)) return undefined;
  return { awaitNode: first, operand: node, awaited: node, isConditional: false };
}
