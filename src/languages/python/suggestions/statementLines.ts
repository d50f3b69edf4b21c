import type { Span } from '../../../core/span';
import type { PySource } from '../source';
import type { PyNode } from '../syntax';
import { refuse } from './refusal';
import { indentationAt, lineEnd, lineStart, nextLine } from './textLines';

/** The lines of a statement with the comments that belong to it. */
export interface StatementLines {
  readonly statement: PyNode;
  /** From the beginning of its first line, its comments above included, to the beginning of the line below it. */
  readonly span: Span;
  /** Where its own first line begins. */
  readonly codeStart: number;
  /** The comments right above it, `#` included, in source order. */
  readonly leading: readonly string[];
  /** The comment at the end of its last line, `#` included. */
  readonly trailing: string | undefined;
}

/** Finds the lines of a statement; refuses one that shares a line with another. */
export function linesOf(source: PySource, statement: PyNode): StatementLines {
  const { text, comments } = source;
  const codeStart = lineStart(text, statement.start);
  const end = lineEnd(text, statement.end);
  const trailing = comments.find((comment) => comment.start >= statement.end && comment.end <= end);
  const rest = text.slice(statement.end, trailing?.start ?? end);
  if (text.slice(codeStart, statement.start).trim() !== '' || rest.trim() !== '') {
    refuse('The statement shares its line with another.');
  }
  const leading: string[] = [];
  let start = codeStart;
  const indentation = indentationAt(text, statement.start);
  for (;;) {
    const previous = lineStart(text, start - 1);
    const line = text.slice(previous, start).replace(/\r?\n$/, '');
    if (start === 0 || line !== indentation + line.trim() || !line.trim().startsWith('#')) break;
    // A line of a string may look like a comment.
    if (!comments.some((comment) => comment.start === previous + indentation.length)) break;
    leading.unshift(line.trim());
    start = previous;
  }
  return {
    statement,
    span: { start, end: nextLine(text, statement.end) },
    codeStart,
    leading,
    trailing: trailing && text.slice(trailing.start, trailing.end).trimEnd(),
  };
}

/**
 * The span that goes away with a statement: its lines, and the blank lines above it when blank lines follow, or when what stands
 * above goes as well (`isBound`).
 */
export function spanToRemove(source: PySource, lines: StatementLines, isBound: boolean): Span {
  const { text } = source;
  let { start } = lines.span;
  let above = start;
  while (above > 0) {
    const previous = lineStart(text, above - 1);
    if (text.slice(previous, above).trim() !== '') break;
    above = previous;
  }
  const { end } = lines.span;
  const isBlankBelow = end >= text.length || text.slice(end, nextLine(text, end)).trim() === '';
  if (isBound || isBlankBelow) start = above;
  return { start, end };
}
