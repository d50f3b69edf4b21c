import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** The extension as VS Code knows it. */
export const EXTENSION_ID = 'await-lens.await-lens';

/** How long anything may take, in milliseconds. */
const PATIENCE = 30_000;

/** The folder that is open: a copy of the sample project. */
export function workspaceFolder(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return folder.uri.fsPath;
}

/** Opens a file of the sample in an editor. */
export async function openFile(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(join(workspaceFolder(), path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Writes a new file into the project and opens it. */
export function openText(path: string, text: string): Promise<vscode.TextDocument> {
  writeFileSync(join(workspaceFolder(), path), text);
  return openFile(path);
}

/** Replaces all of a document's text, as typing would. */
export async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  await apply((edit) => {
    edit.replace(document.uri, all, text);
  });
}

/** Our diagnostics of a document. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'await-lens');
}

/** Waits until a document has so many of our diagnostics, and gives them. */
export async function waitForFindings(document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> {
  await waitFor(
    vscode.languages.onDidChangeDiagnostics,
    () => findings(document).length === count,
    () => `${count} findings in ${document.uri.path}, but there are ${JSON.stringify(findings(document))}`,
  );
  return findings(document);
}

/** Waits until a document has any of our diagnostics, and gives them. */
export async function waitForAnyFinding(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  await waitFor(
    vscode.languages.onDidChangeDiagnostics,
    () => findings(document).length > 0,
    () => `a finding in ${document.uri.path}`,
  );
  return findings(document);
}

/** The quick fixes that VS Code would list at a diagnostic, other extensions' among them. */
export async function quickFixes(
  document: vscode.TextDocument,
  { range }: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  const ask = (): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, QUICK_FIX);
  // VS Code drops a question when something changes while it is answered, and its menu then asks again.
  for (let tries = 0; tries < 3; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Error && error.message === 'Canceled')) throw error;
    }
  }
  return ask();
}

const QUICK_FIX = vscode.CodeActionKind.QuickFix.value;

/** Applies one of the quick fixes by its title. */
export async function applyFix(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((it) => it.title === title);
  assert.ok(action?.edit, `"${title}" is not among ${JSON.stringify(actions.map((it) => it.title))}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

/** The text of every hover at a word of a document. */
export async function hoverAt(document: vscode.TextDocument, word: string): Promise<string> {
  const at = document.getText().indexOf(word);
  assert.notEqual(at, -1, `"${word}" is not in the document`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(at + 1),
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((it) => (it instanceof vscode.MarkdownString ? it.value : '')).join('\n');
}

/** The titles of our lenses in a document, in order. */
export async function lensTitles(document: vscode.TextDocument): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return lenses.flatMap(({ command }) => (command?.command.startsWith('awaitLens.') ? [command.title] : []));
}

/** Changes a setting of ours for the length of a test. */
export async function withSetting(name: string, value: unknown, test: () => Promise<void>): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration('awaitLens');
  await settings().update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await test();
  } finally {
    await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

async function apply(fill: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  fill(edit);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Waits for an event after which something holds; the message is made when it never did. */
function waitFor<T>(event: vscode.Event<T>, holds: () => boolean, wanted: () => string): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearTimeout(timer);
      listener.dispose();
      finish();
    };
    const timer = setTimeout(() => {
      end(() => {
        reject(new Error(`Waited for ${wanted()}`));
      });
    }, PATIENCE);
    const listener = event(() => {
      if (holds()) end(resolve);
    });
  });
}
