import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { LoopNode } from '../regions/jsRegion';
import type { JsSource } from '../source';
import { calleeText, type Node, unwrap, walk } from '../syntax';
import { attachedComments, spanOf } from './attachedComments';
import { refuse } from './refusal';
import { codeSpan, neighboursOf } from './statementText';
import { textOf } from './textLines';

/** What the rounds of a loop leave behind, in order. */
export type LoopResult =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'pushed';
      /** The list, as written. */
      readonly target: string;
      readonly value: TSESTree.Expression;
      /** The statement that pushes: the last of the body, or what is in the `if` that is the last. */
      readonly statement: TSESTree.Statement;
      readonly isConditional: boolean;
    }
  | {
      readonly kind: 'keyed';
      readonly target: string;
      readonly key: TSESTree.Expression;
      readonly value: TSESTree.Expression;
      readonly statement: TSESTree.Statement;
      /** `map.set(key, value)`, not `object[key] = value`. */
      readonly isMap: boolean;
    };

/** A declaration of an empty list, map or object right above the loop. */
export interface EmptyStart {
  readonly statement: TSESTree.VariableDeclaration;
  readonly declarator: TSESTree.VariableDeclarator;
}

/** Finds out what the rounds leave behind; refuses when they do so in the middle of a round, where the order would be lost. */
export function readLoopResult(source: JsSource, loop: LoopNode): LoopResult {
  const last = lastStatement(loop.body);
  const result = (last && (pushed(source, last) ?? keyed(source, last))) ?? { kind: 'none' };
  const allowed = result.kind === 'none' ? undefined : result.statement;
  walk(loop.body, (node) => {
    if (node === allowed) return false;
    const target = collectedTarget(node);
    if (target && !isDeclaredInside(source, target, loop)) {
      refuse(l10n.t('The rounds fill `{0}` in the order in which they run.', calleeText(target)));
    }
    return undefined;
  });
  if (result.kind !== 'none' && countMentions(loop.body, result.target.split(/[.[]/)[0] ?? '') > 1) {
    if (!result.target.startsWith('this'))
      refuse(l10n.t('The rounds look at `{0}` while they fill it.', result.target));
  }
  return result;
}

/** The declaration right above a loop that starts what the loop fills, when nothing stands between. */
export function findEmptyStart(source: JsSource, loop: LoopNode, result: LoopResult): EmptyStart | undefined {
  const { previous } = neighboursOf(loop);
  if (result.kind === 'none' || previous?.type !== T.VariableDeclaration || previous.declarations.length !== 1) {
    return undefined;
  }
  const [declarator] = previous.declarations;
  const { end } = codeSpan(source, previous);
  const isAdjacent =
    source.text.slice(end, loop.range[0]).trim() === '' &&
    attachedComments(source, spanOf(previous)).trailing.length === 0;
  if (!isAdjacent || declarator.id.type !== T.Identifier || declarator.id.name !== result.target) return undefined;
  return declarator.init && isEmpty(unwrap(declarator.init), result) ? { statement: previous, declarator } : undefined;
}

function isEmpty(value: Node, result: LoopResult): boolean {
  if (result.kind === 'pushed') return value.type === T.ArrayExpression && value.elements.length === 0;
  if (result.kind === 'keyed' && result.isMap) {
    return value.type === T.NewExpression && calleeText(value.callee) === 'Map' && value.arguments.length === 0;
  }
  return value.type === T.ObjectExpression && value.properties.length === 0;
}

function lastStatement(body: TSESTree.Statement): TSESTree.Statement | undefined {
  return body.type === T.BlockStatement ? body.body.at(-1) : body;
}

function pushed(source: JsSource, statement: TSESTree.Statement): LoopResult | undefined {
  if (statement.type === T.IfStatement && !statement.alternate) {
    const inner = statement.consequent.type === T.BlockStatement ? statement.consequent.body : [statement.consequent];
    const [only] = inner;
    const result = only && inner.length === 1 ? pushed(source, only) : undefined;
    return result?.kind === 'pushed' && !result.isConditional ? { ...result, isConditional: true } : undefined;
  }
  const call = callIn(statement);
  const [value] = call?.arguments ?? [];
  if (!call || !value || call.arguments.length !== 1 || value.type === T.SpreadElement) return undefined;
  const target = methodTarget(call, 'push');
  return (
    target && { kind: 'pushed', target: textOf(source.text, spanOf(target)), value, statement, isConditional: false }
  );
}

function keyed(source: JsSource, statement: TSESTree.Statement): LoopResult | undefined {
  if (statement.type !== T.ExpressionStatement) return undefined;
  const { expression } = statement;
  if (expression.type === T.AssignmentExpression && expression.operator === '=') {
    const { left, right } = expression;
    if (left.type !== T.MemberExpression || !left.computed || !isPlainPath(left.object)) return undefined;
    const target = textOf(source.text, spanOf(left.object));
    return { kind: 'keyed', target, key: left.property, value: right, statement, isMap: false };
  }
  const call = callIn(statement);
  const [key, value] = call?.arguments ?? [];
  if (call?.arguments.length !== 2 || !key || !value) return undefined;
  if (key.type === T.SpreadElement || value.type === T.SpreadElement) return undefined;
  const target = methodTarget(call, 'set');
  return target && { kind: 'keyed', target: textOf(source.text, spanOf(target)), key, value, statement, isMap: true };
}

/** What a node of the body adds to, when it does so by pushing, adding, setting or a key. */
function collectedTarget(node: Node): TSESTree.Expression | undefined {
  if (node.type === T.AssignmentExpression && node.left.type === T.MemberExpression && node.left.computed) {
    return node.left.object;
  }
  if (node.type !== T.CallExpression) return undefined;
  return (
    methodTarget(node, 'push') ??
    methodTarget(node, 'set') ??
    methodTarget(node, 'add') ??
    methodTarget(node, 'unshift')
  );
}

function callIn(statement: TSESTree.Statement): TSESTree.CallExpression | undefined {
  if (statement.type !== T.ExpressionStatement) return undefined;
  return statement.expression.type === T.CallExpression ? statement.expression : undefined;
}

function methodTarget({ callee }: TSESTree.CallExpression, name: string): TSESTree.Expression | undefined {
  if (callee.type !== T.MemberExpression || callee.computed || callee.optional) return undefined;
  if (callee.property.type !== T.Identifier || callee.property.name !== name) return undefined;
  return isPlainPath(callee.object) ? callee.object : undefined;
}

/** `list`, `this.list`, `state.lists` */
function isPlainPath(node: Node): boolean {
  if (node.type === T.Identifier || node.type === T.ThisExpression) return true;
  return node.type === T.MemberExpression && !node.computed && !node.optional && isPlainPath(node.object);
}

function isDeclaredInside(source: JsSource, target: Node, loop: LoopNode): boolean {
  let root = target;
  while (root.type === T.MemberExpression) root = root.object;
  if (root.type !== T.Identifier) return false;
  const { name } = root;
  return source.scopes.scopes.some((scope) => {
    const definition = scope.set.get(name)?.defs[0];
    return definition && loop.range[0] <= definition.name.range[0] && definition.name.range[1] <= loop.range[1];
  });
}

function countMentions(body: Node, name: string): number {
  let count = 0;
  walk(
    body,
    (node) => {
      if (node.type === T.Identifier && node.name === name) count++;
      return undefined;
    },
    true,
  );
  return count;
}
