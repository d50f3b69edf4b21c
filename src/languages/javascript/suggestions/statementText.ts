import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Span } from '../../../core/span';
import type { TextEdit } from '../../../core/suggestion';
import type { JsSource } from '../source';
import { attachedComments } from './attachedComments';
import { refuse } from './refusal';
import { isFirstOnLine, isLastOnLine, lineEnd, lineStart, nextLineStart, startWithGuard, textOf } from './textLines';

/**
 * Where the text of a statement ends. In code without semicolons, one that stands on the next line to guard a `(` or `[`
 * belongs to the statement by the grammar, and to that line by the eye.
 */
export function statementEnd({ text, comments }: JsSource, statement: TSESTree.Node): number {
  const [start, end] = statement.range;
  if (text[end - 1] !== ';' || !isFirstOnLine(text, end - 1)) return end;
  // Comments above the semicolon belong to what it guards.
  let codeEnd = end - 1;
  for (let before = -1; before !== codeEnd;) {
    before = codeEnd;
    codeEnd = start + text.slice(start, codeEnd).trimEnd().length;
    codeEnd = comments.findLast(({ range }) => range[1] === codeEnd)?.range[0] ?? codeEnd;
  }
  return codeEnd;
}

/** The stretch of a statement up to `statementEnd`. */
export function codeSpan(source: JsSource, statement: TSESTree.Node): Span {
  return { start: statement.range[0], end: statementEnd(source, statement) };
}

/** Says whether a statement starts with something that a line before it without a semicolon would go on with. */
export function startsLikeContinuation({ text }: JsSource, statement: TSESTree.Node): boolean {
  return /^[([`+\-/]/.test(text.slice(statement.range[0], statement.range[0] + 1));
}

/** The statements beside a statement: the one before and the one after it in its list. */
export function neighboursOf(statement: TSESTree.Node): { previous?: TSESTree.Node; next?: TSESTree.Node } {
  const list = statement.parent && listOf(statement.parent);
  const index = list?.indexOf(statement) ?? -1;
  const [previous, next] = index < 0 ? [] : [list?.[index - 1], list?.[index + 1]];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** Refuses when a statement is a branch or a body without braces: nothing can stand beside it. */
export function checkHasList({ parent }: TSESTree.Node): void {
  if (!parent || !listOf(parent)) refuse(l10n.t('The statement is not in braces; put braces around it first.'));
}

/** A statement with the comments that go where it goes. */
export function spanWithComments(source: JsSource, statement: TSESTree.Node): Span {
  const span = codeSpan(source, statement);
  const { leading, trailing } = attachedComments(source, span);
  return { start: leading[0]?.range[0] ?? span.start, end: trailing.at(-1)?.range[1] ?? span.end };
}

/** Says whether a statement ends without a semicolon where one could stand, so that a bracket after it would be read as part of it. */
export function isOpenAtEnd(source: JsSource, statement: TSESTree.Node): boolean {
  if (source.text[statement.range[1] - 1] === ';') return false;
  switch (statement.type) {
    case T.ExpressionStatement:
    case T.VariableDeclaration:
    case T.ReturnStatement:
    case T.ThrowStatement:
    case T.ImportDeclaration:
    case T.ExportAllDeclaration:
    case T.BreakStatement:
    case T.ContinueStatement:
    case T.DoWhileStatement:
    case T.TSTypeAliasDeclaration:
      return true;
    case T.ExportNamedDeclaration:
      return !statement.declaration || isOpenAtEnd(source, statement.declaration);
    case T.ExportDefaultDeclaration:
      return statement.declaration.type !== T.FunctionDeclaration && statement.declaration.type !== T.ClassDeclaration;
    case T.IfStatement:
      return isOpenAtEnd(source, statement.alternate ?? statement.consequent);
    case T.ForStatement:
    case T.ForInStatement:
    case T.ForOfStatement:
    case T.WhileStatement:
    case T.LabeledStatement:
      return isOpenAtEnd(source, statement.body);
    default:
      return false;
  }
}

/**
 * A statement that goes away, with its comments and the semicolon that guards it against the line above; what follows may need that
 * semicolon still.
 */
export function removedSpan(source: JsSource, statement: TSESTree.Node): Span {
  const { start, end } = spanWithComments(source, statement);
  const { next } = neighboursOf(statement);
  const isNeeded = next && startsLikeContinuation(source, next) && !/^\s*;/.test(source.text.slice(end));
  return { start: isNeeded ? start : startWithGuard(source.text, start), end };
}

/** The edits that take stretches of code out, with the lines and blank lines that would be left empty. */
export function removeSpans({ text }: JsSource, spans: readonly Span[]): TextEdit[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of spans.map((each) => wholeLines(text, each)).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && text.slice(last.end, span.start).trim() === '') last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged.map((span) => ({ ...withoutDoubleBlank(text, span), newText: '' }));
}

/** The stretch to remove so that no white space is left behind: whole lines, or the code with the space before it. */
function wholeLines(text: string, { start, end }: Span): Span {
  const isFirst = isFirstOnLine(text, start);
  const isLast = isLastOnLine(text, end);
  if (isFirst && isLast) return { start: lineStart(text, start), end: nextLineStart(text, end) };
  if (!isFirst) {
    const before = text.slice(lineStart(text, start), start);
    return { start: start - (before.length - before.trimEnd().length), end };
  }
  const space = /^[ \t]*/.exec(text.slice(end))?.[0] ?? '';
  return { start, end: end + space.length };
}

function withoutDoubleBlank(text: string, { start, end }: Span): Span {
  if (lineStart(text, start) !== start) return { start, end };
  let above = start;
  for (let line = lineBefore(text, above); line && isBlank(text, line); line = lineBefore(text, above))
    above = line.start;
  let below = end;
  while (below < text.length && isBlank(text, { start: below, end: lineEnd(text, below) }))
    below = nextLineStart(text, below);
  const previous = lineBefore(text, above);
  const opensBlock = !previous || /[{(:]\s*$/.test(textOf(text, previous));
  const closesBlock = below === text.length || /^[ \t]*(?:\}|case\b|default\b)/.test(text.slice(below, below + 200));
  if (above < start && (below > end || closesBlock)) return { start: above, end };
  if (below > end && opensBlock) return { start, end: below };
  return { start, end };
}

/** The line above the one that starts at `start`, without its line break. */
function lineBefore(text: string, start: number): Span | undefined {
  if (start === 0) return undefined;
  const end = text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
  return { start: lineStart(text, end), end };
}

function isBlank(text: string, line: Span): boolean {
  return textOf(text, line).trim() === '';
}

function listOf(parent: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  switch (parent.type) {
    case T.Program:
    case T.BlockStatement:
    case T.StaticBlock:
      return parent.body;
    case T.SwitchCase:
      return parent.consequent;
    default:
      return undefined;
  }
}
