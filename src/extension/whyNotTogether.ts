import * as vscode from 'vscode';
import { ClientCommands, type PlaceParams, type Range, Requests, type WhyNotTogetherResult } from '../protocol';
import { placeFrom, sayNoEditor, showPlace } from './place';
import type { ServerHandle } from './serverHandle';

type Pair = WhyNotTogetherResult['pairs'][number];
type PairItem = vscode.QuickPickItem & { readonly pair?: Pair };

/** Lists each pair of awaits of a function with what stands between them; choosing one goes there. */
export function registerWhyNotTogether(server: ServerHandle): vscode.Disposable {
  const highlight = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    borderRadius: '2px',
  });
  const command = vscode.commands.registerCommand(
    ClientCommands.whyNotTogether,
    async (uri: unknown, position: unknown) => {
      const place = placeFrom(uri, position);
      if (place === undefined) {
        sayNoEditor();
        return;
      }
      const client = await server.start();
      const params: PlaceParams = { textDocument: { uri: place.uri }, position: place.position };
      const result = await client.sendRequest<WhyNotTogetherResult | null>(Requests.whyNotTogether, params);
      if (result === null) sayNoEditor();
      else if (result.pairs.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('{0} has no two awaits to compare.', result.function));
      } else await pick(result, highlight);
    },
  );
  return vscode.Disposable.from(highlight, command);
}

async function pick(result: WhyNotTogetherResult, highlight: vscode.TextEditorDecorationType): Promise<void> {
  const editor = await showPlace(result.uri);
  const picker = vscode.window.createQuickPick<PairItem>();
  picker.title = vscode.l10n.t('The awaits of {0}: what keeps them in order', result.function);
  picker.placeholder = vscode.l10n.t('Choose a pair to go there');
  picker.matchOnDetail = true;
  picker.items = itemsOf(result.pairs);
  picker.onDidChangeActive(([item]) => {
    if (item?.pair === undefined) return;
    const ranges = [toRange(item.pair.from), toRange(item.pair.to)] as const;
    editor.setDecorations(highlight, ranges);
    editor.revealRange(ranges[0].union(ranges[1]), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  });
  picker.onDidAccept(() => {
    const pair = picker.selectedItems[0]?.pair;
    picker.hide();
    if (pair !== undefined) void showPlace(result.uri, toRange(pair.to), toRange(pair.from));
  });
  picker.onDidHide(() => {
    editor.setDecorations(highlight, []);
    picker.dispose();
  });
  picker.show();
}

function itemsOf(pairs: readonly Pair[]): PairItem[] {
  const sections: readonly (readonly [Pair['verdict'], string, string])[] = [
    ['must', vscode.l10n.t('kept in order'), 'lock'],
    ['maybe', vscode.l10n.t('for you to decide'), 'question'],
    ['none', vscode.l10n.t('independent'), 'split-horizontal'],
  ];
  return sections.flatMap(([verdict, label, icon]) => {
    const items = pairs
      .filter((pair) => pair.verdict === verdict)
      .map((pair) => ({
        label: `$(${icon}) ${pair.title}`,
        description: vscode.l10n.t('lines {0} and {1}', pair.from.start.line + 1, pair.to.start.line + 1),
        // A list shows no markdown.
        detail: pair.sentence.replaceAll('`', ''),
        pair,
      }));
    return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
  });
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
