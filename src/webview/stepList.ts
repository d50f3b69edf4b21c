import * as l10n from '@vscode/l10n';
import { assumeDuration, assumeRounds } from '../explain/timeline/assume';
import { formatDuration, fromSlider, SLIDER_END, toSlider } from '../explain/timeline/duration';
import {
  type Assumptions,
  durationOf,
  LONGEST_DURATION,
  MOST_ROUNDS,
  NO_ASSUMPTIONS,
  roundsOf,
  type Stretch,
  type TimelineLoop,
  type TimelineModel,
  type TimelineStep,
} from '../explain/timeline/model';
import { ArrowGutter } from './arrowGutter';
import { make, prose } from './dom';
import type { PageActions } from './pageActions';

/** The calls in source order, each with how long it takes and why it has to wait; the loops around them. */
export class StepList {
  readonly element: HTMLElement;
  readonly #model: TimelineModel;
  readonly #actions: PageActions;
  readonly #rows: readonly HTMLElement[];
  /** Put the assumptions into the fields. */
  readonly #updates: ((assumptions: Assumptions) => void)[] = [];
  #assumptions: Assumptions = NO_ASSUMPTIONS;

  constructor(model: TimelineModel, actions: PageActions) {
    this.#model = model;
    this.#actions = actions;
    this.#rows = model.steps.map((step, index) => this.#rowOf(step, index));
    const list = make('ul', { class: 'steps', attributes: { role: 'list' } }, ...this.#withLoops());
    this.element = make('div', { class: 'step-list' }, new ArrowGutter(model.arrows, this.#rows).element, list);
  }

  /** Shows what is assumed. */
  update(assumptions: Assumptions): void {
    this.#assumptions = assumptions;
    for (const update of this.#updates) update(assumptions);
  }

  /** Marks the step that the event loop is at. */
  mark(running: number | undefined): void {
    for (const [index, row] of this.#rows.entries()) {
      row.classList.toggle('running', index === running);
      if (index === running) row.setAttribute('aria-current', 'step');
      else row.removeAttribute('aria-current');
    }
  }

  /** The rows, with each loop above the first step of its body. */
  #withLoops(): HTMLElement[] {
    const seen = new Set<number>();
    return this.#model.steps.flatMap((step, index) => {
      const row = this.#rows[index];
      const loops = step.loops.flatMap((loop, depth) => {
        const found = this.#model.loops[loop];
        if (found === undefined || seen.has(loop)) return [];
        seen.add(loop);
        return [this.#loopRow(found, depth)];
      });
      return row === undefined ? loops : [...loops, row];
    });
  }

  #rowOf(step: TimelineStep, index: number): HTMLElement {
    const reasons = this.#model.arrows
      .filter(({ to }) => to === index)
      .map(({ from, reason, strength }) => {
        const name = this.#model.steps[from]?.label ?? '';
        const told =
          strength === 'must'
            ? l10n.t('after `{0}`: {1}', name, reason)
            : l10n.t('perhaps after `{0}`: {1}', name, reason);
        return make('p', { class: `reason ${strength}` }, ...prose(told));
      });
    return make(
      'li',
      { class: 'step', style: { '--depth': String(step.loops.length) } },
      make('div', { class: 'step-head' }, this.#link(step.callee, step.range, `step/${step.key}`), this.#fields(step)),
      ...reasons,
    );
  }

  #fields(step: TimelineStep): HTMLElement {
    const change = (duration: number, isFinal: boolean): void => {
      if (duration >= 1) this.#actions.assume(assumeDuration(this.#assumptions, step, duration), isFinal);
    };
    const slide = (isFinal: boolean) => (): void => change(fromSlider(Number(slider.value)), isFinal);
    const slider = make('input', {
      attributes: {
        type: 'range',
        min: 0,
        max: SLIDER_END,
        'aria-label': l10n.t('How long {0} takes', step.label),
        'data-focus': `slider/${step.key}`,
      },
      on: { input: slide(false), change: slide(true) },
    });
    const number = make('input', {
      attributes: {
        type: 'number',
        min: 1,
        max: LONGEST_DURATION,
        'aria-label': l10n.t('How long {0} takes, in milliseconds', step.label),
        'data-focus': `number/${step.key}`,
      },
      on: {
        // What is typed replaces what was there.
        focus: () => number.select(),
        input: () => change(Number(number.value), false),
        change: () => {
          change(Number(number.value), true);
          this.update(this.#assumptions);
        },
      },
    });
    this.#updates.push((assumptions) => {
      const duration = durationOf(step, assumptions);
      slider.setAttribute('aria-valuetext', formatDuration(duration));
      if (document.activeElement !== slider || fromSlider(Number(slider.value)) !== duration) {
        slider.value = String(toSlider(duration));
      }
      if (Number(number.value) !== duration) number.value = String(duration);
    });
    return make(
      'span',
      { class: 'fields' },
      slider,
      number,
      make('span', { attributes: { 'aria-hidden': 'true' } }, 'ms'),
    );
  }

  #loopRow(loop: TimelineLoop, depth: number): HTMLElement {
    const number = make('input', {
      attributes: {
        type: 'number',
        min: 1,
        max: MOST_ROUNDS,
        'aria-label': l10n.t('Rounds of the loop on line {0}', loop.range.start.line + 1),
        'data-focus': `rounds/${loop.key}`,
      },
      on: {
        focus: () => number.select(),
        change: () => {
          const rounds = Number(number.value);
          if (rounds >= 1) this.#actions.assume(assumeRounds(this.#assumptions, loop, rounds), true);
          this.update(this.#assumptions);
        },
      },
    });
    this.#updates.push((assumptions) => (number.value = String(roundsOf(loop, assumptions))));
    const told = loop.isTogether
      ? l10n.t('The rounds could wait together.')
      : l10n.t('The rounds stay in order. {0}', loop.reason ?? '');
    return make(
      'li',
      { class: 'step loop', style: { '--depth': String(depth) } },
      make(
        'div',
        { class: 'step-head' },
        this.#link(l10n.t('loop'), { start: loop.range.start, end: loop.range.start }, `loop/${loop.key}`),
        make(
          'span',
          { class: 'fields' },
          number,
          make('span', { attributes: { 'aria-hidden': 'true' } }, l10n.t('rounds')),
        ),
      ),
      make('p', { class: 'reason' }, ...prose(told.trim())),
    );
  }

  /** A name that leads to the code. */
  #link(text: string, range: Stretch, focus: string): HTMLElement {
    const line = l10n.t('line {0}', range.start.line + 1);
    return make(
      'button',
      {
        class: 'link',
        attributes: { type: 'button', title: l10n.t('Go to the code'), 'data-focus': focus },
        on: { click: () => this.#actions.reveal(range) },
      },
      make('span', { class: 'name' }, text),
      ' ',
      make('span', { class: 'line' }, line),
    );
  }
}
