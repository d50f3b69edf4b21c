import * as l10n from '@vscode/l10n';
import { assumeNothing, isAssumed } from '../explain/timeline/assume';
import { formatDuration } from '../explain/timeline/duration';
import { layOut } from '../explain/timeline/layout';
import { type Assumptions, NO_ASSUMPTIONS, type TimelineModel, USUAL_DURATION } from '../explain/timeline/model';
import { make } from './dom';
import type { PageActions } from './pageActions';

/** What is gained in all, and what that is founded on. */
export class Totals {
  readonly element: HTMLElement;
  readonly #model: TimelineModel;
  readonly #gain = make('p', { class: 'gain', attributes: { role: 'status' } });
  readonly #ground = make('p', { class: 'ground' });
  readonly #reset: HTMLButtonElement;
  #assumptions: Assumptions = NO_ASSUMPTIONS;

  constructor(model: TimelineModel, actions: PageActions) {
    this.#model = model;
    this.#reset = make(
      'button',
      {
        class: 'secondary',
        attributes: { type: 'button', 'data-focus': 'reset' },
        on: { click: () => actions.assume(assumeNothing(this.#assumptions, model), true) },
      },
      l10n.t('Reset durations'),
    );
    this.element = make(
      'div',
      { class: 'totals' },
      this.#gain,
      make('div', { class: 'grounds' }, this.#ground, this.#reset),
    );
  }

  /** Shows what is assumed. */
  update(assumptions: Assumptions): void {
    this.#assumptions = assumptions;
    const written = layOut(this.#model, 'written', assumptions).total;
    const together = layOut(this.#model, 'together', assumptions).total;
    const gain = written - together;
    this.#gain.textContent =
      gain <= 0
        ? l10n.t('{0}, and nothing to gain.', formatDuration(written))
        : this.#model.confidence === 'safe'
          ? l10n.t(
              '{0} as written, {1} together: {2} less.',
              formatDuration(written),
              formatDuration(together),
              formatDuration(gain),
            )
          : l10n.t(
              '{0} as written, {1} together if what is to be checked holds: {2} less.',
              formatDuration(written),
              formatDuration(together),
              formatDuration(gain),
            );
    const isSet = isAssumed(assumptions, this.#model);
    this.#ground.textContent = isSet
      ? l10n.t('With the durations that you have set; nobody has measured them.')
      : l10n.t(
          'Every call is taken to last {0}. Set what you know: type it, drag the end of a bar, or press an arrow key on one.',
          formatDuration(USUAL_DURATION),
        );
    this.#reset.hidden = !isSet;
  }
}
