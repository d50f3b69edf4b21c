import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPage, PanelPage, TimelinePage, ToPage } from '../panelMessages';

/** A webview panel with our page inside. What is shown last is shown again whenever the page is loaded anew. */
export class PagePanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  #page: PanelPage | undefined;

  /** Puts the page into a panel; `hear` gets all that the page says but that it is ready. */
  constructor(panel: vscode.WebviewPanel, extension: vscode.Uri, hear: (message: FromPage) => void) {
    this.#panel = panel;
    const { webview } = panel;
    webview.onDidReceiveMessage((message: FromPage) => {
      if (message.type === 'ready') this.#post();
      else hear(message);
    });
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist', 'webview')] };
    webview.html = frameOf(webview, extension, panel.title);
  }

  /** Shows a page, under the given title. */
  show(title: string, page: PanelPage): void {
    this.#page = page;
    this.#panel.title = title;
    this.#post();
  }

  /** Takes note of what the page shows by now, for when it is loaded anew. */
  note(change: Pick<TimelinePage, 'assumptions'>): void {
    if (this.#page?.kind === 'timeline') this.#page = { ...this.#page, ...change };
  }

  /** Brings the panel to the front; beside the code that is worked on, never on top of it. */
  reveal(): void {
    const code = vscode.window.activeTextEditor?.viewColumn;
    this.#panel.reveal(code !== undefined && code === this.#panel.viewColumn ? vscode.ViewColumn.Beside : undefined);
  }

  /** Closes the panel. */
  dispose(): void {
    this.#panel.dispose();
  }

  #post(): void {
    if (this.#page === undefined) return;
    const texts = vscode.l10n.bundle;
    const message: ToPage = { type: 'show', page: this.#page, ...(texts !== undefined && { texts }) };
    void this.#panel.webview.postMessage(message);
  }
}

/** The empty page: it may run our one script and be dressed by our one style sheet, and reach nothing else. */
function frameOf(webview: vscode.Webview, extension: vscode.Uri, title: string): string {
  const nonce = randomBytes(18).toString('base64');
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'webview', file)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource};`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</title>
<link rel="stylesheet" href="${address('main.css')}">
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${address('main.js')}"></script>
</body>
</html>`;
}
