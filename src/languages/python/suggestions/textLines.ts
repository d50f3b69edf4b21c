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

/** The text of a node as it is written when its first line moves from one indentation to another; strings keep their lines. */
export function reindented(source: PySource, node: PyNode, to: string): string {
  const { text } = source;
  const from = indentationAt(text, node.start);
  if (from === to || !text.slice(node.start, node.end).includes('\n')) return text.slice(node.start, node.end);
  const strings: PyNode[] = [];
  walk(node, (each) => {
    if (each.type === 'string') strings.push(each);
    return each.type !== 'string';
  });
  let result = '';
  for (let at = node.start; at < node.end;) {
    const end = Math.min(nextLine(text, at), node.end);
    const isInString = strings.some((string) => string.start < at && at < string.end);
    const line = text.slice(at, end);
    const isContinuation = at > node.start && !isInString && line.trim() !== '';
    result += isContinuation && line.startsWith(from) ? to + line.slice(from.length) : line;
    at = end;
  }
  return result;
}
