import type { PyStep } from '../regions/pyRegion';
import { columnsOf, type PyStyle } from './fileStyle';
import type { Item } from './layout';
import type { TemporaryNames } from './temporaryNames';

/** One element of the group. */
export interface Slot {
  readonly step: PyStep;
  readonly item: Item;
  /** What is bound to its value; `''` when nobody looks at it. */
  readonly name: string;
  /** `name: T` that stands above. */
  readonly declaration?: string;
  /** The lines of a function that has to stand above; the first has no indentation. */
  readonly definition?: string;
  readonly isTemporary: boolean;
}

/** `a, (b, c), _ = `; one target a line when that is too long; nothing when nobody looks at the values. */
export function leftSide(
  slots: readonly Pick<Slot, 'name'>[],
  names: TemporaryNames,
  indentation: string,
  style: PyStyle,
): string {
  if (slots.every(({ name }) => name === '')) return '';
  const targets = slots.map(({ name }) => (name === '' ? names.unused() : name));
  const line = `${targets.join(', ')} = `;
  const isShort = columnsOf(`${indentation}${line}await asyncio.gather(`) <= style.lineLength;
  if (isShort && !line.includes('\n')) return line;
  const inner = indentation + style.indentUnit;
  return ['(', ...targets.map((target) => `${inner}${target},`), `${indentation}) = `].join(style.eol);
}
