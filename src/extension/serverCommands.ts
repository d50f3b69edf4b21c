import * as vscode from 'vscode';
import type { ServerHandle } from './serverHandle';

/** Commands about the server itself. */
export function registerServerCommands(server: ServerHandle, output: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('awaitLens.restartServer', () => server.restart()),
    vscode.commands.registerCommand('awaitLens.showOutput', () => output.show()),
  );
}
