import * as l10n from '@vscode/l10n';
import { assumeDuration } from '../explain/timeline/assume';
import { formatDuration, fromSlider, roundDuration, ticksOf, toSlider } from '../explain/timeline/duration';
import { type Bar, type LaneLayout, layOut, rowsOf } from '../explain/timeline/layout';
import {
  type Assumptions,
  durationOf,
  NO_ASSUMPTIONS,
  type TimelineModel,
  type TimelineStep,
} from '../explain/timeline/model';
import { canGain, type Lane } from '../explain/timeline/program';
import { make, placeBy } from './dom';
import type { PageActions } from './pageActions';

const LANES: readonly Lane[] = ['written', 'together'];

/** Pixels that a moment on the axis needs for its name. */
const TICK = 84;

/** How far one press of an arrow key moves the end of a bar, on the scale of the sliders. */
const KEY_STEP = 2;

/** Where a drag began. */
interface Drag {
  readonly pointer: number;
  readonly step: TimelineStep;
  readonly x: number;
  readonly duration: number;
  /** Milliseconds of the whole axis while it lasts: it may not move below the pointer. */
  readonly scale: number;
}

/** The calls as bars on one time axis, as written and together. */
export class Lanes {
  readonly element: HTMLElement;
  readonly #model: TimelineModel;
  readonly #actions: PageActions;
  readonly #parts: Readonly<Record<Lane, LaneParts>>;
  readonly #axis = make('div', { class: 'axis', attributes: { 'aria-hidden': 'true' } });
  #assumptions: Assumptions = NO_ASSUMPTIONS;
  #scale = 1;
  #drag: Drag | undefined;

