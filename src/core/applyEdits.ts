import type { TextEdit } from './suggestion';

/** The text with the edits made. They must be sorted by start and must not overlap; insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start) throw new RangeError(`Edits overlap at offset ${String(edit.start)}`);
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
