import type { Span } from '../../../core/span';

/** Offset of the first character of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Offset of the line break that ends the line of `offset`, or the length of the text. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Offset behind the line break of the line that holds `offset`. */
export function nextLineStart(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (text.startsWith('\r\n', end)) return end + 2;
  return Math.min(end + 1, text.length);
}

/** The white space that begins the line of `offset`. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
}

/** Says whether only white space stands before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** Says whether only white space stands behind `offset` on its line. */
export function isLastOnLine(text: string, offset: number): boolean {
  return text.slice(offset, lineEnd(text, offset)).trim() === '';
}

/** Says whether a stretch of text goes over a line break. */
export function isMultiLine(text: string): boolean {
  return /[\r\n]/.test(text);
}

/** How many line breaks a text has. */
export function countLineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The text of a span. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Width of a line up to its end when printed, tabs counted as `tabWidth`. */
export function widthOf(line: string, tabWidth: number): number {
  let width = 0;
  for (const character of line) width += character === '\t' ? tabWidth : 1;
  return width;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Where a text that stands before a place goes: before the semicolon, too, that guards it against the line above. */
export function startWithGuard(text: string, start: number): number {
  const line = lineStart(text, start);
  const before = text.slice(line, start);
  return before.trim() === ';' ? line + before.indexOf(';') : start;
}
