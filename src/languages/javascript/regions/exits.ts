import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Exit } from '../../../core/region';
import { NOT_FOUND, REFUSALS } from '../../knowledge/exitWords';
import { calleeText, isFunction, forEachChild, unwrap, type Node } from '../syntax';

/** How control can leave a statement list at a statement that holds no await; undefined when it can't. */
export function findExit(statement: Node, text: string): Exit | undefined {
  const leaving = findLeaving(statement);
  if (!leaving) return undefined;
  const span = { start: leaving.node.range[0], end: leaving.node.range[1] };
  return { kind: leaving.kind, flavour: flavourOf(statement, text), span };
}

interface Leaving {
  readonly node: Node;
  readonly kind: Exit['kind'];
}

function findLeaving(statement: Node): Leaving | undefined {
  let found: Leaving | undefined;
  const visit = (node: Node, inLoop: boolean): void => {
    if (found || isFunction(node)) return;
    switch (node.type) {
      case T.ReturnStatement:
        found = { node, kind: 'return' };
        return;
      case T.ThrowStatement:
        found = { node, kind: 'throw' };
        return;
      case T.YieldExpression:
        // Whoever takes the values may stop here; what follows runs only when the next one is asked for.
        found = { node, kind: 'return' };
        return;
      case T.BreakStatement:
      case T.ContinueStatement:
        if (!inLoop || node.label) found = { node, kind: node.type === T.BreakStatement ? 'break' : 'continue' };
        return;
      case T.CallExpression:
        if (/^process\.(?:exit|abort)$/.test(calleeText(node.callee))) found = { node, kind: 'call' };
        break;
      default:
    }
    const isLoop = inLoop || isLoopNode(node) || node.type === T.SwitchStatement;
    forEachChild(node, (child) => {
      visit(child, isLoop);
    });
  };
  visit(statement, false);
  return found;
}

function flavourOf(statement: Node, text: string): Exit['flavour'] {
  if (statement.type !== T.IfStatement || statement.alternate) return 'other';
  const source = text.slice(...statement.range);
  if (REFUSALS.test(source)) return 'other';
  if (asksForAbsence(statement.test)) return endsQuietly(statement.consequent, source) ? 'not-found' : 'other';
  return 'fallback';
}

/** `!x`, `x == null`, `x.length === 0`, `!x.ok`: nothing was found. */
function asksForAbsence(test: Node): boolean {
  const inner = unwrap(test);
  switch (inner.type) {
    case T.UnaryExpression:
      return inner.operator === '!' && isValue(inner.argument);
    case T.BinaryExpression: {
      if (!/^===?$/.test(inner.operator)) return false;
      const other = unwrap(inner.right);
      const isNothing =
        (other.type === T.Literal && (other.value === null || other.value === 0 || other.value === '')) ||
        (other.type === T.Identifier && other.name === 'undefined') ||
        (other.type === T.UnaryExpression && other.operator === 'void');
      return isNothing && isValue(inner.left);
    }
    case T.LogicalExpression:
      return inner.operator === '||' && asksForAbsence(inner.left) && asksForAbsence(inner.right);
    default:
      return false;
  }
}

function isValue(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === T.Identifier || inner.type === T.MemberExpression || inner.type === T.AwaitExpression;
}

/** It returns nothing or an empty value, or says that nothing was found; what it does before that changes nothing. */
function endsQuietly(consequent: Node, source: string): boolean {
  const statements = consequent.type === T.BlockStatement ? consequent.body : [consequent];
  const last = statements.at(-1);
  if (!last) return false;
  if (last.type === T.ThrowStatement) return true;
  if (last.type === T.ContinueStatement || last.type === T.BreakStatement) return true;
  if (last.type !== T.ReturnStatement) return false;
  return isEmptyValue(last.argument) || NOT_FOUND.test(source);
}

function isEmptyValue(node: TSESTree.Expression | null): boolean {
  if (!node) return true;
  const inner = unwrap(node);
  switch (inner.type) {
    case T.Literal:
      return inner.value === null || inner.value === false || inner.value === 0 || inner.value === '';
    case T.Identifier:
      return inner.name === 'undefined';
    case T.ArrayExpression:
      return inner.elements.length === 0;
    case T.ObjectExpression:
      return inner.properties.length === 0;
    default:
      return false;
  }
}

function isLoopNode(node: Node): boolean {
  return /^(?:For|While|DoWhile)/.test(node.type);
}
