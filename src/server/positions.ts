import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Span } from '../core/span';
import type { TextEdit as CoreEdit } from '../core/suggestion';
import type { TextEdit } from 'vscode-languageserver';

/** The one place where offsets of the analysis and positions of the protocol (both in UTF-16 units) meet. */

/** What the URIs of the cells of a notebook begin with; their paths are that of the notebook. */
const CELL_SCHEME = 'vscode-notebook-cell';

/** The range of a span. */
export function toRange(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** The span of a range. */
export function toSpan(document: TextDocument, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Edits of the analysis as edits of the protocol. */
export function toTextEdits(document: TextDocument, edits: readonly CoreEdit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(document, edit), newText: edit.newText }));
}

/** Says whether two spans touch or overlap. */
export function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Path of a document as the analysis wants it: absolute, with `/`, the drive in small letters (`c:/src/a.ts`). */
export function toPath(uri: string): string {
  return URI.parse(uri).path.replace(/^\/([A-Za-z]):/, (_match, drive: string) => `${drive.toLowerCase()}:`);
}

/**
 * URI of a path that `toPath` made, in the world of another document (its scheme and authority); files beside the cell of a notebook
 * are files.
 */
export function toUri(path: string, beside: string): string {
  const absolute = path.startsWith('/') ? path : `/${path}`;
  const uri = URI.parse(beside);
  const world = uri.scheme === CELL_SCHEME ? { scheme: 'file', authority: '' } : {};
  return uri.with({ ...world, path: absolute, query: '', fragment: '' }).toString();
}
