import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { LoopNode } from '../regions/jsRegion';
import { wholeLoop } from '../regions/jumps';
import { isTypeScript, type JsSource } from '../source';
import { calleeText, countMentions, literalText, type Node, unwrap } from '../syntax';
import { contains } from '../../../core/span';
import { attachedComments, spanOf } from './attachedComments';
import { collectingPlaces } from './collectingPlaces';
import { type LaterResult, readLater } from './laterStatements';
import { type OwnLists, readOwnLists } from './ownList';
import { refuse } from './refusal';
import { codeSpan, neighboursOf } from './statementText';
import { textOf } from './textLines';

/** What the rounds of a loop leave behind, in order. */
export type LoopResult =
  { readonly kind: 'none' } | PushedResult | KeyedResult | SeveralResults | OwnLists | LaterResult;

/** A value that each round puts at the end of a list, or into a set. */
export interface PushedResult {
  readonly kind: 'pushed';
  /** The list or set, as written. */
  readonly target: string;
  readonly list: TSESTree.Expression;
  /** How a value gets into it: `list.push(value)`, `list.push(...values)`, `set.add(value)`. */
  readonly how: 'push' | 'spread' | 'add';
  readonly value: TSESTree.Expression;
  /** The statement that pushes: the last of the body, or what is in the `if` that is the last. */
  readonly statement: TSESTree.Statement;
  readonly isConditional: boolean;
}

/** A value that each round keeps under a key. */
export interface KeyedResult {
  readonly kind: 'keyed';
  readonly target: string;
  readonly list: TSESTree.Expression;
  readonly key: TSESTree.Expression;
  readonly value: TSESTree.Expression;
  readonly statement: TSESTree.Statement;
  /** `map.set(key, value)`, not `object[key] = value`. */
  readonly isMap: boolean;
}

/** What the last statements of each round keep, one value each. */
export interface SeveralResults {
  readonly kind: 'several';
  readonly parts: readonly (PushedResult | KeyedResult)[];
}

/** A declaration of an empty list, map or object above the loop, which nothing uses before the loop. */
export interface EmptyStart {
  /** Nothing stands between it and the loop. */
  readonly isAdjacent: boolean;
  readonly statement: TSESTree.VariableDeclaration;
  readonly declarator: TSESTree.VariableDeclarator;
}

/**
 * Finds out what the rounds leave behind; refuses when they do so in a way in which the order would be lost. `continues`: where a
 * round may end before its last statement; `skipped`: a statement that only names the item.
 */
export function readLoopResult(
  source: JsSource,
  loop: LoopNode,
  continues: readonly TSESTree.ContinueStatement[],
  skipped: TSESTree.Statement | undefined,
): LoopResult {
  const places = collectingPlaces(source, loop);
  const parts = lastParts(source, loop.body, places);
  const isKept = (place: TSESTree.Expression) => parts.some(({ list }) => list === place);
  const [only, ...others] = parts;
  const isWhole = places.every(isKept) && parts.every((part) => isOnlyFilled(loop, part, parts));
  // Each of these needs a value from every round.
  const isFixed = others.length > 0 || only?.kind === 'keyed';
  if (isWhole && !only) return { kind: 'none' };
  if (isWhole && only && !(isFixed && continues.length > 0)) {
    if (others.length === 0) return only;
    // As it is written, where it can be.
    return readLater(source, loop, places, continues, skipped) ?? { kind: 'several', parts };
  }
  const otherwise = readOwnLists(source, loop, places) ?? readLater(source, loop, places, continues, skipped);
  if (otherwise) return otherwise;
  if (isWhole) return refuse(l10n.t('Some rounds leave nothing behind.'));
  const [place] = places;
  if (only && others.length === 0 && places.every(isKept))
    return refuse(l10n.t('The rounds look at `{0}` while they fill it.', only.target));
  return refuse(l10n.t('The rounds fill `{0}` in the order in which they run.', place ? calleeText(place) : ''));
}

