import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

/** Starts the language server; called by VS Code when a supported file is opened or a command is run. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  client = new LanguageClient(
    'awaitLens',
    'Await Lens',
    { module, transport: TransportKind.ipc },
    { documentSelector: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'] },
  );
  context.subscriptions.push(
    vscode.commands.registerCommand('awaitLens.showOutput', () => {
      client?.outputChannel.show();
    }),
  );
  await client.start();
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
