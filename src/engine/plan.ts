import type { Dependence } from '../core/dependence';
import type { Confidence } from '../core/finding';
import type { Graph } from './graph';
import { scheduleGroups, transitiveNeeds, type Group } from './schedule';

/** Groups of one region that are told as one finding: the awaits between them, too, are part of it. */
export interface Plan {
  readonly confidence: Confidence;
  /** All awaits from the first to the last member, by step index, in source order. */
  readonly awaits: readonly number[];
  /** What starts together, step after step; awaits that stay alone are groups of one. */
  readonly groups: readonly Group[];
  /** What a person has to decide (review only). */
  readonly open: readonly Dependence[];
}

/**
 * What can be said of a region: groups that nothing keeps apart (safe), and for the awaits that are in none of them groups
 * that only open questions keep apart (review). Groups whose stretches overlap make one plan.
 */
export function planRegion(graph: Graph): Plan[] {
  const safe = scheduleGroups(graph, 'all');
  const grouped = new Set(safe.filter(isShared).flatMap((group) => group.members));
  const review = reviewGroups(graph, grouped);
  return [...plansOf(safe, 'safe', graph), ...plansOf(review, 'review', graph)];
}

/** The groups that only open questions keep apart, of awaits that are in no safe one (`grouped`). */
function reviewGroups(graph: Graph, grouped: ReadonlySet<number>): Group[] {
  const needs = transitiveNeeds(graph, 'must');
  // Where an await stands once these groups are applied; what a safe group moves stays, as long as that one is not applied.
  const places = new Map<number, number>();
  return scheduleGroups(graph, 'must').flatMap((group) => {
    const [first = 0, ...others] = group.members.filter((member) => !grouped.has(member));
    const isReady = (member: number): boolean =>
      [...(needs[member] ?? [])].every(
        (other) => graph.region.steps[other]?.await === undefined || (places.get(other) ?? other) < first,
      );
    const members = [first, ...others.filter(isReady)];
    if (members.length < 2) return [];
    for (const member of members) places.set(member, first);
    return [{ members, before: group.before }];
  });
}

function isShared(group: Group): boolean {
  return group.members.length > 1;
}

function plansOf(all: readonly Group[], confidence: Confidence, graph: Graph): Plan[] {
  const clusters: Group[][] = [];
  for (const group of all.filter(isShared).sort((a, b) => firstOf(a) - firstOf(b))) {
    const last = clusters.at(-1);
    if (last?.some((other) => firstOf(group) < lastOf(other))) last.push(group);
    else clusters.push([group]);
  }
  return clusters.map((groups) => makePlan(groups, confidence, graph));
}

function makePlan(shared: readonly Group[], confidence: Confidence, graph: Graph): Plan {
  const from = Math.min(...shared.map(firstOf));
  const to = Math.max(...shared.map(lastOf));
  const awaits = graph.region.steps
    .filter((step) => step.await && from <= step.index && step.index <= to)
    .map((step) => step.index);
  const inGroups = new Set(shared.flatMap((group) => group.members));
  const alone = awaits.filter((index) => !inGroups.has(index)).map((index) => ({ members: [index], before: [] }));
  const groups = [...shared, ...alone].sort((a, b) => firstOf(a) - firstOf(b));
  return { confidence, awaits, groups, open: confidence === 'review' ? openQuestions(shared, graph) : [] };
}

/** The open dependences between members of one group, those over statements between them included. */
function openQuestions(groups: readonly Group[], graph: Graph): Dependence[] {
  const open: Dependence[] = [];
  for (const { members } of groups) {
    const from = members[0] ?? 0;
    const to = members.at(-1) ?? 0;
    for (const dependence of graph.dependences) {
      if (dependence.strength !== 'maybe' || dependence.from < from || dependence.to > to) continue;
      if (members.includes(dependence.to)) open.push(dependence);
    }
  }
  return open;
}

function firstOf(group: Group): number {
  return group.members[0] ?? 0;
}

function lastOf(group: Group): number {
  return group.members.at(-1) ?? 0;
}
