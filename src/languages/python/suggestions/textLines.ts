import type { PySource } from '../source';
import { walk, type PyNode } from '../syntax';

/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line break that ends the line of an offset (of its `\r`), or of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return at > offset && text[at - 1] === '\r' ? at - 1 : at;
}

/** The offset at which the next line begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** The white space that the line of an offset begins with. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** Says whether the line above one holds a statement that another one, such as a function, should be apart from. */
export function isBelowCode(text: string, start: number): boolean {
  const above = text.slice(lineStart(text, start - 1), start).trim();
  return start > 0 && above !== '' && !above.endsWith(':') && !above.startsWith('#') && !above.startsWith('@');
}

/** Columns behind the indentation from which on a line is taken to be lined up with a bracket above it. */
const LINED_UP = 9;

/**
 * The text of a node as it is written when its first line moves from one indentation to another; strings keep their lines, and what
 * is lined up with a bracket stays so where the node begins the line.
 */
export function reindented(source: PySource, node: PyNode, to: string): string {
  const { text } = source;
  const from = indentationAt(text, node.start);
  const code = text.slice(node.start, node.end);
  if (!code.includes('\n')) return code;
  const strings: PyNode[] = [];
  walk(node, (each) => {
    if (each.type === 'string') strings.push(each);
    return each.type !== 'string';
  });
  const lines: { readonly start: number; readonly text: string; readonly isFree: boolean }[] = [];
  for (let at = nextLine(text, node.start); at < node.end; at = nextLine(text, at)) {
    const isFree = !strings.some((string) => string.start < at && at < string.end);
    lines.push({ start: at, text: text.slice(at, Math.min(nextLine(text, at), node.end)), isFree });
  }
  const column = node.start - lineStart(text, node.start);
  const columns = lines.filter((line) => line.isFree && line.text.trim() !== '').map((line) => line.text.search(/\S/));
  const isLinedUp = Math.min(...columns) >= Math.max(from.length + LINED_UP, column + 1);
  let result = text.slice(node.start, Math.min(nextLine(text, node.start), node.end));
  for (const line of lines) {
    if (!line.isFree || line.text.trim() === '') result += line.text;
    else if (isLinedUp) result += ' '.repeat(line.text.search(/\S/) - column + to.length) + line.text.trimStart();
    else result += line.text.startsWith(from) ? to + line.text.slice(from.length) : line.text;
  }
  return result;
}
