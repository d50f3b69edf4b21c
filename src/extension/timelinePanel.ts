import * as vscode from 'vscode';
import type { Stretch } from '../explain/timeline/model';
import type { FromPage, TimelinePlace } from '../panelMessages';
import { ClientCommands, Requests, ServerCommands, type TimelineParams, type TimelineResult } from '../protocol';
import type { AssumptionStore } from './assumptionStore';
import { movedBy } from './movedBy';
import { PagePanel } from './pagePanel';
import { placeFrom, sayNoEditor, showPlace } from './place';
import type { ServerHandle } from './serverHandle';

const VIEW = 'awaitLens.timeline';
/** Milliseconds without a key pressed before the panel follows. */
const QUIET = 200;

/** The panel with the timelines of one function; asked for another function, it shows that one instead. */
export class TimelinePanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #server: ServerHandle;
  readonly #assumptions: AssumptionStore;
  readonly #subscriptions: vscode.Disposable;
  readonly #running = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.stackFrameHighlightBackground'),
  });
  #panel: PagePanel | undefined;
  #place: TimelinePlace | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(extension: vscode.Uri, server: ServerHandle, assumptions: AssumptionStore) {
    this.#extension = extension;
    this.#server = server;
    this.#assumptions = assumptions;
    this.#subscriptions = vscode.Disposable.from(
      vscode.commands.registerCommand(ClientCommands.showTimeline, (uri: unknown, position: unknown) =>
        this.#open(uri, position),
      ),
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      vscode.window.registerWebviewPanelSerializer(VIEW, {
        deserializeWebviewPanel: (panel, state) => this.#restore(panel, state),
      }),
      this.#running,
    );
  }

  /** Closes the panel and forgets everything. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#panel?.dispose();
    this.#subscriptions.dispose();
  }

  async #open(uri: unknown, position: unknown): Promise<void> {
    const place = placeFrom(uri, position);
    const wanted = place && { ...place, file: fileName(place.uri) };
    const asked = wanted && this.#ask(wanted);
    // A lens or a link stands at a function: the page can be loaded while the server answers.
    const isNew = this.#panel === undefined && uri !== undefined;
    if (isNew) this.#create();
    const found = await asked;
    if (found === undefined) {
      if (isNew) this.#panel?.dispose();
      sayNoEditor();
      return;
    }
    this.#mark(undefined);
    this.#place = found.place;
    if (this.#panel === undefined) this.#create();
    else this.#panel.reveal();
    this.#show(found);
  }

  #create(): void {
    const column = { viewColumn: vscode.ViewColumn.Beside };
    this.#adopt(vscode.window.createWebviewPanel(VIEW, vscode.l10n.t('Timeline'), column, { enableScripts: true }));
  }

  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (!hasPlace(state)) {
      panel.dispose();
      return;
    }
    this.#place = state.place;
    this.#adopt(panel);
    await this.#refresh();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = new PagePanel(panel, this.#extension, (message) => void this.#hear(message));
    panel.onDidDispose(() => {
      this.#mark(undefined);
      this.#panel = undefined;
      this.#place = undefined;
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#mark(undefined);
    });
  }

  async #hear(message: FromPage): Promise<void> {
    const place = this.#place;
    if (place === undefined) return;
    switch (message.type) {
      case 'ready':
      case 'compute':
        return;
      case 'reveal':
        // At its start alone: selecting a long call would scroll its line away in a narrow editor.
        await showPlace(place.uri, toRange({ start: message.range.start, end: message.range.start }));
        return;
      case 'assume':
        this.#panel?.note({ assumptions: message.assumptions });
        await this.#assumptions.set(place.uri, message.assumptions);
        return;
      case 'apply':
        await vscode.commands.executeCommand(ServerCommands.applyFinding, place.uri, message.start);
        return;
      case 'explain':
        await vscode.commands.executeCommand(ClientCommands.explainEventLoop, place.uri, place.position);
        return;
      case 'line':
        this.#mark(message.range);
    }
  }

  /** The document changed: the function may stand elsewhere, be another one, or be gone. */
  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (this.#place === undefined || document.uri.toString() !== this.#place.uri || contentChanges.length === 0) return;
    this.#place = { ...this.#place, position: movedBy(this.#place.position, contentChanges) };
    this.#mark(undefined);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), QUIET);
  }

  async #refresh(): Promise<void> {
    const place = this.#place;
    if (place === undefined) return;
    const found = (await this.#ask(place)) ?? { place };
    // In the meantime another function may have been asked for, or the text may have changed again.
    if (this.#place !== place) return;
    this.#place = found.place;
    this.#show(found);
  }

  async #ask(place: TimelinePlace): Promise<{ place: TimelinePlace; model: TimelineResult['model'] } | undefined> {
    const opened = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri)).then(
      () => true,
      () => false,
    );
    if (!opened) return undefined;
    const client = await this.#server.start();
    const { uri, position, name } = place;
    const params: TimelineParams = { textDocument: { uri }, position, ...(name !== undefined && { name }) };
    const result = await client.sendRequest<TimelineResult | null>(Requests.timeline, params);
    if (result === null) return undefined;
    return { place: { ...place, position: result.position, name: result.model.name }, model: result.model };
  }

  #show({ place, model }: { place: TimelinePlace; model?: TimelineResult['model'] }): void {
    const assumptions = this.#assumptions.of(place.uri);
    this.#panel?.show(titleOf(place), { kind: 'timeline', place, assumptions, ...(model !== undefined && { model }) });
  }

  /** Marks the line that the event loop runs, as a debugger would. */
  #mark(stretch: Stretch | undefined): void {
    const ranges = stretch === undefined ? [] : [toRange(stretch)];
    for (const editor of vscode.window.visibleTextEditors) {
      const isOurs = editor.document.uri.toString() === this.#place?.uri;
      editor.setDecorations(this.#running, isOurs ? ranges : []);
    }
  }
}

function titleOf({ name }: TimelinePlace): string {
  return vscode.l10n.t('Timeline: {0}', name ?? '');
}

function fileName(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

function toRange({ start, end }: Stretch): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** What the page keeps of itself holds the place it shows. */
function hasPlace(state: unknown): state is { readonly place: TimelinePlace } {
  return (
    typeof state === 'object' &&
    state !== null &&
    'place' in state &&
    typeof state.place === 'object' &&
    state.place !== null &&
    'uri' in state.place &&
    'position' in state.place
  );
}
