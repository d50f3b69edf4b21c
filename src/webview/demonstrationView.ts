import * as l10n from '@vscode/l10n';
import type { DemonstrationPage, Stretches } from '../panelMessages';
import { make, placeBy, prose } from './dom';
import { tell } from './editor';
import {
  computeInSequence,
  computeTogether,
  roundsOfSum,
  TIMES,
  waitInSequence,
  waitTogether,
  type Experiment,
} from './experiments';

/** Milliseconds between two beats: a timer that is rung when the loop gets round to it. */
const BEAT = 25;
/** Milliseconds that the width of a lane stands for at least. */
const WIDTH = 1300;

/** Waiting and computing to be tried out: what was measured, and the beats of a timer that goes on beside it. */
export class DemonstrationView {
  readonly #root: HTMLElement;
  readonly #buttons: HTMLButtonElement[] = [];
  #answer: ((threads: Stretches) => void) | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Shows the page, or what came of the threads that it asked for. */
  show({ threads }: DemonstrationPage): void {
    if (this.#buttons.length === 0) this.#draw();
    if (threads !== undefined) this.#answer?.(threads);
    this.#answer = undefined;
  }

  #draw(): void {
    this.#root.replaceChildren(
      make('h1', {}, l10n.t('Waiting and computing')),
      make(
        'p',
        { class: 'lead' },
        l10n.t(
          'Run each one. The bars are measured, not drawn in advance. The dots are a timer that should ring all the time: where they are missing, the thread was held and nobody was served.',
        ),
      ),
      make('h2', {}, l10n.t('Waiting: three answers of 400 ms')),
      this.#row(l10n.t('one after another'), 'await a(); await b(); await c();', waitInSequence),
      this.#row(l10n.t('together'), 'await Promise.all([a(), b(), c()]);', waitTogether),
      make('h2', {}, l10n.t('Computing: three sums')),
      this.#row(l10n.t('one after another'), 'await sum(); await sum(); await sum();', computeInSequence),
      this.#row(l10n.t('together'), 'await Promise.all([sum(), sum(), sum()]);', computeTogether),
      this.#row(l10n.t('on three threads'), 'new Worker(…)', () => this.#askForThreads()),
      ...[
        l10n.t('Waiting together is as long as the longest wait. Computing with `Promise.all` is as long as the sum.'),
        l10n.t('Threads compute at once, if the machine has processors to spare; each takes some time to start.'),
      ].map((text) => make('p', {}, ...prose(text))),
    );
  }

  #row(title: string, code: string, experiment: Experiment): HTMLElement {
    const lane = make('div', { class: 'trial-lane', attributes: { 'aria-hidden': 'true' } });
    const total = make('output', { class: 'trial-total' });
    const button = make(
      'button',
      {
        class: 'secondary',
        attributes: { type: 'button' },
        on: { click: () => void this.#run(experiment, lane, total) },
      },
      l10n.t('Run'),
    );
    const id = `trial-${this.#buttons.length}`;
    button.id = id;
    button.setAttribute('aria-labelledby', `${id} ${id}-title`);
    this.#buttons.push(button);
    const head = make('div', { class: 'trial-head' }, make('strong', { attributes: { id: `${id}-title` } }, title));
    head.append(make('code', {}, code), button, total);
    return make('div', { class: 'trial' }, head, lane);
  }

  /** The page can't be used while it computes, so all buttons wait for the one that runs. */
  async #run(experiment: Experiment, lane: HTMLElement, total: HTMLElement): Promise<void> {
    for (const each of this.#buttons) each.disabled = true;
    total.textContent = l10n.t('running…');
    lane.replaceChildren();
    roundsOfSum();
    await nextFrame();
    const began = performance.now();
    const beats: number[] = [];
    const timer = setInterval(() => beats.push(performance.now() - began), BEAT);
    const stretches = await experiment();
    clearInterval(timer);
    const took = Math.max(...stretches.map(({ end }) => end));
    const scale = 100 / Math.max(WIDTH, took);
    const dots = beats.filter((beat) => beat <= took).map((beat) => placed('beat', { left: `${beat * scale}%` }));
    const bars = stretches.map(({ start, end }, index) =>
      placed('trial-bar', { left: `${start * scale}%`, width: `${(end - start) * scale}%`, top: `${index * 18}px` }),
    );
    lane.replaceChildren(...bars, ...dots);
    total.textContent = l10n.t('{0} ms; the timer rang {1} times', Math.round(took), dots.length);
    for (const each of this.#buttons) each.disabled = false;
  }

  #askForThreads(): Promise<Stretches> {
    tell({ type: 'compute', count: TIMES, rounds: roundsOfSum() });
    return new Promise((resolve) => (this.#answer = resolve));
  }
}

function placed(name: string, style: Readonly<Record<string, string>>): HTMLElement {
  const element = make('span', { class: name });
  placeBy(element, style);
  return element;
}

/** So that what was said before a long computation can be seen. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
