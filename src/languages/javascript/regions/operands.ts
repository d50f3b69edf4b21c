import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { calleeText, forEachChild, isFunction, unwrap, type Node } from '../syntax';

/** An awaited operand found in a statement. */
export interface OperandPlace {
  /** The first await of it. */
  readonly awaitNode: TSESTree.AwaitExpression;
  /** What is replaced when the operand is taken out. */
  readonly operand: TSESTree.Expression;
  /** What is waited for: the await's argument, or the conditional around the awaits. */
  readonly awaited: TSESTree.Expression;
  /** It only happens on some ways through the expression, in a form that can't be taken out. */
  readonly isConditional: boolean;
}

/** The awaits of a statement or expression in the order in which they are evaluated; functions inside are left out. */
export function findOperands(root: Node): OperandPlace[] {
  const found: OperandPlace[] = [];
  visit(root, false, found);
  return found;
}

/** Says whether an await (or `for await`, `await using`) stands in a node, functions inside left out. */
export function hasAwait(node: Node): boolean {
  if (node.type === T.AwaitExpression) return true;
  if (node.type === T.ForOfStatement && node.await) return true;
  if (node.type === T.VariableDeclaration && node.kind === 'await using') return true;
  let found = false;
  forEachChild(node, (child) => {
    if (!found && !isFunction(child) && !isClass(child)) found = hasAwait(child);
  });
  return found;
}

function visit(node: Node, isConditional: boolean, found: OperandPlace[]): void {
  if (isFunction(node) || isClass(node)) return;
  switch (node.type) {
    case T.AwaitExpression:
      visit(node.argument, isConditional, found);
      found.push({ awaitNode: node, operand: node, awaited: node.argument, isConditional });
      return;
    case T.ConditionalExpression: {
      const whole = isConditional ? undefined : conditionalOperand(node);
      if (whole) found.push(whole);
      else {
        visit(node.test, isConditional, found);
        visit(node.consequent, true, found);
        visit(node.alternate, true, found);
      }
      return;
    }
    case T.LogicalExpression:
      visit(node.left, isConditional, found);
      visit(node.right, true, found);
      return;
    case T.AssignmentExpression:
      visit(node.left, isConditional, found);
      visit(node.right, isConditional || /^(?:\?\?|&&|\|\|)=$/.test(node.operator), found);
      return;
    case T.AssignmentPattern:
      visit(node.left, isConditional, found);
      visit(node.right, true, found);
      return;
    case T.CallExpression:
      visit(node.callee, isConditional, found);
      for (const argument of node.arguments) visit(argument, isConditional || isInOptionalChain(node), found);
      return;
    default:
      forEachChild(node, (child) => {
        visit(child, isConditional, found);
      });
  }
}

/** `test ? await f() : other`, with nothing awaited but whole branches, is waited for as one. */
function conditionalOperand(node: TSESTree.ConditionalExpression): OperandPlace | undefined {
  if (hasAwait(node.test)) return undefined;
  const branches = [unwrap(node.consequent), unwrap(node.alternate)];
  const awaits = branches.filter((branch) => branch.type === T.AwaitExpression);
  const [first] = awaits;
  if (!first) return undefined;
  if (awaits.some((branch) => hasAwait(branch.argument))) return undefined;
  if (branches.some((branch) => branch.type !== T.AwaitExpression && hasAwait(branch))) return undefined;
  return { awaitNode: first, operand: node, awaited: node, isConditional: false };
}

function isInOptionalChain(call: TSESTree.CallExpression): boolean {
  for (let node: Node = call; ;) {
    if (node.type === T.CallExpression) {
      if (node.optional) return true;
      node = node.callee;
    } else if (node.type === T.MemberExpression) {
      if (node.optional) return true;
      node = node.object;
    } else return false;
  }
}

/** What is awaited is a value that somebody else has started. */
export function isAlreadyRunning(place: OperandPlace): boolean {
  return isNoCall(unwrap(place.awaited));
}

/** The promise among what is waited for that was started by an earlier statement: `Promise.all([load(), started])`, `expect(started).rejects`. */
export function startedBefore(awaited: Node): Node | undefined {
  const inner = unwrap(awaited);
  if (isNoCall(inner)) return inner;
  if (inner.type !== T.CallExpression) return undefined;
  const callee = calleeText(inner.callee);
  if (callee.startsWith('Promise.')) {
    const list = inner.arguments[0];
    const elements = list?.type === T.ArrayExpression ? list.elements : [];
    return elements.find((element) => element?.type === T.Identifier) ?? undefined;
  }
  if (!/^expect\(.*\)\.(?:rejects|resolves)\./.test(callee)) return undefined;
  let base: Node = inner;
  while (base.type === T.MemberExpression || (base.type === T.CallExpression && base.callee.type !== T.Identifier)) {
    base = unwrap(base.type === T.MemberExpression ? base.object : base.callee);
  }
  return base.type === T.CallExpression ? base.arguments.find((argument) => argument.type === T.Identifier) : undefined;
}

function isNoCall(node: Node): boolean {
  return node.type === T.Identifier || node.type === T.MemberExpression || node.type === T.ThisExpression;
}

function isClass(node: Node): boolean {
  return node.type === T.ClassDeclaration || node.type === T.ClassExpression;
}
