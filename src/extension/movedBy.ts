import type { Position, Range } from '../protocol';

/** A place after the text before it has changed. */
export function movedBy(
  position: Position,
  changes: readonly { readonly range: Range; readonly text: string }[],
): Position {
  let { line, character } = position;
  for (const { range, text } of changes) {
    if (range.end.line > line || (range.end.line === line && range.end.character > character)) continue;
    const added = text.split(/\r\n|\r|\n/);
    if (range.end.line === line) {
      const last = added.at(-1)?.length ?? 0;
      character += last - range.end.character + (added.length === 1 ? range.start.character : 0);
    }
    line += added.length - 1 - (range.end.line - range.start.line);
  }
  return { line, character };
}
