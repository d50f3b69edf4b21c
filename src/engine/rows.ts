import type { Region, Step } from '../core/region';

/** Calls that begin over: `open('a'); search(1); save(); open('b'); search(2); show()`. */
export interface Rows {
  /** The callee that each of them begins with. */
  readonly opening: string;
  /** The steps that wait, row after row; all rows are equally long. */
  readonly rows: readonly (readonly Step[])[];
  /** Which row a step is in, by its index. */
  readonly of: ReadonlyMap<number, number>;
}

/** The kinds of calls that rows are made of. */
export type Acts = readonly NonNullable<Step['act']>[];

/** A row of calls whose bodies are seen to hide nothing. */
export const PLAYED: Acts = ['played'];

/**
 * Finds rows of calls that hand nothing on to each other and begin over with the same callee, given something else each time. Why the
 * calls of one row stand in their order can't be seen; nor, then, that two rows share what keeps them so.
 */
export function findRows({ kind, steps }: Region, acts: Acts): Rows | undefined {
  if (kind !== 'run') return undefined;
  for (const stretch of stretchesOf(steps, acts)) {
    for (const [index, first] of stretch.entries()) {
      const rows = rowsFrom(stretch.slice(index));
      if (!rows) continue;
      const of = new Map(rows.flatMap((row, number) => row.map((step) => [step.index, number] as const)));
      return { opening: first.await?.callee ?? '', rows, of };
    }
  }
  return undefined;
}

/** Statements one below the other that are nothing but such a call. */
function stretchesOf(steps: readonly Step[], acts: Acts): Step[][] {
  const stretches: Step[][] = [[]];
  for (const [index, step] of steps.entries()) {
    const isAlone = steps[index - 1]?.statementIndex !== step.statementIndex;
    const isCall = step.await && isAlone && step.act !== undefined && acts.includes(step.act) && isPlain(step);
    if (isCall) stretches.at(-1)?.push(step);
    // What is left of its statement does nothing.
    else if (step.await || isAlone || step.effects.length > 0 || step.exit) stretches.push([]);
  }
  return stretches;
}

function isPlain(step: Step): boolean {
  return step.pinned === undefined && !step.branch && !step.exit && !step.uses && step.isMeasurement !== true;
}

/** The rows that begin with the first step; what follows the last one for longer than the others are is none of it. */
function rowsFrom(steps: readonly Step[]): Step[][] | undefined {
  const [first] = steps;
  const isOpening = (step: Step): boolean => step.await?.callee === first?.await?.callee;
  const starts = steps.flatMap((step, index) => (isOpening(step) ? [index] : []));
  const length = (starts[1] ?? 0) - (starts[0] ?? 0);
  const rows = starts.map((start, index) =>
    steps.slice(start, Math.min(starts[index + 1] ?? Infinity, start + length)),
  );
  if (rows.length < 2 || length < 2) return undefined;
  const isRegular = rows.every((row, index) => row.length === length && starts[index] === index * length);
  const texts = new Set(rows.map(([opening]) => opening?.text));
  return isRegular && texts.size === rows.length ? rows : undefined;
}
