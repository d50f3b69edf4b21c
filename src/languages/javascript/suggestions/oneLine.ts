import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { contains, type Span } from '../../../core/span';
import type { TextEdit } from '../../../core/suggestion';
import type { JsSource } from '../source';
import { type Node, walk } from '../syntax';
import { spanOf } from './attachedComments';
import { isMultiLine } from './textLines';

/** A stretch of code as it stands on one line. */
export interface OneLine {
  readonly text: string;
  /** What has to change beside the edits that were there before: white space, and commas behind the last of a list. */
  readonly edits: readonly TextEdit[];
}

const LINE_BREAK = /,?[ \t]*(?:\r\n|\r|\n)\s*/g;

/**
 * Puts a stretch of `node` on one line, as it is when `edits` are made. Undefined when something in it keeps its lines: a comment,
 * a body, a text over several lines, or a list that is written one below the other whatever its length.
 */
export function oneLine(source: JsSource, node: Node, span: Span, edits: readonly TextEdit[]): OneLine | undefined {
  if (keepsLines(source, node, span, edits)) return undefined;
  const loose = looseParentheses(source, node, edits);
  const gaps = [...loose];
  let text = '';
  let at = span.start;
  const end = { start: span.end, end: span.end, newText: '' };
  for (const edit of [...edits, ...loose].sort((a, b) => a.start - b.start).concat(end)) {
    const piece = source.text.slice(at, edit.start);
    let done = 0;
    for (const { 0: gap, index } of piece.matchAll(LINE_BREAK)) {
      text += piece.slice(done, index);
      done = index + gap.length;
      const newText = between(text, gap.startsWith(','), (piece.slice(done) || edit.newText).charAt(0));
      gaps.push({ start: at + index, end: at + done, newText });
      text += newText;
    }
    text += piece.slice(done) + edit.newText;
    at = edit.end;
  }
  return isMultiLine(text) ? undefined : { text, edits: gaps };
}

/** The parentheses around a returned value that only hold its lines together. */
function looseParentheses({ text }: JsSource, node: Node, edits: readonly TextEdit[]): TextEdit[] {
  const isReturn = node.type === T.ReturnStatement || node.type === T.ThrowStatement;
  const value = isReturn ? node.argument : null;
  if (value?.type !== T.LogicalExpression && value?.type !== T.BinaryExpression) return [];
  const [start, end] = value.range;
  const open = text.slice(node.range[0], start).trimEnd();
  if (!open.endsWith('(') || edits.some((edit) => edit.start < start || end < edit.end)) return [];
  return [
    { start: node.range[0] + open.length - 1, end: start, newText: '' },
    { start: end, end: text.indexOf(')', end) + 1, newText: '' },
  ];
}

/** What stands between two tokens that were on different lines. */
function between(before: string, hasComma: boolean, next: string): string {
  if (/[)\]]/.test(next)) return '';
  if (next === '}') return before.endsWith('{') ? '' : ' ';
  if (hasComma) return ', ';
  if (/[([]$/.test(before) || /^(?:\.|\?\.)/.test(next)) return '';
  return ' ';
}

function keepsLines(source: JsSource, root: Node, span: Span, edits: readonly TextEdit[]): boolean {
  const isReplaced = ({ range: [start, end] }: Node) => edits.some((edit) => edit.start <= start && end <= edit.end);
  if (source.comments.some(({ range: [start, end] }) => start < span.end && span.start < end)) return true;
  let keeps = false;
  walk(
    root,
    (node) => {
      if (isReplaced(node) || node.range[1] <= span.start || span.end <= node.range[0]) return false;
      // The stretch may be only a part of the outermost nodes.
      if (contains(span, spanOf(node)) && isMultiLine(source.text.slice(...node.range))) {
        keeps ||= keepsItsLines(source, node);
      }
      return !keeps;
    },
    true,
  );
  return keeps;
}

function keepsItsLines(source: JsSource, node: Node): boolean {
  switch (node.type) {
    case T.BlockStatement:
    case T.ClassExpression:
    case T.Literal:
    case T.TemplateElement:
    case T.JSXElement:
    case T.JSXFragment:
    case T.TSTypeAnnotation:
    case T.TSTypeParameterInstantiation:
      return true;
    case T.TSAsExpression:
    case T.TSSatisfiesExpression:
      return isMultiLine(source.text.slice(...node.typeAnnotation.range));
    case T.ObjectExpression: {
      const [first] = node.properties;
      return first !== undefined && isMultiLine(source.text.slice(node.range[0], first.range[0]));
    }
    case T.ObjectPattern:
      return node.properties.some((property) => property.type === T.Property && property.value.type !== T.Identifier);
    case T.ArrayExpression:
    case T.ArrayPattern:
      return node.elements.some((element) => element === null) || isTable(node.elements);
    case T.VariableDeclaration:
      return node.declarations.length > 1;
    case T.CallExpression:
      return isLongChain(node);
    default:
      return false;
  }
}

/** Rows and objects in a list stand one below the other. */
function isTable(elements: readonly (Node | null)[]): boolean {
  return (
    elements.length > 1 &&
    elements.every((element) => element?.type === T.ObjectExpression || element?.type === T.ArrayExpression)
  );
}

/** Three calls on one another stand one below the other unless all that they are given is short. */
function isLongChain(last: TSESTree.CallExpression): boolean {
  const calls: TSESTree.CallExpression[] = [];
  let at: Node = last;
  while (at.type === T.CallExpression || at.type === T.MemberExpression) {
    if (at.type === T.CallExpression) calls.push(at);
    at = at.type === T.CallExpression ? at.callee : at.object;
  }
  const isShort = ({ type }: Node) => type === T.Identifier || type === T.Literal || type === T.ThisExpression;
  return calls.length > 2 && calls.some((call) => !call.arguments.every(isShort));
}

/** The stretch between the parentheses of a call, with them; undefined when it is given nothing. */
export function argumentsSpan(
  { text }: JsSource,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): Span | undefined {
  if (call.arguments.length === 0) return undefined;
  const start = text.indexOf('(', spanOf(call.typeArguments ?? call.callee).end);
  return { start, end: call.range[1] };
}
