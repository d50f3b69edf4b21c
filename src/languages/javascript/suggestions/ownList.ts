import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { TextEdit } from '../../../core/suggestion';
import { T } from '../nodeTypes';
import type { LoopNode } from '../regions/jsRegion';
import { variableSeenFrom } from '../scopeLookup';
import { isTypeScript, type JsSource } from '../source';
import { countMentions, isFunction, type Node, propertyName } from '../syntax';
import { spanOf } from './attachedComments';
import { hasOwnType } from './contextualTypes';
import type { TemporaryNames } from './temporaryNames';
import { textOf } from './textLines';

/** Lists that each round fills for itself, wherever in the round; those of all rounds, one after another, are the whole. */
export interface OwnLists {
  readonly kind: 'own';
  readonly lists: readonly OwnList[];
}

/** One of them. */
export interface OwnList {
  readonly list: TSESTree.Identifier;
  readonly target: string;
  /** Each mention of it; they all push. */
  readonly places: readonly TSESTree.Expression[];
}

/**
 * Finds the lists that all the given places push to: arrays of the function that the loop is in. Undefined when there are others,
 * or something else is done with one.
 */
export function readOwnLists(
  source: JsSource,
  loop: LoopNode,
  places: readonly TSESTree.Expression[],
): OwnLists | undefined {
  const lists = new Map<string, { list: TSESTree.Identifier; target: string; places: TSESTree.Expression[] }>();
  for (const place of places) {
    if (place.type !== T.Identifier || !isPush(place, loop) || !isLocalArray(source, place, loop)) return undefined;
    const known = lists.get(place.name) ?? { list: place, target: place.name, places: [] };
    known.places.push(place);
    lists.set(place.name, known);
  }
  const found = [...lists.values()];
  const isOnlyPushed = found.every(({ target, places: own }) => countMentions(loop.body, target) === own.length);
  return found.length > 0 && isOnlyPushed ? { kind: 'own', lists: found } : undefined;
}

/** Names for the lists of a round. */
export function nameOwnLists({ lists }: OwnLists, names: TemporaryNames): string[] {
  if (lists.length === 1) return [names.take('found', 'items')];
  return lists.map(({ target }) => names.take(`found${target.charAt(0).toUpperCase()}${target.slice(1)}`));
}

/** `found`, or `[foundUsers, foundOrders]` from the inside of a round. */
export function ownListsText(source: JsSource, own: readonly string[]): string {
  const [first = '[]', ...others] = own;
  if (others.length === 0) return first;
  return `[${own.join(', ')}]${isTypeScript(source) ? ' as const' : ''}`;
}

/** The statements that put what a round has found behind what those before it have. */
export function keepOwnLists({ lists }: OwnLists, own: readonly string[], semicolon: string): string[] {
  return lists.map(({ target }, index) => `${target}.push(...${own[index] ?? ''})${semicolon}`);
}

function isLocalArray(source: JsSource, list: TSESTree.Identifier, loop: LoopNode): boolean {
  const variable = variableSeenFrom(source, list);
  const node = variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
  if (node?.type !== T.VariableDeclarator || node.init?.type !== T.ArrayExpression) return false;
  const references = variable?.references ?? [];
  const isSet = references.some((reference) => reference.isWrite() && !reference.init);
  return !isSet && functionAround(node) === functionAround(loop);
}

function functionAround(node: Node): Node | undefined {
  let at = node.parent;
  while (at && !isFunction(at)) at = at.parent;
  return at;
}

/** The edits that let a round push to lists of its own. */
export function ownListEdits({ lists }: OwnLists, own: readonly string[]): TextEdit[] {
  return lists.flatMap(({ places }, index) => places.map((place) => ({ ...spanOf(place), newText: own[index] ?? '' })));
}

/** The declarations of a round's own lists, with the type of the whole; none where TypeScript finds it from what is pushed. */
export function ownListDeclarations(source: JsSource, { lists }: OwnLists, own: readonly string[]): string[] {
  return lists.map(({ list, target }, index) => {
    return `const ${own[index] ?? ''}${isTypeScript(source) ? typeOfList(source, list, target) : ''} = []`;
  });
}

function typeOfList(source: JsSource, list: TSESTree.Identifier, target: string): string {
  const name = variableSeenFrom(source, list)?.defs[0]?.name;
  const annotation = name?.type === T.Identifier ? name.typeAnnotation : undefined;
  if (annotation) return textOf(source.text, spanOf(annotation));
  return hasOwnType(source, list) ? `: typeof ${target}` : '';
}

/** `list.push(…)` whose result nobody takes, in the round itself or in what it does at once for each item of something. */
function isPush(list: TSESTree.Expression, loop: LoopNode): boolean {
  const member = list.parent;
  if (member.type !== T.MemberExpression || member.computed || member.property.type !== T.Identifier) return false;
  const call = member.parent;
  if (member.property.name !== 'push' || call.type !== T.CallExpression || call.callee !== member) return false;
  if (call.parent.type !== T.ExpressionStatement && !isForEach(call.parent)) return false;
  for (let at: Node | undefined = call.parent; at && at !== loop; at = at.parent) {
    if (isFunction(at) && !isForEach(at)) return false;
  }
  return true;
}

/** `(item) => …` in `items.forEach((item) => …)` */
function isForEach(node: Node): boolean {
  if (!isFunction(node) || node.async || node.generator) return false;
  const { parent } = node;
  return (
    parent.type === T.CallExpression &&
    parent.arguments[0] === node &&
    parent.callee.type === T.MemberExpression &&
    propertyName(parent.callee) === 'forEach'
  );
}
