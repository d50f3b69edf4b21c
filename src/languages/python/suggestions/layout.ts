import { columnsOf, type PyStyle } from './fileStyle';

/** One item of a list between brackets. */
export interface Item {
  readonly text: string;
  /** Comments that stand above it. */
  readonly leading: readonly string[];
  /** The comment behind it. */
  readonly trailing: string | undefined;
}

/**
 * Writes `open`, the items and `close` on one line where they fit, else an item on each line, as Black does. The text has no
 * indentation in front of its first line.
 */
export function layOut(
  open: string,
  items: readonly Item[],
  close: string,
  indentation: string,
  style: PyStyle,
): string {
  const line = `${open}${items.map(({ text }) => text).join(', ')}${close}`;
  const hasComments = items.some(({ leading, trailing }) => leading.length > 0 || trailing !== undefined);
  const lastOfOpen = open.slice(open.lastIndexOf('\n') + 1);
  const columns = columnsOf((lastOfOpen === open ? indentation : '') + line.slice(open.length - lastOfOpen.length));
  const isMultiLine = items.some(({ text }) => text.includes('\n'));
  if (!hasComments && !isMultiLine && columns <= style.lineLength) return line;
  const inner = indentation + style.indentUnit;
  const lines = items.flatMap(({ text, leading, trailing }) => [
    ...leading.map((comment) => inner + comment),
    `${inner}${text},${trailing === undefined ? '' : `  ${trailing}`}`,
  ]);
  return [open, ...lines, indentation + close].join(style.eol);
}
