import { type Assumptions, NO_ASSUMPTIONS, roundsOf, type TimelineModel } from './model';

/** Which of the two: the function as it is, or as it could be. */
export type Lane = 'written' | 'together';

/** A call that is waited for; `round` tells the rounds of its loops apart, from 0, outermost first. */
export interface Call {
  /** Index into `TimelineModel.steps`. */
  readonly step: number;
  readonly round: readonly number[];
}

/** Something that a function does with time: waits for calls that were started together, or goes through rounds at once. */
export type Act =
  | { readonly kind: 'wait'; readonly calls: readonly Call[] }
  | { readonly kind: 'fork'; readonly loop: number; readonly branches: readonly (readonly Act[])[] };

/** What a function does, act after act, its loops unrolled. */
export function programOf(model: TimelineModel, lane: Lane, assumptions: Assumptions): Act[] {
  const blocks = new Map<number, number[]>();
  for (const [index, { block }] of model.steps.entries()) {
    const list = blocks.get(block);
    if (list === undefined) blocks.set(block, [index]);
    else list.push(index);
  }
  return unroll({ model, lane, assumptions }, [...blocks.values()], []);
}

/** Whether the function could be another than it is. */
export function canGain(model: TimelineModel): boolean {
  const [written, together] = [
    programOf(model, 'written', NO_ASSUMPTIONS),
    programOf(model, 'together', NO_ASSUMPTIONS),
  ];
  return JSON.stringify(written) !== JSON.stringify(together);
}

interface Unrolling {
  readonly model: TimelineModel;
  readonly lane: Lane;
  readonly assumptions: Assumptions;
}

/** `round` holds the rounds of the loops that are already entered. */
function unroll(task: Unrolling, blocks: readonly (readonly number[])[], round: readonly number[]): Act[] {
  const acts: Act[] = [];
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at] ?? [];
    const loop = loopsOf(task, block)[round.length];
    if (loop === undefined) {
      acts.push(...actsOf(task, block, round));
      at++;
      continue;
    }
    let end = at + 1;
    while (end < blocks.length && loopsOf(task, blocks[end] ?? [])[round.length] === loop) end++;
    acts.push(...roundsOfLoop(task, loop, blocks.slice(at, end), round));
    at = end;
  }
  return acts;
}

function roundsOfLoop(
  task: Unrolling,
  loop: number,
  blocks: readonly (readonly number[])[],
  round: readonly number[],
): Act[] {
  const found = task.model.loops[loop];
  if (found === undefined) return [];
  const count = roundsOf(found, task.assumptions);
  const branches = Array.from({ length: count }, (_, index) => unroll(task, blocks, [...round, index]));
  return task.lane === 'together' && found.isTogether ? [{ kind: 'fork', loop, branches }] : branches.flat();
}

/** The waits of a block: as written those of each await, else those that start in the same step, one after the other. */
function actsOf({ model, lane }: Unrolling, block: readonly number[], round: readonly number[]): Act[] {
  const turns = new Map<number, Call[]>();
  for (const step of block) {
    const found = model.steps[step];
    const turn = (lane === 'written' ? found?.await : found?.slot) ?? 0;
    const calls = turns.get(turn);
    if (calls === undefined) turns.set(turn, [{ step, round }]);
    else calls.push({ step, round });
  }
  return [...turns.entries()].sort(([a], [b]) => a - b).map(([, calls]) => ({ kind: 'wait', calls }));
}

function loopsOf({ model }: Unrolling, block: readonly number[]): readonly number[] {
  return model.steps[block[0] ?? -1]?.loops ?? [];
}
