import * as vscode from 'vscode';
import type { FromPage } from '../panelMessages';
import { ClientCommands } from '../protocol';
import { computeOnThreads } from './computeOnThreads';
import { PagePanel } from './pagePanel';

const VIEW = 'awaitLens.demonstration';

/** The panel in which waiting and computing are tried out, one after another, together, and on threads. */
export class DemonstrationPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #command: vscode.Disposable;
  #panel: PagePanel | undefined;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
    this.#command = vscode.commands.registerCommand(ClientCommands.showDemonstration, () => this.#open());
  }

  /** Closes the panel. */
  dispose(): void {
    this.#panel?.dispose();
    this.#command.dispose();
  }

  #open(): void {
    if (this.#panel === undefined) {
      const title = vscode.l10n.t('Waiting and computing');
      const options = { enableScripts: true, retainContextWhenHidden: true };
      const panel = vscode.window.createWebviewPanel(VIEW, title, vscode.ViewColumn.Active, options);
      this.#panel = new PagePanel(panel, this.#extension, (message) => void this.#hear(message));
      panel.onDidDispose(() => (this.#panel = undefined));
      this.#panel.show(title, { kind: 'demonstration' });
    } else this.#panel.reveal();
  }

  async #hear(message: FromPage): Promise<void> {
    if (message.type !== 'compute') return;
    const threads = await computeOnThreads(message.count, message.rounds);
    this.#panel?.show(vscode.l10n.t('Waiting and computing'), { kind: 'demonstration', threads });
  }
}
