import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { TextEdit } from '../../../core/suggestion';
import { T } from '../nodeTypes';
import type { LoopNode } from '../regions/jsRegion';
import { variableSeenFrom } from '../scopeLookup';
import { isTypeScript, type JsSource } from '../source';
import { countMentions, isFunction, type Node } from '../syntax';
import { spanOf } from './attachedComments';
import { hasOwnType } from './contextualTypes';
import { textOf } from './textLines';

/** A list that each round fills for itself, wherever in the round; the lists of all rounds, one after another, are the whole. */
export interface OwnList {
  readonly kind: 'own';
  readonly list: TSESTree.Identifier;
  readonly target: string;
  /** Each mention of it; they all push. */
  readonly places: readonly TSESTree.Expression[];
}

/**
 * Finds the one list that all the given places push to: an array of the function that the loop is in. Undefined when there are
 * others, or something else is done with it.
 */
export function readOwnList(
  source: JsSource,
  loop: LoopNode,
  places: readonly TSESTree.Expression[],
): OwnList | undefined {
  const [first] = places;
  if (first?.type !== T.Identifier || !places.every(isPush)) return undefined;
  const { name: target } = first;
  if (places.some((place) => place.type !== T.Identifier || place.name !== target)) return undefined;
  if (!isLocalArray(source, first)) return undefined;
  return countMentions(loop.body, target) === places.length ? { kind: 'own', list: first, target, places } : undefined;
}

function isLocalArray(source: JsSource, list: TSESTree.Identifier): boolean {
  const variable = variableSeenFrom(source, list);
  const node = variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
  if (node?.type !== T.VariableDeclarator || node.init?.type !== T.ArrayExpression) return false;
  const references = variable?.references ?? [];
  const isSet = references.some((reference) => reference.isWrite() && !reference.init);
  return !isSet && functionAround(node) === functionAround(list);
}

function functionAround(node: Node): Node | undefined {
  let at = node.parent;
  while (at && !isFunction(at)) at = at.parent;
  return at;
}

/** The edits that let a round push to a list of its own. */
export function ownListEdits({ places }: OwnList, name: string): TextEdit[] {
  return places.map((place) => ({ ...spanOf(place), newText: name }));
}

/** The declaration of a round's own list, with the type of the whole; none where TypeScript finds it from what is pushed. */
export function ownListDeclaration(source: JsSource, { list, target }: OwnList, name: string): string {
  return `const ${name}${isTypeScript(source) ? typeOfList(source, list, target) : ''} = []`;
}

function typeOfList(source: JsSource, list: TSESTree.Identifier, target: string): string {
  const name = variableSeenFrom(source, list)?.defs[0]?.name;
  const annotation = name?.type === T.Identifier ? name.typeAnnotation : undefined;
  if (annotation) return textOf(source.text, spanOf(annotation));
  return hasOwnType(source, list) ? `: typeof ${target}` : '';
}

/** `list.push(…)` as a statement of its own. */
function isPush(list: TSESTree.Expression): boolean {
  const member = list.parent;
  if (member.type !== T.MemberExpression || member.computed || member.property.type !== T.Identifier) return false;
  const isCalled = member.parent.type === T.CallExpression && member.parent.callee === member;
  return member.property.name === 'push' && isCalled && member.parent.parent?.type === T.ExpressionStatement;
}
