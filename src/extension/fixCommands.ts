import * as vscode from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';
import { type FixFileResult, ServerCommands } from '../protocol';
import { sayNoEditor } from './place';
import type { ServerHandle } from './serverHandle';

/** Commands that change the code of the active editor; the server makes the edits. */
export function registerFixCommands(server: ServerHandle): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(ServerCommands.fixFile, async () => {
      const uri = activeUri();
      if (uri === undefined) {
        sayNoEditor();
        return;
      }
      const { applied } = (await execute(server, ServerCommands.fixFile, [uri])) as FixFileResult;
      void vscode.window.showInformationMessage(describeFix(applied));
    }),
    vscode.commands.registerCommand(ServerCommands.insertRunParallel, async () => {
      const uri = activeUri();
      if (uri === undefined) {
        sayNoEditor();
        return;
      }
      await execute(server, ServerCommands.insertRunParallel, [uri]);
    }),
    vscode.commands.registerCommand(ServerCommands.applyFinding, (...args: unknown[]) =>
      execute(server, ServerCommands.applyFinding, args),
    ),
  );
}

async function execute(server: ServerHandle, command: string, args: unknown[]): Promise<unknown> {
  const client = await server.start();
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
}

function describeFix(applied: number): string {
  if (applied === 0) return vscode.l10n.t('Nothing here is safe to rewrite.');
  return applied === 1 ? vscode.l10n.t('Rewrote 1 place.') : vscode.l10n.t('Rewrote {0} places.', applied);
}

function activeUri(): string | undefined {
  return vscode.window.activeTextEditor?.document.uri.toString();
}
