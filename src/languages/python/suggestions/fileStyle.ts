import type { PySource } from '../source';

/** How a file is written. */
export interface PyStyle {
  readonly indentUnit: string;
  readonly eol: '\n' | '\r\n';
  /** Columns that a line may take. */
  readonly lineLength: number;
}

/** What Black and Ruff take when nobody says anything. */
const DEFAULT_LINE_LENGTH = 88;

/** Finds out how a file is written; `lineLength` is what its project says. */
export function styleOf({ text }: PySource, lineLength = DEFAULT_LINE_LENGTH): PyStyle {
  return { indentUnit: indentUnitOf(text), eol: text.includes('\r\n') ? '\r\n' : '\n', lineLength };
}

/** What the first line after a colon is indented by. */
function indentUnitOf(text: string): string {
  const [, outer = '', inner = ''] = /^([ \t]*)\S[^\n]*:[ \t]*\r?\n(?:[ \t]*\r?\n)*([ \t]+)\S/m.exec(text) ?? [];
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '    ';
}

/** The columns of a line; a tab counts as four. */
export function columnsOf(line: string): number {
  return line.replaceAll('\t', '    ').length;
}
