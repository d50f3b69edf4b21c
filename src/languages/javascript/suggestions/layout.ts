import type { ListElement } from './elementText';
import { columnsOf, type FileStyle } from './fileStyle';
import { isMultiLine } from './textLines';

/** A list to be written, such as `Promise.all([` … `])`. */
export interface List {
  /** What opens it, from the start of the statement on. */
  readonly open: string;
  readonly elements: readonly ListElement[];
  readonly close: string;
}

/** Where a list is written: the indentation of its statement, and what stands before the statement on its line. */
export interface Position {
  readonly indentation: string;
  readonly lineBefore: string;
}

/** Writes a list on one line if it fits, else with one element a line. */
export function layOut(list: List, position: Position, style: FileStyle): string {
  const line = onOneLine(list);
  const fits = columnsOf(position.lineBefore + (line ?? '')) <= style.printWidth;
  if (line !== undefined && fits && !isMultiLine(line)) return line;
  const indentation = position.indentation + style.indentUnit;
  const lines = [list.open];
  list.elements.forEach((element, index) => {
    const isLast = index === list.elements.length - 1;
    const comma = isLast && !style.trailingComma ? '' : ',';
    const { above, before } = splitLeading(element);
    for (const comment of above) lines.push(indentation + comment);
    lines.push(`${indentation}${[...before, element.text].join(' ')}${comma}${element.trailing.map(spaced).join('')}`);
  });
  lines.push(position.indentation + list.close);
  return lines.join(style.eol);
}

function onOneLine({ open, elements, close }: List): string | undefined {
  const texts: string[] = [];
  for (const { text, leading, trailing, hasOwnLines } of elements) {
    if (hasOwnLines || isMultiLine(text) || trailing.length > 0) return undefined;
    if (leading.some((comment) => comment.startsWith('//') || isMultiLine(comment))) return undefined;
    texts.push([...leading, text].join(' '));
  }
  return open + texts.join(', ') + close;
}

function splitLeading({ leading, hasOwnLines }: ListElement) {
  const needsLines = hasOwnLines || leading.some((comment) => comment.startsWith('//') || isMultiLine(comment));
  return needsLines ? { above: leading, before: [] } : { above: [], before: leading };
}

function spaced(text: string): string {
  return ` ${text}`;
}
