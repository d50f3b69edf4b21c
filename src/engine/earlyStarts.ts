import type { Dependence } from '../core/dependence';
import type { Step } from '../core/region';
import type { Graph } from './graph';
import { scheduleGroups } from './schedule';

/** An await whose call may be made before earlier waits, by index of its step, and the first of the waits that it may overlap. */
export interface EarlyPlace {
  readonly step: number;
  readonly above: number;
}

/**
 * Finds the awaits whose calls can be made earlier than any group lets them: reads that need nothing of the waits before them, but
 * would leap over something that has to be there when they fail, such as a write or an exit. They are waited for where they were, so
 * that all the rest keeps its order.
 */
export function findEarlyPlaces(graph: Graph): EarlyPlace[] {
  const { steps } = graph.region;
  const starts = new Map(
    scheduleGroups(graph, 'all').flatMap(({ members }) => members.map((member) => [member, members[0] ?? 0] as const)),
  );
  return steps.flatMap((step) => {
    if (!isFreeRead(step)) return [];
    const needed = steps.findLast(
      (other) => other.index < step.index && keepsBehind(graph.between(other.index, step.index)),
    );
    const above = steps.find(
      (other) =>
        other.await &&
        other.waits !== 'no' &&
        other.statementIndex > (needed?.statementIndex ?? -1) &&
        other.statementIndex < step.statementIndex,
    );
    return above && above.index < (starts.get(step.index) ?? 0) ? [{ step: step.index, above: above.index }] : [];
  });
}

/** When it was asked for nothing, because an earlier step failed or left the function, no harm is done. */
function isFreeRead(step: Step): boolean {
  if (!step.await || step.pinned !== undefined || step.branch || step.waits === 'no' || step.exit) return false;
  if (step.guard !== undefined || step.isPause === true || step.isMeasurement === true) return false;
  return step.effects.every((effect) => effect.access === 'read' && effect.evidence !== 'unknown');
}

/** What asks only whether the read may happen at all does not keep it from being started: its failure counts where it is waited for. */
function keepsBehind(dependence: Dependence | undefined): boolean {
  return dependence !== undefined && !(dependence.kind === 'control' && dependence.strength === 'maybe');
}
