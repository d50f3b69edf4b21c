import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { contains } from '../../../core/span';
import { T } from '../nodeTypes';
import type { LoopNode } from '../regions/jsRegion';
import { variableSeenFrom } from '../scopeLookup';
import type { JsSource } from '../source';
import { type Node, propertyName, unwrap, walk } from '../syntax';
import { spanOf } from './attachedComments';

/** Calls that hand out a part of what they are asked of, so that who changes it changes that. */
const HANDS_OUT = /^(?:get|at|find|findLast|pop|shift)$/;

/** The lists, maps and objects from outside that a round fills, at each place where it does, in functions inside, too. */
export function collectingPlaces(source: JsSource, loop: LoopNode): TSESTree.Expression[] {
  const places: TSESTree.Expression[] = [];
  walk(
    loop.body,
    (node) => {
      const target = collectedTarget(node);
      if (target && !isOwn(source, target, loop)) places.push(target);
      return undefined;
    },
    true,
  );
  return places;
}

/** What a node adds to, when it does so by pushing, adding, setting or a key. */
function collectedTarget(node: Node): TSESTree.Expression | undefined {
  if (node.type === T.AssignmentExpression && node.left.type === T.MemberExpression && node.left.computed) {
    return node.left.object;
  }
  if (node.type !== T.CallExpression) return undefined;
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression) return undefined;
  return /^(?:push|add|set|unshift)$/.test(propertyName(callee) ?? '') ? callee.object : undefined;
}

/** Says whether something belongs to the round alone: it is made there, or hangs on what is. */
function isOwn(source: JsSource, target: Node, loop: LoopNode, depth = 0): boolean {
  const root = rootOf(target);
  if (root.type !== T.Identifier) return root.type !== T.ThisExpression;
  const definition = variableSeenFrom(source, root)?.defs[0];
  if (!definition || !contains(spanOf(loop), spanOf(definition.name))) return false;
  const { node } = definition;
  const init = node.type === T.VariableDeclarator ? node.init : null;
  return init === null || depth > 5 || partsOf(init).every((part) => isOwn(source, part, loop, depth + 1));
}

/** What a value may be, as far as it is something that was there before; none for what is new. */
function partsOf(init: Node): Node[] {
  const value = unwrap(init);
  switch (value.type) {
    case T.Identifier:
    case T.MemberExpression:
      return [value];
    case T.LogicalExpression:
      return [...partsOf(value.left), ...partsOf(value.right)];
    case T.ConditionalExpression:
      return [...partsOf(value.consequent), ...partsOf(value.alternate)];
    case T.AssignmentExpression:
      return [value.left];
    case T.CallExpression: {
      const callee = unwrap(value.callee);
      const isPart = callee.type === T.MemberExpression && HANDS_OUT.test(propertyName(callee) ?? '');
      return isPart ? [callee.object] : [];
    }
    default:
      return [];
  }
}

/** The name that `a.b[c].get(d)` hangs on. */
export function rootOf(target: Node): Node {
  const value = unwrap(target);
  switch (value.type) {
    case T.MemberExpression:
      return rootOf(value.object);
    case T.CallExpression:
      return rootOf(value.callee);
    case T.AssignmentExpression:
      return rootOf(value.left);
    case T.LogicalExpression:
      return rootOf(value.left);
    default:
      return value;
  }
}
