import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { applyEdits } from '../../../core/applyEdits';
import { contains, type Span } from '../../../core/span';
import type { TextEdit } from '../../../core/suggestion';
import { T } from '../nodeTypes';
import type { JsSource } from '../source';
import { isFunction, type Node } from '../syntax';
import { spanOf } from './attachedComments';
import { columnsOf, styleOf } from './fileStyle';
import { argumentsSpan, oneLine } from './oneLine';
import { isFirstOnLine, lineEnd, lineStart, startWithGuard } from './textLines';

/** An awaited operand and the edit that puts something shorter in its place. */
export interface Replacement {
  readonly operand: TSESTree.Expression;
  readonly edit: TextEdit;
}

/** A stretch of a statement that is written on one line when it fits. */
interface Stretch {
  readonly node: Node;
  readonly span: Span;
}

/**
 * The edits that join the lines of what stood on several because its operand was long, and now fits on one. What would have fit
 * before was written so by choice and stays.
 */
export function joinLines(source: JsSource, replacements: readonly Replacement[]): TextEdit[] {
  const edits = replacements.map(({ edit }) => edit).sort((a, b) => a.start - b.start);
  const joined = new Map<number, TextEdit>();
  for (const { operand } of replacements) {
    for (const edit of joinAround(source, operand, edits)) joined.set(edit.start, edit);
  }
  return [...joined.values()];
}

/** The largest stretch around an operand that fits on its line is the one that is joined. */
function joinAround(source: JsSource, operand: TSESTree.Expression, all: readonly TextEdit[]): readonly TextEdit[] {
  const stretches = stretchesAround(source, operand);
  const whole = stretches.at(-1)?.span;
  if (!whole || !isFirstOnLine(source.text, startWithGuard(source.text, whole.start))) return [];
  const line = { start: lineStart(source.text, whole.start), end: lineEnd(source.text, whole.end) };
  const edits = all.filter((edit) => contains(line, edit));
  for (const stretch of stretches.reverse()) {
    const inside = edits.filter((edit) => contains(stretch.span, edit));
    const fits = fittingLine(source, stretch, line, edits);
    if (fits && inside.length > 0) return fittingLine(source, stretch, line, []) ? [] : fits;
  }
  return [];
}

/** What has to change so that a stretch stands on one line, if it can and that line is not too long. */
function fittingLine(
  source: JsSource,
  { node, span }: Stretch,
  line: Span,
  edits: readonly TextEdit[],
): readonly TextEdit[] | undefined {
  const joined = oneLine(
    source,
    node,
    span,
    edits.filter((edit) => contains(span, edit)),
  );
  if (!joined) return undefined;
  const before = edited(source, { start: line.start, end: span.start }, edits).split(/[\r\n]/);
  const after = edited(source, { start: span.end, end: line.end }, edits).split(/[\r\n]/);
  const text = `${before.at(-1) ?? ''}${joined.text}${after[0] ?? ''}`;
  return columnsOf(text) <= styleOf(source).printWidth ? joined.edits : undefined;
}

function edited({ text }: JsSource, span: Span, edits: readonly TextEdit[]): string {
  const inside = edits.filter((edit) => contains(span, edit));
  const moved = inside.map(({ start, end, newText }) => ({
    start: start - span.start,
    end: end - span.start,
    newText,
  }));
  return applyEdits(text.slice(span.start, span.end), moved);
}

/** Everything around an operand that a formatter lays out as one, small ones first; the last is its statement, or the head of it. */
function stretchesAround(source: JsSource, operand: TSESTree.Expression): Stretch[] {
  const found: Stretch[] = [];
  for (let node: Node | undefined = operand.parent; node && !isFunction(node); node = node.parent) {
    const call =
      node.type === T.CallExpression || node.type === T.NewExpression ? argumentsSpan(source, node) : undefined;
    if (call && contains(call, spanOf(operand))) found.push({ node, span: call });
    if (isLaidOutAlone(node)) found.push({ node, span: spanOf(node) });
    const head = headOf(source, node, operand);
    if (head) return [...found, { node, span: head }];
  }
  return [];
}

function isLaidOutAlone(node: Node): boolean {
  const { parent } = node;
  switch (node.type) {
    case T.CallExpression:
    case T.NewExpression:
      return parent?.type !== T.MemberExpression && !(parent?.type === T.CallExpression && parent.callee === node);
    case T.BinaryExpression:
    case T.LogicalExpression:
      return parent?.type !== T.BinaryExpression && parent?.type !== T.LogicalExpression;
    case T.ArrayExpression:
    case T.ObjectExpression:
    case T.ConditionalExpression:
      return parent?.type !== T.MemberExpression;
    case T.Property:
    case T.VariableDeclarator:
      return true;
    default:
      return false;
  }
}

/** A statement, or what stands before its body. */
function headOf({ text }: JsSource, node: Node, operand: Node): Span | undefined {
  switch (node.type) {
    case T.ExpressionStatement:
    case T.ReturnStatement:
    case T.ThrowStatement:
      return spanOf(node);
    case T.VariableDeclaration:
      return spanOf(node.parent.type === T.ExportNamedDeclaration ? node.parent : node);
    case T.IfStatement:
      return upTo(text, node, node.test, node.consequent, operand);
    case T.WhileStatement:
      return upTo(text, node, node.test, node.body, operand);
    case T.ForOfStatement:
    case T.ForInStatement:
      return upTo(text, node, node.right, node.body, operand);
    case T.SwitchStatement:
      return { start: node.range[0], end: text.indexOf(')', node.discriminant.range[1]) + 1 };
    default:
      return undefined;
  }
}

function upTo(text: string, node: Node, last: Node, body: Node, operand: Node): Span | undefined {
  if (!contains(spanOf(last), spanOf(operand))) return undefined;
  return { start: node.range[0], end: text.lastIndexOf(')', body.range[0]) + 1 };
}
