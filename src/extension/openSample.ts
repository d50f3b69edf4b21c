import * as vscode from 'vscode';
import { ClientCommands } from '../protocol';

/** The command that opens code to try things out with: a new document, so that nothing can be spoilt. */
export function registerOpenSample(extension: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(ClientCommands.openSample, async () => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'media', 'sample.txt'));
    const content = new TextDecoder().decode(bytes);
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content });
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(content.indexOf('await'));
    editor.selection = new vscode.Selection(at, at);
  });
}
