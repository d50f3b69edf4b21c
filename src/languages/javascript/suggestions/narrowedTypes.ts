import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { variableSeenFrom } from '../scopeLookup';
import { isTypeScript, type JsSource } from '../source';
import { calleeText, isFunction, type Node, walk } from '../syntax';
import { refuse } from './refusal';

/**
 * Refuses code that is to move into a function where TypeScript would know less of it: a property that was asked for or set before,
 * or a variable of that kind that gets another value later. `end`: what stands behind it stays where it is.
 */
export function checkNarrowing(source: JsSource, moved: Node, end = moved.range[1]): void {
  if (!isTypeScript(source)) return;
  const asked = askedBefore(moved);
  if (asked.size === 0) return;
  walk(moved, (node) => {
    if (node.range[0] >= end) return false;
    const path = pathOf(node);
    if (path === undefined || node.type === T.ThisExpression || !asked.has(path)) return undefined;
    if (node.type !== T.Identifier || isSetAfter(source, node, moved)) {
      refuse(l10n.t('What was found out of `{0}` before would not be known inside of a function.', path));
    }
    return undefined;
  });
}

/** Names and properties that conditions of the same function speak of, or that are set, before a place. */
function askedBefore(moved: Node): Set<string> {
  const paths = new Set<string>();
  const take = (part: Node): void => {
    walk(part, (node) => {
      const path = pathOf(node);
      if (path === undefined) return undefined;
      paths.add(path);
      // `a.b` says nothing of `a`, but `a?.b` does.
      return node.type === T.MemberExpression && node.optional;
    });
  };
  walk(functionAround(moved), (node) => {
    if (node === moved || node.range[0] >= moved.range[0]) return false;
    for (const part of tellingParts(node)) if (part.range[0] < moved.range[0]) take(part);
    return undefined;
  });
  return paths;
}

/** The parts of a node from which TypeScript learns something for what comes after it. */
function tellingParts(node: Node): readonly Node[] {
  switch (node.type) {
    case T.IfStatement:
    case T.ConditionalExpression:
    case T.WhileStatement:
      return [node.test];
    case T.SwitchStatement:
      return [node.discriminant];
    case T.LogicalExpression:
    case T.AssignmentExpression:
      return [node.left];
    case T.CallExpression:
      return /(?:^|\.)(?:assert|invariant)/.test(calleeText(node.callee)) ? node.arguments : [];
    default:
      return [];
  }
}

/** `this.client`, `user.name`, `key` */
function pathOf(node: Node): string | undefined {
  if (node.type === T.Identifier) return node.name;
  if (node.type === T.ThisExpression) return 'this';
  if (node.type === T.TSNonNullExpression) return pathOf(node.expression);
  if (node.type !== T.MemberExpression || node.computed) return undefined;
  const object = pathOf(node.object);
  return object === undefined || node.property.type !== T.Identifier ? undefined : `${object}.${node.property.name}`;
}

function isSetAfter(source: JsSource, name: TSESTree.Identifier, moved: Node): boolean {
  const references = variableSeenFrom(source, name)?.references ?? [];
  return references.some((each) => each.isWrite() && !each.init && each.identifier.range[0] >= moved.range[0]);
}

function functionAround(node: Node): Node {
  let at = node;
  while (at.parent && !isFunction(at.parent)) at = at.parent;
  return at.parent ?? at;
}
