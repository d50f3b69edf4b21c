import * as vscode from 'vscode';
import { showPlace } from './place';

/** As in the diagnostics of the server. */
const SOURCE = 'await-lens';
const COMMAND = 'awaitLens.showFindings';

type FindingItem = vscode.QuickPickItem & { readonly range: vscode.Range };

/** The findings of the file in the status bar, and as a list to go through. */
export function registerFindingList(): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('awaitLens.findings', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Await Lens';
  item.command = COMMAND;
  const update = (): void => {
    const { length } = activeFindings();
    const isOn = vscode.workspace.getConfiguration('awaitLens').get<boolean>('statusBar.enabled', true);
    if (length === 0 || !isOn) {
      item.hide();
      return;
    }
    const told =
      length === 1 ? vscode.l10n.t('1 finding in this file') : vscode.l10n.t('{0} findings in this file', length);
    item.text = `$(split-horizontal) ${length}`;
    item.tooltip = `Await Lens: ${told}`;
    item.accessibilityInformation = { label: `Await Lens: ${told}`, role: 'button' };
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeVisibleTextEditors(update),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('awaitLens.statusBar') && update()),
    vscode.commands.registerCommand(COMMAND, listFindings),
  );
}

async function listFindings(): Promise<void> {
  const editor = currentEditor();
  const items = activeFindings().map((finding): FindingItem => {
    const icon = finding.severity === vscode.DiagnosticSeverity.Hint ? 'question' : 'split-horizontal';
    const label = `$(${icon}) ${vscode.l10n.t('line {0}', finding.range.start.line + 1)}`;
    // The sentence stands below, where there is room for it.
    return { label, detail: finding.message, range: finding.range };
  });
  if (editor === undefined || items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing was found in this file.'));
    return;
  }
  const uri = editor.document.uri.toString();
  const title = vscode.l10n.t('What Await Lens found in this file');
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  if (chosen !== undefined) await showPlace(uri, new vscode.Range(chosen.range.start, chosen.range.start));
}

/** The findings of the file that is worked on, in source order. */
function activeFindings(): vscode.Diagnostic[] {
  const editor = currentEditor();
  if (editor === undefined) return [];
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source }) => source === SOURCE)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The editor that is worked in; while a panel beside it has the focus, still that one. */
function currentEditor(): vscode.TextEditor | undefined {
  return vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
}
