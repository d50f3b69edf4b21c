import type { Region, RegionLooks, Step } from '../core/region';
import { buildGraph } from './graph';
import { judgeLoop } from './loops';
import { transitiveNeeds } from './schedule';
import type { LineOf } from './wordedDependence';

/**
 * Looks at a region as closely as it takes: undefined as soon as what was seen rules a finding out. Whatever else a step does can
 * only add to what keeps it where it is.
 */
export function lookClosely<R extends Region>({ partial, whole }: RegionLooks<R>, lineOf: LineOf): R | undefined {
  for (const look of partial) if (!mayHoldFinding(look(), lineOf)) return undefined;
  return whole();
}

/** Says whether a region of which a part was seen may hold a finding; `false` is certain. */
function mayHoldFinding(region: Region, lineOf: LineOf): boolean {
  if (region.kind === 'loop') return !('refused' in judgeLoop(region, lineOf));
  const mayWait = ({ waits, isPartial }: Step): boolean => waits !== 'no' || isPartial === true;
  const movable = region.steps.filter((step) => step.await && step.pinned === undefined && mayWait(step));
  if (movable.some((step) => movable.some((other) => step.index < other.index && mayBeginRows(step, other))))
    return true;
  const needs = transitiveNeeds(buildGraph(region, lineOf), 'must');
  return movable.some((step) =>
    movable.some((other) => step.index < other.index && needs[other.index]?.has(step.index) !== true),
  );
}

/** Two calls of one plain function may turn out to begin rows, and much less is asked of those. */
function mayBeginRows(step: Step, other: Step): boolean {
  const callee = step.await?.callee;
  return callee === other.await?.callee && callee?.includes('.') === false && [step, other].every(mayBeAct);
}

function mayBeAct({ act, isPartial }: Step): boolean {
  return act !== undefined || isPartial === true;
}
