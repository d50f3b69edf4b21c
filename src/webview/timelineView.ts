import * as l10n from '@vscode/l10n';
import type { LoopFrame } from '../explain/timeline/eventLoop';
import type { Assumptions, TimelineModel } from '../explain/timeline/model';
import type { TimelinePage, TimelinePlace } from '../panelMessages';
import { make } from './dom';
import { keep, kept, tell } from './editor';
import { keepFocus } from './focus';
import { Lanes } from './lanes';
import { showOffers } from './offers';
import type { PageActions } from './pageActions';
import { StepList } from './stepList';
import { Stepper, type StepperState } from './stepper';
import { Totals } from './totals';

/** The parts that show a function. */
interface Parts {
  readonly totals: Totals;
  readonly steps: StepList;
  readonly lanes: Lanes;
  readonly stepper: Stepper;
}

/** The timelines of one function, and the event loop that runs it. */
export class TimelineView {
  readonly #root: HTMLElement;
  readonly #notice = make('p', { class: 'notice', attributes: { role: 'status', hidden: true } });
  readonly #actions: PageActions = {
    reveal: (range) => tell({ type: 'reveal', range }),
    explain: () => tell({ type: 'explain' }),
    apply: (start) => tell({ type: 'apply', start }),
    assume: (assumptions, isFinal) => {
      this.#assume(assumptions);
      if (isFinal) tell({ type: 'assume', assumptions });
    },
  };
  #shown: { readonly text: string; readonly parts: Parts } | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#shown?.parts.stepper.pause();
    });
  }

  /** Shows a page, in place of what was there; a function that is gone leaves what was shown of it. */
  show({ assumptions, model, place }: TimelinePage): void {
    const before = stepperBefore(place, model);
    keep({ place });
    this.#notice.hidden = model !== undefined;
    this.#notice.textContent = l10n.t('This function is no longer there, or does not await any more.');
    if (model === undefined) {
      if (this.#shown === undefined) this.#root.replaceChildren(this.#notice);
      return;
    }
    // While a person types elsewhere in the file, nothing moves here.
    const text = JSON.stringify([place.file, model]);
    if (this.#shown?.text !== text) this.#build(place, model, text, before);
    this.#assume(assumptions);
  }

  #build(place: TimelinePlace, model: TimelineModel, text: string, start: StepperState): void {
    const lanes = new Lanes(model, this.#actions);
    const steps = new StepList(model, this.#actions);
    const totals = new Totals(model, this.#actions);
    const onStep = (state: StepperState, frame: LoopFrame): void => {
      keep({ stepper: { ...state, of: model.name } });
      lanes.showTime(state.lane, frame.time);
      steps.mark(frame.step);
      tell({ type: 'line', range: frame.step === undefined ? undefined : model.steps[frame.step]?.range });
    };
    this.#shown?.parts.stepper.pause();
    const stepper = new Stepper(model, start, this.#actions, onStep);
    this.#shown = { text, parts: { totals, steps, lanes, stepper } };
    const restoreFocus = keepFocus(this.#root);
    this.#root.replaceChildren(
      this.#notice,
      make(
        'header',
        {},
        make('h1', { attributes: { tabindex: -1 } }, make('code', {}, model.name)),
        this.#placeOf(place, model),
        totals.element,
      ),
      make(
        'section',
        { class: 'timeline', attributes: { 'aria-label': l10n.t('Timeline') } },
        steps.element,
        lanes.element,
      ),
      ...[showOffers(model, this.#actions)].filter((part) => part !== undefined),
      stepper.element,
    );
    restoreFocus();
  }

  #placeOf({ file }: TimelinePlace, { range }: TimelineModel): HTMLElement {
    return make(
      'button',
      {
        class: 'link place',
        attributes: { type: 'button', title: l10n.t('Go to the code'), 'data-focus': 'place' },
        on: { click: () => this.#actions.reveal({ start: range.start, end: range.start }) },
      },
      `${file}:${range.start.line + 1}`,
    );
  }

  #assume(assumptions: Assumptions): void {
    const parts = this.#shown?.parts;
    if (parts === undefined) return;
    for (const part of [parts.totals, parts.steps, parts.lanes, parts.stepper]) part.update(assumptions);
    // With other durations the same step may be at another time.
    const moment = parts.stepper.moment;
    parts.lanes.showTime(moment?.lane ?? 'written', moment?.frame.time);
    parts.steps.mark(moment?.frame.step);
  }
}

/** Where the stepper was the last time this function was shown; else at the start, as the function is written. */
function stepperBefore(place: TimelinePlace, model: TimelineModel | undefined): StepperState {
  const { place: placeBefore, stepper } = kept() as {
    readonly place?: TimelinePlace;
    readonly stepper?: StepperState & { readonly of: string };
  };
  const isSame = placeBefore?.uri === place.uri && stepper?.of === model?.name;
  return isSame && stepper !== undefined ? stepper : { lane: 'written', frame: 0 };
}