/** The last statements of a body that keep something; only one where it may keep nothing. */
function lastParts(source: JsSource, body: TSESTree.Statement, places: readonly TSESTree.Expression[]): LoopPart[] {
  const statements = body.type === T.BlockStatement ? body.body : [body];
  const parts: LoopPart[] = [];
  for (const statement of [...statements].reverse()) {
    const part = pushed(source, statement) ?? keyed(source, statement);
    const isConditional = part?.kind === 'pushed' && part.isConditional;
    if (!part || (isConditional && parts.length > 0)) break;
    if (!places.some((place) => contains(spanOf(statement), spanOf(place)))) break;
    parts.unshift(part);
    if (isConditional) break;
  }
  return parts;
}

/** Says whether nothing of a round mentions what it fills but the statements that do so. */
function isOnlyFilled(loop: LoopNode, { target }: PushedResult | KeyedResult, parts: readonly LoopPart[]): boolean {
  const rootOf = (path: string) => path.split(/[.[]/)[0] ?? '';
  const root = rootOf(target);
  if (root === 'this') return true;
  return countMentions(loop.body, root) <= parts.filter((part) => rootOf(part.target) === root).length;
}

type LoopPart = PushedResult | KeyedResult;

/**
 * The declaration above a loop that starts what the loop fills. Undefined when something in between uses it, and when its type
 * hangs on what is put into it later.
 */
export function findEmptyStart(source: JsSource, loop: LoopNode, result: LoopResult): EmptyStart | undefined {
  if (result.kind === 'none' || result.kind === 'several' || result.kind === 'later') return undefined;
  if (result.kind === 'own' && result.lists.length > 1) return undefined;
  if (result.kind === 'pushed' && result.how !== 'push') return undefined;
  const whole = wholeLoop(loop);
  let { previous } = neighboursOf(whole);
  let isAdjacent = true;
  const target = result.kind === 'own' ? (result.lists[0]?.target ?? '') : result.target;
  while (previous && !declares(previous, target)) {
    if (mentions(previous, target)) return undefined;
    isAdjacent = false;
    ({ previous } = neighboursOf(previous));
  }
  if (previous?.type !== T.VariableDeclaration || previous.declarations.length !== 1) return undefined;
  const [declarator] = previous.declarations;
  if (!declarator.init || !isEmpty(unwrap(declarator.init), result)) return undefined;
  if (isFilledElsewhere(source, declarator, loop)) return undefined;
  if (!isAdjacent && isSeenByFunctions(source, declarator)) return undefined;
  const { leading, trailing } = attachedComments(source, codeSpan(source, previous));
  const isCommented = trailing.length > 0 || (!isAdjacent && leading.length > 0);
  isAdjacent &&= source.text.slice(codeSpan(source, previous).end, whole.range[0]).trim() === '';
  return isCommented ? undefined : { statement: previous, declarator, isAdjacent };
}

function declares(statement: Node, name: string): boolean {
  if (statement.type !== T.VariableDeclaration) return false;
  return statement.declarations.some(({ id }) => id.type === T.Identifier && id.name === name);
}

function mentions(node: Node, name: string): boolean {
  return countMentions(node, name) > 0;
}

/** A function that is declared in the same block may be called before the loop, wherever it stands. */
function isSeenByFunctions({ scopes }: JsSource, declarator: TSESTree.VariableDeclarator): boolean {
  const list = declarator.parent.parent;
  return scopes.getDeclaredVariables(declarator).some((variable) =>
    variable.references.some(({ identifier }) => {
      let at: Node | undefined = identifier.parent;
      while (at && at !== list && at.type !== T.FunctionDeclaration) at = at.parent;
      return at !== list;
    }),
  );
}

/** Without an annotation, TypeScript finds the type of an empty list from all that is put into it. */
function isFilledElsewhere(source: JsSource, { id }: TSESTree.VariableDeclarator, loop: LoopNode): boolean {
  if (!isTypeScript(source) || id.type !== T.Identifier || id.typeAnnotation) return false;
  const [variable] = source.scopes.getDeclaredVariables(id.parent);
  return (variable?.references ?? []).some(({ identifier }) => {
    const { parent } = identifier;
    if (contains(spanOf(loop), spanOf(identifier)) || parent.type !== T.MemberExpression) return false;
    const isWritten = parent.parent.type === T.AssignmentExpression && parent.parent.left === parent;
    return isWritten || (!parent.computed && /\.(?:push|unshift|splice)$/.exec(calleeText(parent)) !== null);
  });
}

function isEmpty(value: Node, result: LoopResult): boolean {
  if (result.kind === 'pushed' || result.kind === 'own')
    return value.type === T.ArrayExpression && value.elements.length === 0;
  if (result.kind === 'keyed' && result.isMap) {
    return value.type === T.NewExpression && calleeText(value.callee) === 'Map' && value.arguments.length === 0;
  }
  return value.type === T.ObjectExpression && value.properties.length === 0;
}

function pushed(source: JsSource, statement: TSESTree.Statement): PushedResult | undefined {
  if (statement.type === T.IfStatement && !statement.alternate) {
    const inner = statement.consequent.type === T.BlockStatement ? statement.consequent.body : [statement.consequent];
    const [only] = inner;
    const result = only && inner.length === 1 ? pushed(source, only) : undefined;
    return result && !result.isConditional ? { ...result, isConditional: true } : undefined;
  }
  const call = callIn(statement);
  const [argument] = call?.arguments ?? [];
  if (!call || !argument || call.arguments.length !== 1) return undefined;
  const isSpread = argument.type === T.SpreadElement;
  const list = methodTarget(call, 'push');
  const target = list ?? (isSpread ? undefined : methodTarget(call, 'add'));
  if (!target) return undefined;
  const how = isSpread ? 'spread' : list ? 'push' : 'add';
  const value = isSpread ? argument.argument : argument;
  const written = textOf(source.text, spanOf(target));
  return { kind: 'pushed', target: written, list: target, how, value, statement, isConditional: false };
}

function keyed(source: JsSource, statement: TSESTree.Statement): KeyedResult | undefined {
  if (statement.type !== T.ExpressionStatement) return undefined;
  const { expression } = statement;
  if (expression.type === T.AssignmentExpression && expression.operator === '=') {
    const { left, right } = expression;
    if (left.type !== T.MemberExpression || !left.computed || !isPlainPath(left.object)) return undefined;
    const target = textOf(source.text, spanOf(left.object));
    return { kind: 'keyed', target, list: left.object, key: left.property, value: right, statement, isMap: false };
  }
  const call = callIn(statement);
  const [key, value] = call?.arguments ?? [];
  if (call?.arguments.length !== 2 || !key || !value) return undefined;
  if (key.type === T.SpreadElement || value.type === T.SpreadElement) return undefined;
  const target = methodTarget(call, 'set');
  if (!target) return undefined;
  const written = textOf(source.text, spanOf(target));
  return { kind: 'keyed', target: written, list: target, key, value, statement, isMap: true };
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

/** `list[i] = value` in a loop over all indexes from 0 on, for a list that starts empty, is the same as pushing. */
export function asPushes(result: LoopResult, loop: LoopNode, source: JsSource): LoopResult {
  if (result.kind !== 'keyed' || result.isMap || loop.type !== T.ForStatement) return result;
  const init = loop.init?.type === T.VariableDeclaration ? loop.init.declarations[0] : undefined;
  if (result.key.type !== T.Identifier || init?.id.type !== T.Identifier || init.id.name !== result.key.name)
    return result;
  if (!init.init || literalText(init.init) !== '0') return result;
  const { target, list, value, statement } = result;
  const pushes: LoopResult = { kind: 'pushed', target, list, how: 'push', value, statement, isConditional: false };
  return findEmptyStart(source, loop, pushes) ? pushes : result;
}
