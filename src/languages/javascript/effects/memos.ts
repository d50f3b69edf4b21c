import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { compareLocations, type Effect, type Location } from '../../../core/effect';
import { calleeText, unwrap, walk, type Node } from '../syntax';

/**
 * Says whether an assignment keeps something for the next caller without letting anybody in between the question and the answer:
 * `names ??= load()`, `if (!names) names = load()`. What is kept is then the promise, and two callers at once share it. A value
 * that is awaited before it is kept is no such memo: both callers would do the work.
 */
export function isMemo(assignment: TSESTree.AssignmentExpression): boolean {
  const { operator, right } = assignment;
  if (operator === '??=' || operator === '||=') return !waits(right);
  const asked = operator === '=' ? questionAbout(assignment) : undefined;
  return asked !== undefined && !waits(asked) && !waits(right);
}

/** Marks what a function reads and writes itself of the places in which it keeps something for the next caller. */
export function markMemos(effects: readonly Effect[], memos: readonly Location[]): readonly Effect[] {
  if (memos.length === 0) return effects;
  return effects.map((effect) => {
    // What a call adds to the value that is kept (`list.push(…)`) is no answer for the next caller.
    const isAdded = effect.access === 'write' && effect.via !== undefined;
    const isKept = effect.depth === undefined && !isAdded && memos.some((memo) => isSamePlace(memo, effect.location));
    return isKept ? { ...effect, isMemo: true } : effect;
  });
}

function isSamePlace(a: Location, b: Location): boolean {
  return a.path.length === b.path.length && compareLocations({ ...a, exact: true }, { ...b, exact: true }) === 'meet';
}

/** The test, or the left side, that asks whether the target of an assignment is there already. */
function questionAbout(assignment: TSESTree.AssignmentExpression): Node | undefined {
  const target = calleeText(assignment.left);
  let below: Node = assignment;
  let at: Node = assignment.parent;
  for (;;) {
    switch (at.type) {
      case T.ExpressionStatement:
        break;
      case T.BlockStatement:
        if (at.body[0] !== below) return undefined;
        break;
      case T.LogicalExpression:
        return at.operator !== '&&' && at.right === below && calleeText(at.left) === target ? at.left : undefined;
      case T.IfStatement:
        return at.consequent === below && asksForAbsence(at.test, target) ? at.test : undefined;
      default:
        return undefined;
    }
    below = at;
    at = at.parent;
  }
}

/** `!names`, `names === undefined`. */
function asksForAbsence(test: Node, target: string): boolean {
  const inner = unwrap(test);
  if (inner.type === T.UnaryExpression) return inner.operator === '!' && calleeText(inner.argument) === target;
  return inner.type === T.BinaryExpression && /^===?$/.test(inner.operator) && calleeText(inner.left) === target;
}

function waits(node: Node): boolean {
  let found = false;
  walk(node, (inner) => {
    found ||= inner.type === T.AwaitExpression;
    return !found;
  });
  return found;
}
