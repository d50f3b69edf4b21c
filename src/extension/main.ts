import * as vscode from 'vscode';
import { AssumptionStore } from './assumptionStore';
import { DemonstrationPanel } from './demonstrationPanel';
import { registerExplainCommands } from './explainCommands';
import { registerFindingList } from './findingList';
import { registerFixCommands } from './fixCommands';
import { Interpreters } from './interpreters';
import { Lessons } from './lessons';
import { MarkdownPages } from './markdownPages';
import { registerOpenSample } from './openSample';
import { registerReveal } from './reveal';
import { registerScanWorkspace } from './scanWorkspace';
import { ServerHandle } from './serverHandle';
import { registerServerCommands } from './serverCommands';
import { TimelinePanel } from './timelinePanel';
import { registerWhyNotTogether } from './whyNotTogether';

let server: ServerHandle | undefined;

/** Registers the commands and starts the language server; called when a supported file is opened or a command is run. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Await Lens', { log: true });
  server = new ServerHandle(context.asAbsolutePath('dist/server.js'), output);
  const pages = new MarkdownPages();
  context.subscriptions.push(
    output,
    pages,
    registerServerCommands(server, output),
    registerFixCommands(server),
    registerScanWorkspace(server),
    registerExplainCommands(server, pages, new Lessons(context.extensionUri)),
    registerWhyNotTogether(server),
    new Interpreters(server),
    registerReveal(),
    registerOpenSample(context.extensionUri),
    new DemonstrationPanel(context.extensionUri),
    registerFindingList(),
    new TimelinePanel(context.extensionUri, server, new AssumptionStore(context.workspaceState, server)),
  );
  // Not waited for: the editor goes on while the server's process starts.
  server.start().catch((error: unknown) => output.error(`The language server could not be started: ${String(error)}`));
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
