import type { TimelineArrow } from '../explain/timeline/model';
import { draw, make, placeBy } from './dom';

/** Pixels between two arrows that run beside each other. */
const LANE = 8;
const MOST_LANES = 6;

/** Arrows beside the steps, from what has to finish to what waits for it. Their reasons also stand in words below the steps. */
export class ArrowGutter {
  readonly element: HTMLElement;
  readonly #arrows: readonly TimelineArrow[];
  readonly #rows: readonly HTMLElement[];
  readonly #picture = draw('svg', { attributes: { 'aria-hidden': 'true', width: 0, height: 0 } });

  constructor(arrows: readonly TimelineArrow[], rows: readonly HTMLElement[]) {
    this.#arrows = arrows;
    this.#rows = rows;
    this.element = make('div', { class: 'arrows' }, this.#picture);
    if (arrows.length === 0) return;
    // Rows get higher and lower with the width of the panel.
    new ResizeObserver(() => this.#redraw()).observe(this.element);
  }

  #redraw(): void {
    const lanes = lanesOf(this.#arrows);
    const width = (Math.max(0, ...lanes) + 1) * LANE + 8;
    placeBy(this.element, { width: `${width}px` });
    this.#picture.setAttribute('width', String(width));
    this.#picture.setAttribute('height', String(this.element.offsetHeight));
    this.#picture.replaceChildren(
      ...this.#arrows.flatMap((arrow, index) => {
        const [from, to] = [this.#middleOf(arrow.from, 3), this.#middleOf(arrow.to, -3)];
        const x = width - 8 - ((lanes[index] ?? 0) + 1) * LANE + 4;
        return from === undefined || to === undefined ? [] : [this.#arrow(arrow, from, to, x, width - 2)];
      }),
    );
  }

  #arrow({ reason, strength }: TimelineArrow, from: number, to: number, x: number, right: number): SVGElement {
    const turn = Math.min(5, Math.abs(to - from) / 2);
    const path = `M${right} ${from}H${x + turn}Q${x} ${from} ${x} ${from + turn}V${to - turn}Q${x} ${to} ${x + turn} ${to}H${right}`;
    const tip = `M${right - 5} ${to - 3.5}L${right} ${to}L${right - 5} ${to + 3.5}`;
    return draw(
      'g',
      { class: `arrow ${strength}` },
      draw('title', {}, reason.replaceAll('`', '')),
      draw('path', { class: 'reach', attributes: { d: path } }),
      draw('path', { class: 'shaft', attributes: { d: path } }),
      draw('path', { class: 'tip', attributes: { d: tip } }),
    );
  }

  /** Where an arrow meets a row: at its first line, a little below the middle when it leaves and above when it arrives. */
  #middleOf(step: number, shift: number): number | undefined {
    const row = this.#rows[step];
    if (row === undefined) return undefined;
    const head = row.firstElementChild ?? row;
    const top = head.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
    return top + head.clientHeight / 2 + shift;
  }
}

/** Puts arrows that overlap into lanes of their own, the shortest innermost. */
function lanesOf(arrows: readonly TimelineArrow[]): number[] {
  const lanes: TimelineArrow[][] = [];
  const found = new Map<TimelineArrow, number>();
  for (const arrow of [...arrows].sort((a, b) => a.to - a.from - (b.to - b.from))) {
    const isFree = (taken: readonly TimelineArrow[]): boolean =>
      taken.every((other) => other.to <= arrow.from || arrow.to <= other.from);
    const free = lanes.findIndex(isFree);
    const lane = free === -1 ? Math.min(lanes.length, MOST_LANES - 1) : free;
    (lanes[lane] ??= []).push(arrow);
    found.set(arrow, lane);
  }
  return arrows.map((arrow) => found.get(arrow) ?? 0);
}
