import * as l10n from '@vscode/l10n';
import { formatDuration } from '../explain/timeline/duration';
import { type LoopFrame, runLoop } from '../explain/timeline/eventLoop';
import { type Assumptions, NO_ASSUMPTIONS, type TimelineModel } from '../explain/timeline/model';
import { canGain, type Lane } from '../explain/timeline/program';
import { make, prose } from './dom';
import { icon, type IconName } from './icons';
import type { PageActions } from './pageActions';
import { LoopLists } from './loopLists';
import { tellFrame } from './loopWords';

/** Milliseconds that a step is shown while it plays. */
const PACE = 1200;

/** Where the stepper stands. */
export interface StepperState {
  readonly lane: Lane;
  /** From 0. */
  readonly frame: number;
}

/** Told of each step that is shown. */
export type StepListener = (state: StepperState, frame: LoopFrame) => void;

/** The event loop that runs the function, one step after the other, as written or together. */
export class Stepper {
  readonly element: HTMLElement;
  readonly #model: TimelineModel;
  readonly #listener: StepListener;
  readonly #lists: LoopLists;
  readonly #told = make('p', { class: 'told', attributes: { role: 'status' } });
  readonly #line = make('code', { class: 'line-text' });
  readonly #place = make('p', { class: 'running-line' });
  readonly #count = make('span', { class: 'count' });
  readonly #slider: HTMLInputElement;
  readonly #lanes: Readonly<Record<Lane, HTMLInputElement>>;
  readonly #play: HTMLButtonElement;
  readonly #back: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  #assumptions: Assumptions = NO_ASSUMPTIONS;
  #frames: readonly LoopFrame[] = [];
  #lane: Lane;
  #at: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(model: TimelineModel, start: StepperState, actions: PageActions, listener: StepListener) {
    this.#model = model;
    this.#listener = listener;
    this.#lane = start.lane;
    this.#at = start.frame;
    this.#lists = new LoopLists(model);
    this.#lanes = { written: this.#choice('written'), together: this.#choice('together') };
    this.#slider = make('input', {
      attributes: { type: 'range', min: 0, 'aria-label': l10n.t('Step'), 'data-focus': 'loop/slider' },
      on: { input: () => this.#goTo(Number(this.#slider.value)) },
    });
    this.#play = button('play', l10n.t('Play'), () => this.#toggle());
    this.#back = button('back', l10n.t('Step back'), () => this.#goTo(this.#at - 1));
    this.#next = button('next', l10n.t('Step'), () => this.#goTo(this.#at + 1));
    const restart = button('restart', l10n.t('Back to the start'), () => this.#goTo(0));
    this.element = make(
      'section',
      { class: 'stepper', attributes: { 'aria-labelledby': 'loop' } },
      make('h2', { attributes: { id: 'loop' } }, l10n.t('The event loop, step by step')),
      make(
        'fieldset',
        { class: 'choices', attributes: { hidden: !canGain(model) } },
        make('legend', { class: 'unseen' }, l10n.t('Which way to run the function')),
        make('label', {}, this.#lanes.written, l10n.t('As written')),
        make('label', {}, this.#lanes.together, l10n.t('Together')),
      ),
      make('div', { class: 'controls' }, restart, this.#back, this.#play, this.#next, this.#slider, this.#count),
      this.#told,
      this.#place,
      this.#lists.element,
      make(
        'button',
        {
          class: 'link',
          attributes: { type: 'button', 'data-focus': 'explain' },
          on: { click: () => actions.explain() },
        },
        l10n.t('Learn more'),
      ),
    );
  }

  /** Runs the function again with other durations, and stays at the step. */
  update(assumptions: Assumptions): void {
    this.#assumptions = assumptions;
    this.#frames = runLoop(this.#model, this.#lane, assumptions);
    this.#slider.max = String(this.#frames.length - 1);
    this.#show(this.#at);
  }

  /** What is shown, once a step was taken; also one that was taken before the page was hidden. */
  get moment(): { readonly lane: Lane; readonly frame: LoopFrame } | undefined {
    const frame = this.#frames[this.#at];
    return this.#at === 0 || frame === undefined ? undefined : { lane: this.#lane, frame };
  }

  /** Stops playing. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#showPlaying();
  }

  #choice(lane: Lane): HTMLInputElement {
    return make('input', {
      attributes: {
        type: 'radio',
        name: 'lane',
        value: lane,
        checked: lane === this.#lane,
        'data-focus': `loop/${lane}`,
      },
      on: {
        change: () => {
          this.pause();
          this.#lane = lane;
          this.#at = 0;
          this.update(this.#assumptions);
          this.#tell();
        },
      },
    });
  }

  #goTo(at: number): void {
    this.pause();
    this.#show(at);
    this.#tell();
  }

  #toggle(): void {
    if (this.#timer !== undefined) {
      this.pause();
      return;
    }
    const isAtEnd = this.#at >= this.#frames.length - 1;
    this.#show(isAtEnd ? 0 : this.#at + 1);
    this.#tell();
    this.#playOn();
  }

  #playOn(): void {
    if (this.#at >= this.#frames.length - 1) {
      this.pause();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#show(this.#at + 1);
      this.#tell();
      this.#playOn();
    }, PACE);
    this.#showPlaying();
  }

  #show(at: number): void {
    this.#at = Math.min(Math.max(at, 0), Math.max(this.#frames.length - 1, 0));
    const frame = this.#frames[this.#at];
    if (frame === undefined) return;
    const told = tellFrame(this.#model, frame);
    this.#told.replaceChildren(...prose(told));
    this.#slider.value = String(this.#at);
    const count = l10n.t('{0} of {1}, at {2}', this.#at + 1, this.#frames.length, formatDuration(frame.time));
    this.#slider.setAttribute('aria-valuetext', count);
    this.#count.textContent = count;
    this.#back.disabled = this.#at === 0;
    this.#next.disabled = this.#at === this.#frames.length - 1;
    this.#showLine(frame);
    this.#lists.show(frame);
  }

  #showLine({ step }: LoopFrame): void {
    const found = this.#model.steps[step ?? -1];
    this.#place.classList.toggle('idle', found === undefined);
    if (found === undefined) {
      this.#place.replaceChildren(l10n.t('No line of the function runs.'));
      return;
    }
    this.#line.textContent = found.source;
    this.#place.replaceChildren(l10n.t('line {0}', found.range.start.line + 1), ' ', this.#line);
  }

  #showPlaying(): void {
    const isPlaying = this.#timer !== undefined;
    const name = isPlaying ? l10n.t('Pause') : l10n.t('Play');
    this.#play.replaceChildren(icon(isPlaying ? 'pause' : 'play'));
    this.#play.setAttribute('aria-label', name);
    this.#play.setAttribute('title', name);
  }

  #tell(): void {
    const frame = this.#frames[this.#at];
    if (frame !== undefined) this.#listener({ lane: this.#lane, frame: this.#at }, frame);
  }
}

function button(name: IconName, label: string, act: () => void): HTMLButtonElement {
  return make(
    'button',
    {
      class: 'icon-button',
      attributes: { type: 'button', 'aria-label': label, title: label, 'data-focus': `loop/${name}` },
      on: { click: act },
    },
    icon(name),
  );
}
