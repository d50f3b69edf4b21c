import * as vscode from 'vscode';
import { ExecuteCommandRequest, WorkDoneProgress } from 'vscode-languageclient/node';
import { type ScanSummary, ServerCommands } from '../protocol';
import type { ServerHandle } from './serverHandle';

let lastScan = 0;

/** Looks through the whole workspace; what is found stands in the Problems panel. */
export function registerScanWorkspace(server: ServerHandle): vscode.Disposable {
  return vscode.commands.registerCommand(ServerCommands.scanWorkspace, async () => {
    const client = await server.start();
    const summary = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Await Lens', cancellable: true },
      async (progress, token) => {
        lastScan++;
        const workDoneToken = `await-lens-scan-${lastScan}`;
        let reached = 0;
        const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
          if (value.kind === 'end') return;
          const percentage = value.percentage ?? reached;
          const message = value.message ?? (value.kind === 'begin' ? value.title : '');
          progress.report({ message, increment: percentage - reached });
          reached = percentage;
        });
        try {
          const params = { command: ServerCommands.scanWorkspace, arguments: [], workDoneToken };
          return (await client.sendRequest(ExecuteCommandRequest.type, params, token)) as ScanSummary;
        } finally {
          listening.dispose();
        }
      },
    );
    await tell(summary);
  });
}

async function tell({ cancelled, files, findings, seconds }: ScanSummary): Promise<void> {
  const counts = vscode.l10n.t(
    '{0} safe, {1} to review. {2} files in {3} s.',
    findings.safe,
    findings.review,
    files,
    seconds.toFixed(1),
  );
  const message = cancelled ? vscode.l10n.t('Stopped early. {0}', counts) : counts;
  if (findings.safe + findings.review === 0) {
    await vscode.window.showInformationMessage(message);
    return;
  }
  const show = vscode.l10n.t('Show problems');
  if ((await vscode.window.showInformationMessage(message, show)) === show) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}
