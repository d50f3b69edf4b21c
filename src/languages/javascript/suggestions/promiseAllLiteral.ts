import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsSource } from '../source';
import { calleeText, type Node } from '../syntax';
import { commentsOutside, spanOf } from './attachedComments';
import { commentText, type ElementPlace, elementText, type ListElement } from './elementText';
import { patternText } from './patternText';
import type { GroupRequest } from './request';
import { isMultiLine } from './textLines';

/** One element of a `Promise.all` that is already there, with what its value is bound to. */
export interface ExistingElement {
  readonly element: ListElement;
  readonly left: string | undefined;
  /** It is a call, and so a promise; else it may be a value, too. */
  readonly isCall: boolean;
  readonly start: number;
}

/** The elements of `Promise.all([...])`, or undefined when the node is something else, or has spreads or holes. */
export function elementsOfPromiseAll(node: Node): TSESTree.Expression[] | undefined {
  if (node.type !== T.CallExpression || node.typeArguments || calleeText(node.callee) !== 'Promise.all')
    return undefined;
  const [list] = node.arguments;
  if (list?.type !== T.ArrayExpression || node.arguments.length !== 1) return undefined;
  const elements: TSESTree.Expression[] = [];
  for (const element of list.elements) {
    if (element === null || element.type === T.SpreadElement) return undefined;
    elements.push(element);
  }
  return elements;
}

/**
 * Takes a `Promise.all([...])` apart, so that its elements stand beside those of the group. Undefined when it isn't one, or
 * when its values are not taken one by one.
 */
export function existingElements(
  request: GroupRequest,
  awaited: TSESTree.Expression,
  pattern: Node | undefined,
  place: ElementPlace,
): ExistingElement[] | undefined {
  if (request.target === 'all-settled') return undefined;
  const elements = elementsOfPromiseAll(awaited);
  if (!elements || elements.length === 0) return undefined;
  const lefts = leftsOf(request.source, pattern, elements.length);
  if (!lefts) return undefined;
  const comments = commentsOfElements(request.source, awaited, elements, place.indentation);
  return elements.map((node, index) => ({
    element: {
      text: elementText(request.source, node, { ...place, isFirst: place.isFirst && index === 0 }),
      leading: comments[index]?.leading ?? [],
      trailing: comments[index]?.trailing ?? [],
      hasOwnLines: (comments[index]?.leading.length ?? 0) > 0,
    },
    left: lefts[index],
    isCall: node.type === T.CallExpression || node.type === T.NewExpression,
    start: node.range[0],
  }));
}

function leftsOf(source: JsSource, pattern: Node | undefined, count: number): (string | undefined)[] | undefined {
  if (!pattern) return [];
  if (pattern.type !== T.ArrayPattern || pattern.elements.length > count) return undefined;
  const lefts: (string | undefined)[] = [];
  for (const element of pattern.elements) {
    if (element?.type === T.RestElement) return undefined;
    lefts.push(element ? patternText(source, element) : undefined);
  }
  return lefts;
}

/** The comments between the elements of a list, given to the elements that they stand above or behind. */
export function commentsOfElements(source: JsSource, awaited: Node, elements: readonly Node[], indentation: string) {
  const found = elements.map(() => ({ leading: [] as string[], trailing: [] as string[] }));
  const { text } = source;
  for (const comment of commentsOutside(source, spanOf(awaited), elements.map(spanOf))) {
    const next = elements.findIndex((element) => element.range[0] > comment.range[0]);
    const before = next === -1 ? elements.length - 1 : next - 1;
    const from = elements[before]?.range[1];
    const isOnItsLine = from !== undefined && !isMultiLine(text.slice(from, comment.range[0]));
    const to = elements[next]?.range[0] ?? awaited.range[1];
    const isBehind = isOnItsLine && isMultiLine(text.slice(comment.range[1], to));
    const written = commentText(source, comment, indentation);
    if (next === -1 || isBehind) found[before]?.trailing.push(written);
    else found[next]?.leading.push(written);
  }
  return found;
}
