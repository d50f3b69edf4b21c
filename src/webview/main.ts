import * as l10n from '@vscode/l10n';
import type { PanelPage, ToPage } from '../panelMessages';
import { DemonstrationView } from './demonstrationView';
import { tell } from './editor';
import { TimelineView } from './timelineView';

/** The script of the page inside a panel: shows what the extension says, and says what the person does. */

/** What shows a page of one kind; it lives as long as the panel shows pages of that kind. */
interface View<P extends PanelPage> {
  show(page: P): void;
}

/** The kinds of pages, each with what makes its view. */
const VIEWS: { readonly [K in PanelPage['kind']]: (root: HTMLElement) => View<Extract<PanelPage, { kind: K }>> } = {
  timeline: (root) => new TimelineView(root),
  demonstration: (root) => new DemonstrationView(root),
};

const root = document.getElementById('page') ?? document.body;
let shown: { readonly kind: PanelPage['kind']; readonly view: View<PanelPage> } | undefined;

window.addEventListener('message', ({ data: { page, texts } }: MessageEvent<ToPage>) => {
  if (texts !== undefined) l10n.config({ contents: { ...texts } });
  if (shown?.kind !== page.kind) shown = { kind: page.kind, view: VIEWS[page.kind](root) };
  shown.view.show(page);
});
tell({ type: 'ready' });
