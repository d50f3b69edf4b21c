import * as vscode from 'vscode';
import type { Position } from '../protocol';

/** A document and a place in it, as commands carry it in their arguments. */
export interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** The place in a command's arguments; without arguments (from the palette) the cursor. */
export function placeFrom(uri: unknown, position: unknown): Place | undefined {
  if (typeof uri === 'string' && isPosition(position)) return { uri, position };
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** Opens a document with the given ranges (or places) selected, the first one in sight. */
export async function showPlace(uri: string, ...selections: vscode.Range[]): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  // A panel may be the active one: code does not belong on top of it.
  const viewColumn = shown?.viewColumn ?? vscode.window.activeTextEditor?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(document, { viewColumn });
  const [first] = selections;
  if (first !== undefined) {
    editor.selections = selections.map((range) => new vscode.Selection(range.start, range.end));
    editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
  return editor;
}

/** Says that there is no code where a command could do anything. */
export function sayNoEditor(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Open a JavaScript, TypeScript or Python file first, and put the cursor into an async function.'),
  );
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
