import * as l10n from '@vscode/l10n';
import { layOut } from '../explain/timeline/layout';
import type { TimelinePage } from '../panelMessages';
import { make } from './dom';
import { keep } from './editor';

/** The timelines of one function. */
export class TimelineView {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Shows a page, in place of what was there. */
  show({ assumptions, model, place }: TimelinePage): void {
    keep({ place });
    if (model === undefined) return;
    const written = layOut(model, 'written', assumptions);
    this.#root.replaceChildren(
      make('h1', {}, model.name),
      make('p', {}, l10n.t('As written: {0}', `${written.total} ms`)),
    );
  }
}