  constructor(model: TimelineModel, actions: PageActions) {
    this.#model = model;
    this.#actions = actions;
    this.#parts = {
      written: new LaneParts(l10n.t('As written')),
      together:
        model.confidence === 'safe'
          ? new LaneParts(l10n.t('Together'))
          : new LaneParts(l10n.t('Together, if what is to be checked holds')),
    };
    this.#parts.together.element.hidden = !canGain(model);
    this.element = make('div', { class: 'lanes' }, ...LANES.map((lane) => this.#parts[lane].element), this.#axis);
    new ResizeObserver(() => this.#drawAxis()).observe(this.#axis);
  }

  /** Shows what is assumed. */
  update(assumptions: Assumptions): void {
    this.#assumptions = assumptions;
    const written = layOut(this.#model, 'written', assumptions);
    const together = layOut(this.#model, 'together', assumptions);
    this.#scale = this.#drag?.scale ?? Math.max(written.total, together.total, 1);
    this.#fill('written', written);
    this.#fill('together', together);
    this.#drawAxis();
  }

  /** Shows in one lane how far the event loop is. */
  showTime(lane: Lane, time: number | undefined): void {
    for (const each of LANES) {
      const isHere = each === lane && time !== undefined;
      this.#parts[each].cursor.hidden = !isHere;
      if (isHere) placeBy(this.#parts[each].cursor, { left: this.#percent(time) });
    }
  }

  #drawAxis(): void {
    const room = Math.floor(this.#axis.clientWidth / TICK);
    this.#axis.replaceChildren(
      ...ticksOf(this.#scale, Math.min(Math.max(room, 1), 6)).map((tick) => {
        const place = tick > this.#scale * 0.9 ? 'at-end' : '';
        return make('span', { class: place, style: { left: this.#percent(tick) } }, formatDuration(tick));
      }),
    );
  }

  #fill(lane: Lane, { bars, total }: LaneLayout): void {
    const { track, total: shown, buttons, cursor } = this.#parts[lane];
    shown.textContent = formatDuration(total);
    const rows = rowsOf(bars);
    placeBy(track, { '--rows': String(Math.max(0, ...rows) + 1) });
    const present = bars.map((bar, index) => {
      const key = `${lane}/${bar.step}/${bar.round.join('.')}`;
      const button = buttons.get(key) ?? this.#makeBar(bar, key);
      buttons.set(key, button);
      this.#place(button, bar, rows[index] ?? 0);
      return button;
    });
    for (const [key, button] of buttons) {
      if (present.includes(button)) continue;
      button.remove();
      buttons.delete(key);
    }
    // Appended only when something is new: moving an element would take its focus away.
    if (present.some((button) => button.parentElement !== track)) track.replaceChildren(...present, cursor);
  }

  #place(button: HTMLElement, { step, round, start, end, isShared }: Bar, row: number): void {
    const label = this.#model.steps[step]?.label ?? '';
    const named = round.length === 0 ? label : l10n.t('{0}, round {1}', label, round.map((at) => at + 1).join('.'));
    const told = l10n.t('{0}, from {1} to {2}', named, formatDuration(start), formatDuration(end));
    button.setAttribute('aria-label', told);
    button.setAttribute('title', told);
    button.classList.toggle('shared', isShared);
    placeBy(button, { left: this.#percent(start), width: this.#percent(end - start), '--row': String(row) });
  }

  #makeBar({ step, round }: Bar, key: string): HTMLElement {
    const found = this.#model.steps[step];
    const making = {
      class: 'bar',
      attributes: { type: 'button', 'data-focus': key },
      on: {
        click: () => found && this.#actions.reveal(found.range),
        keydown: (event: Event) => found && this.#press(event as KeyboardEvent, found),
      },
    } as const;
    const grip = make('span', {
      class: 'grip',
      on: {
        pointerdown: (event) => found && this.#grasp(event as PointerEvent, found),
        pointermove: (event) => this.#pull(event as PointerEvent),
        pointerup: (event) => this.#release(event as PointerEvent),
        pointercancel: (event) => this.#release(event as PointerEvent),
        // The end of a drag is no wish to go to the code.
        click: (event) => event.stopPropagation(),
      },
    });
    const name = round.length === 0 ? '' : ` ${round.map((at) => at + 1).join('.')}`;
    return make('button', making, make('span', { class: 'bar-name' }, `${found?.label ?? ''}${name}`), grip);
  }

  #press(event: KeyboardEvent, step: TimelineStep): void {
    const by = event.key === 'ArrowRight' ? KEY_STEP : event.key === 'ArrowLeft' ? -KEY_STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    const duration = durationOf(step, this.#assumptions);
    const moved = fromSlider(toSlider(duration) + by);
    // Where the scale is fine, rounding may lead back to the same duration.
    const next = moved === duration ? duration + Math.sign(by) : moved;
    if (next >= 1) this.#actions.assume(assumeDuration(this.#assumptions, step, next), true);
  }

  #grasp(event: PointerEvent, step: TimelineStep): void {
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const duration = durationOf(step, this.#assumptions);
    this.#drag = { pointer: event.pointerId, step, x: event.clientX, duration, scale: this.#scale };
  }

  #pull(event: PointerEvent): void {
    const { pointer, step, x, duration, scale } = this.#drag ?? {};
    if (step === undefined || event.pointerId !== pointer) return;
    const width = Math.max(1, this.#axis.clientWidth);
    const pulled = roundDuration(Math.max(1, (duration ?? 0) + ((event.clientX - (x ?? 0)) / width) * (scale ?? 1)));
    this.#actions.assume(assumeDuration(this.#assumptions, step, pulled), false);
  }

  #release(event: PointerEvent): void {
    if (event.pointerId !== this.#drag?.pointer) return;
    this.#drag = undefined;
    this.#actions.assume(this.#assumptions, true);
  }

  #percent(time: number): string {
    return `${((time / this.#scale) * 100).toFixed(3)}%`;
  }
}

/** The elements of one lane. */
class LaneParts {
  readonly total = make('span', { class: 'lane-total' });
  readonly cursor = make('div', { class: 'cursor', attributes: { hidden: true } });
  readonly track = make('div', { class: 'track' }, this.cursor);
  readonly buttons = new Map<string, HTMLElement>();
  readonly element: HTMLElement;

  constructor(name: string) {
    this.element = make(
      'section',
      { class: 'lane', attributes: { 'aria-label': name } },
      make('h3', {}, name, ' ', this.total),
      this.track,
    );
  }
}
