import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Comment } from '../comments';
import { T } from '../nodeTypes';
import { applyEdits } from '../../../core/applyEdits';
import type { Span } from '../../../core/span';
import type { TextEdit } from '../../../core/suggestion';
import type { JsSource } from '../source';
import { type Node, walk } from '../syntax';
import { commentsOutside, spanOf } from './attachedComments';
import { columnsOf, styleOf } from './fileStyle';
import { refuse } from './refusal';
import { indentationAt, isMultiLine, nextLineStart } from './textLines';

/** One element of the list of what waits together, before it is laid out. */
export interface ListElement {
  /** Its code; lines after the first are indented for `indentation`. */
  readonly text: string;
  /** Comments that go above it. */
  readonly leading: readonly string[];
  /** Comments that go behind it, on its line. */
  readonly trailing: readonly string[];
  /** Set when its leading comments stood on lines of their own. */
  readonly hasOwnLines: boolean;
}

/** Where an element goes. */
export interface ElementPlace {
  /** Indentation of an element on a line of its own. */
  readonly indentation: string;
  /** Nothing waits yet when it is evaluated, so that an `await` deeper inside does no harm. */
  readonly isFirst: boolean;
}

/** The code of an awaited operand as it stands in the list; of a conditional, the awaits in its branches are dropped. */
export function awaitedText(
  source: JsSource,
  operand: TSESTree.Expression,
  awaited: TSESTree.Expression,
  place: ElementPlace,
): string {
  return elementText(source, awaited, place, operand === awaited ? valueAwaits(awaited) : []);
}

/** The code of any expression as it stands in the list. */
export function elementText(
  source: JsSource,
  awaited: TSESTree.Expression,
  { indentation, isFirst }: ElementPlace,
  dropped: readonly TSESTree.AwaitExpression[] = [],
): string {
  checkInside(awaited, dropped, isFirst);
  const edits = dropped.map((inner) => dropAwait(source, inner));
  const text = onOneLine(source, awaited, indentation) ?? reindented(source, awaited, indentation, edits);
  return awaited.type === T.SequenceExpression ? `(${text})` : text;
}

/** A call whose arguments stood one a line because it was too long, when it no longer is. */
function onOneLine(source: JsSource, node: TSESTree.Expression, indentation: string): string | undefined {
  const { text } = source;
  if (!isMultiLine(text.slice(...node.range))) return undefined;
  const parts = node.type === T.ImportExpression ? [node.source] : node.type === T.CallExpression ? node.arguments : [];
  const [first] = parts;
  if (!first || (node.type === T.ImportExpression && node.options)) return undefined;
  const start = node.range[0];
  const open = text.slice(start, first.range[0]).trimEnd();
  if (isMultiLine(open) || !isMultiLine(text.slice(start, first.range[0]))) return undefined;
  const texts = parts.map((part) => text.slice(...part.range));
  if (texts.some(isMultiLine) || commentsOutside(source, spanOf(node), parts.map(spanOf)).length > 0) return undefined;
  const line = `${open}${texts.join(', ')})`;
  const { printWidth } = styleOf(source);
  return columnsOf(`${indentation}${line},`) <= printWidth ? line : undefined;
}

/** The edit that takes the keyword off an await expression and leaves its argument as it is. */
export function dropAwait(source: JsSource, node: TSESTree.AwaitExpression): TextEdit {
  const start = node.range[0];
  const space = /^await[ \t]*/.exec(source.text.slice(start, node.range[1]))?.[0] ?? 'await';
  return { start, end: start + space.length, newText: '' };
}

/**
 * The text of a node, moved from one indentation (that of its first line where none is given) to another; the inside of strings
 * stays as it is.
 */
export function reindented(
  source: JsSource,
  node: Node,
  indentation: string,
  edits: readonly TextEdit[] = [],
  from = indentationAt(source.text, node.range[0]),
): string {
  return moved(source, spanOf(node), from, indentation, multiLineStrings(node, source), edits);
}

/** The text of a comment, moved to another indentation. */
export function commentText(source: JsSource, comment: Comment, indentation: string): string {
  return moved(source, spanOf(comment), indentationAt(source.text, comment.range[0]), indentation, [], []);
}

function moved(
  { text }: JsSource,
  { start, end }: Span,
  from: string,
  indentation: string,
  fixed: readonly Span[],
  edits: readonly TextEdit[],
): string {
  const all = [...edits];
  if (from !== indentation) {
    for (let at = nextLineStart(text, start); at < end; at = nextLineStart(text, at)) {
      if (fixed.some((span) => span.start < at && at < span.end) || !text.startsWith(from, at)) continue;
      if (/^[ \t]*(?:[\r\n]|$)/.test(text.slice(at, end))) continue;
      if (edits.some((edit) => edit.start <= at && at < edit.end)) continue;
      all.push({ start: at, end: at + from.length, newText: indentation });
    }
  }
  all.sort((a, b) => a.start - b.start);
  const shifted = all.map((edit) => ({ start: edit.start - start, end: edit.end - start, newText: edit.newText }));
  return applyEdits(text.slice(start, end), shifted);
}

/** The awaits whose value is the value of the whole expression: branches of conditionals, right sides of `&&`, `||`, `??`. */
function valueAwaits(node: TSESTree.Expression): TSESTree.AwaitExpression[] {
  switch (node.type) {
    case T.AwaitExpression:
      return [node];
    case T.ConditionalExpression:
      return [...valueAwaits(node.consequent), ...valueAwaits(node.alternate)];
    case T.LogicalExpression:
      return valueAwaits(node.right);
    default:
      return [];
  }
}

function checkInside(awaited: Node, dropped: readonly Node[], isFirst: boolean): void {
  walk(awaited, (node) => {
    if (node.type === T.YieldExpression) {
      refuse(l10n.t('A `yield` stands inside one of the awaited expressions.'));
    }
    if (node.type === T.AwaitExpression && !isFirst && !dropped.includes(node)) {
      refuse(l10n.t('An `await` stands inside one of the awaited expressions; take it out into a variable first.'));
    }
    return undefined;
  });
}

function multiLineStrings(node: Node, source: JsSource): Span[] {
  const spans: Span[] = [];
  walk(
    node,
    (inner) => {
      if (inner.type === T.TemplateElement || inner.type === T.Literal || inner.type === T.JSXText) {
        if (source.text.slice(...inner.range).includes('\n')) spans.push(spanOf(inner));
      }
      return undefined;
    },
    true,
  );
  return spans;
}
