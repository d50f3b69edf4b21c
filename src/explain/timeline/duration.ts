import * as l10n from '@vscode/l10n';
import { LONGEST_DURATION } from './model';

/** A duration as a person reads it: `300 ms`, `1.2 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return l10n.t('{0} ms', Math.round(milliseconds));
  const seconds = milliseconds / 1000;
  return l10n.t('{0} s', String(Number(seconds.toFixed(seconds < 10 ? 2 : 1))));
}

/** Where the sliders of durations end; they go up tenfold each time, so that 20 ms and 2 s can both be set. */
export const SLIDER_END = 100;

/** The place of a duration on a slider, from 0 to `SLIDER_END`. */
export function toSlider(milliseconds: number): number {
  return Math.round((SLIDER_END * Math.log(Math.max(milliseconds, 1))) / Math.log(LONGEST_DURATION));
}

/** The duration at a place on a slider, rounded as a person would. */
export function fromSlider(place: number): number {
  return roundDuration(LONGEST_DURATION ** (place / SLIDER_END));
}

/** A duration with two digits that say something: 347 becomes 350. */
export function roundDuration(milliseconds: number): number {
  if (milliseconds < 10) return Math.max(1, Math.round(milliseconds));
  const digit = 10 ** (Math.floor(Math.log10(milliseconds)) - 1);
  return Math.min(LONGEST_DURATION, Math.round(milliseconds / digit) * digit);
}

/** Round moments from 0 on that divide a stretch of time into at most so many parts, in milliseconds. */
export function ticksOf(total: number, most: number): number[] {
  if (total <= 0) return [0];
  const decade = 10 ** Math.floor(Math.log10(total));
  const steps = [0.2, 0.5, 1, 2, 5].map((part) => Math.max(1, part * decade));
  const width = steps.find((step) => total / step <= most) ?? total;
  return Array.from({ length: Math.floor(total / width) + 1 }, (_, index) => index * width);
}
