import * as l10n from '@vscode/l10n';
import type { AwaitNames } from './names';
import { hasGain, type Schedule } from './schedule';
import { formatDuration } from './timeline/duration';
import { joinList } from './words';

/** A picture with the words that stand for it where no picture can be shown. */
export interface Picture {
  readonly svg: string;
  readonly description: string;
}

/** Colours of the picture: its own ground, so that it reads the same in dark, light and high-contrast themes (contrast 4.5 and up). */
const COLOURS = {
  ground: '#14181f',
  edge: '#8a93a3',
  text: '#f2f4f8',
  axis: '#5b6474',
  alone: '#1f6fc4',
  together: '#15743f',
  marked: '#b04a08',
} as const;

const WIDTH = 440;
const MARGIN = 10;
const BAR = 20;
const GAP = 4;
/** Room for the names of the two lanes. */
const LEFT = 104;
const CHARACTER = 6.3;
/** More bars than this can't be told apart in a hover. */
const MOST_BARS = 16;

/** What else a picture shows, if it is known. */
export interface PictureDetails {
  /** The call that the picture is shown for; an index as in the schedule. */
  readonly marked?: number | undefined;
  /** How long a call takes, in milliseconds, once somebody has said so; without it every wait is drawn equally long. */
  readonly durationOf?: ((index: number) => number) | undefined;
}

/**
 * Draws the waits of a statement list twice on one time axis, as written and together. Undefined when a picture would say nothing.
 */
export function drawTimeline(names: AwaitNames, schedule: Schedule, details: PictureDetails = {}): Picture | undefined {
  return drawLanes(names, schedule, (what) => l10n.t('As written: {0}', what), details);
}

/** Draws calls that wait together already, and what they would be one by one. */
export function drawJoin(names: AwaitNames, count: number, details: PictureDetails = {}): Picture | undefined {
  const calls = Array.from({ length: count }, (_, index) => index);
  return drawLanes(names, { awaits: calls, together: [calls] }, (what) => l10n.t('One by one: {0}', what), details);
}

function drawLanes(
  names: AwaitNames,
  schedule: Schedule,
  first: (what: string | number) => string,
  { marked, durationOf }: PictureDetails,
): Picture | undefined {
  if (!hasGain(schedule) || schedule.awaits.length > MOST_BARS) return undefined;
  const lengthOf = durationOf ?? (() => 1);
  const total = schedule.awaits.reduce((sum, index) => sum + lengthOf(index), 0);
  // A time needs more room than a count.
  const left = durationOf === undefined ? LEFT : LEFT + 16;
  const unit = (WIDTH - left - MARGIN) / total;
  const tell = (length: number): string | number => (durationOf === undefined ? length : formatDuration(length));
  const rows = Math.max(...schedule.together.map((slot) => slot.length));
  const second = MARGIN + BAR + 10;
  const height = second + rows * (BAR + GAP) - GAP + MARGIN;
  const parts: string[] = [];

  parts.push(laneName(MARGIN, first(tell(total))));
  let x = left;
  for (const index of schedule.awaits) {
    const colour = index === marked ? COLOURS.marked : COLOURS.alone;
    const width = lengthOf(index) * unit;
    parts.push(bar(x, MARGIN, width, colour, names.short(index)));
    x += width;
  }
  let start = 0;
  for (const members of schedule.together) {
    for (const [row, index] of members.entries()) {
      const colour = index === marked ? COLOURS.marked : members.length > 1 ? COLOURS.together : COLOURS.alone;
      const y = second + row * (BAR + GAP);
      parts.push(bar(left + start * unit, y, lengthOf(index) * unit, colour, names.short(index)));
    }
    start += Math.max(...members.map(lengthOf));
  }
  parts.push(laneName(second, l10n.t('Together: {0}', tell(start))));
  parts.push(endLine(left + start * unit, second - 4, height - 6));
  return { svg: frame(height, parts), description: describe(names, schedule, first) };
}

/** The picture as an image of markdown, its data inside. */
export function toMarkdownImage(picture: Picture): string {
  const bytes = new TextEncoder().encode(picture.svg);
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  // Names keep their underscores.
  const description = picture.description.replace(/[\\[\]`*]/g, '').replaceAll('_', '\\_');
  return `![${description}](data:image/svg+xml;base64,${data})`;
}

function describe(names: AwaitNames, schedule: Schedule, first: (what: string) => string): string {
  const steps = schedule.together.map((slot) => joinList(slot.map(names.plain)));
  return [first(schedule.awaits.map(names.plain).join(' → ')), l10n.t('Together: {0}', steps.join(' → '))].join('. ');
}

function frame(height: number, parts: readonly string[]): string {
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`;
  const ground = `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="4" fill="${COLOURS.ground}" stroke="${COLOURS.edge}"/>`;
  const font = 'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="10.5"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font}>${ground}${parts.join('')}</svg>`;
}

function laneName(y: number, text: string): string {
  return `<text x="${MARGIN}" y="${y + 14}" font-family="system-ui, sans-serif" font-size="12" fill="${COLOURS.text}">${escape(text)}</text>`;
}

function bar(x: number, y: number, width: number, colour: string, label: string): string {
  const shown = shorten(label, Math.floor((width - 10) / CHARACTER));
  const box = `<rect x="${round(x + 1)}" y="${y}" width="${round(Math.max(width - 2, 1))}" height="${BAR}" rx="3" fill="${colour}"/>`;
  return `${box}<text x="${round(x + 6)}" y="${y + 14}" fill="${COLOURS.text}">${escape(shown)}</text>`;
}

function endLine(x: number, from: number, to: number): string {
  const at = round(x);
  return `<path d="M${at} ${from}V${to}" stroke="${COLOURS.axis}" stroke-dasharray="2 2"/>`;
}

/** Names end with what tells them apart, so long ones lose their front: `this.db.users.find` → `…users.find`. */
function shorten(label: string, room: number): string {
  const characters = Array.from(label);
  if (characters.length <= room) return label;
  return room < 2 ? '' : `…${characters.slice(characters.length - room + 1).join('')}`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
