import type { Strength } from '../core/dependence';
import type { Effect } from '../core/effect';
import type { Step } from '../core/region';
import { isMark, type Graph } from './graph';

/** Steps with an await that start together, in source order; a group of one waits alone. */
export interface Group {
  readonly members: readonly number[];
  /** Steps without an await, between the members, that have to run before the group. */
  readonly before: readonly number[];
}

/** Which dependences count: all of them (what is left is safe), or only those that must hold (what is left is for review). */
export type Caution = 'all' | 'must';

/**
 * Puts the awaits of a region into groups, in the order in which they are waited for. An await joins the first group that
 * nothing of leads to it, provided that whatever it needs is there by then.
 */
export function scheduleGroups(graph: Graph, caution: Caution): Group[] {
  const { steps } = graph.region;
  const needs = transitiveNeeds(graph, caution);
  const groups: { members: number[]; before: Set<number> }[] = [];
  const groupOf = new Map<number, number>();
  for (const step of steps) {
    if (!step.await) continue;
    const need = needs[step.index] ?? new Set();
    const canJoin = step.pinned === undefined && step.waits !== 'no';
    const at = canJoin
      ? groups.findIndex((group, index) => {
          const first = group.members[0] ?? 0;
          if (group.members.some((member) => need.has(member) || !isMovable(graph, member))) return false;
          if (
            caution === 'all' &&
            (leapsOverMark(
              graph,
              step,
              first,
              (other) => need.has(other) || (groupOf.get(other) ?? Infinity) <= index,
            ) ||
              leapsOverSame(graph, step, first, (other) => (groupOf.get(other) ?? Infinity) <= index))
          )
            return false;
          return [...need].every(
            (other) => other < first || !steps[other]?.await || (groupOf.get(other) ?? Infinity) < index,
          );
        })
      : -1;
    if (at < 0) {
      groupOf.set(step.index, groups.length);
      groups.push({ members: [step.index], before: new Set() });
      continue;
    }
    const group = groups[at];
    if (!group) continue;
    groupOf.set(step.index, at);
    group.members.push(step.index);
    const first = group.members[0] ?? 0;
    for (const other of need) if (other > first && !steps[other]?.await) group.before.add(other);
  }
  return groups.map((group) => ({ members: group.members, before: [...group.before].sort((a, b) => a - b) }));
}

/** For each step, all steps that have to come before it. */
export function transitiveNeeds(graph: Graph, caution: Caution): readonly ReadonlySet<number>[] {
  const strengths: readonly Strength[] = caution === 'all' ? ['must', 'maybe'] : ['must'];
  const needs = graph.region.steps.map(() => new Set<number>());
  for (const step of graph.region.steps) {
    const own = needs[step.index];
    for (let from = 0; from < step.index; from++) {
      const dependence = graph.between(from, step.index);
      if (!dependence || !strengths.includes(dependence.strength)) continue;
      own?.add(from);
      for (const other of needs[from] ?? []) own?.add(other);
    }
  }
  return needs;
}

/**
 * Whether a step would be moved up over one that leaves a mark outside and stays behind: when the moved one fails, the mark
 * would not be there.
 */
function leapsOverMark(graph: Graph, step: Step, first: number, comesBefore: (other: number) => boolean): boolean {
  return graph.region.steps
    .slice(first + 1, step.index)
    .some((other) => !comesBefore(other.index) && other.effects.some((effect) => isMark(effect) && !isPrinted(effect)));
}

/**
 * Whether a call would be made before another one of the same function that stays behind: what stands in for it in a test often
 * gives its answers in the order in which it is asked.
 */
function leapsOverSame(graph: Graph, step: Step, first: number, comesBefore: (other: number) => boolean): boolean {
  return graph.region.steps
    .slice(first + 1, step.index)
    .some((other) => other.await?.callee === step.await?.callee && !comesBefore(other.index));
}

function isPrinted(effect: Effect): boolean {
  return effect.location.path[0] === 'console';
}

function isMovable(graph: Graph, index: number): boolean {
  const step = graph.region.steps[index];
  return step !== undefined && step.pinned === undefined && step.waits !== 'no';
}
