import * as l10n from '@vscode/l10n';
import type { AwaitReport, FunctionReport, LoopReport, PairReport } from '../core/analysis';
import type { Dependence } from '../core/dependence';
import type { Confidence } from '../core/finding';
import type { Region } from '../core/region';
import type { Span } from '../core/span';
import type { Graph } from './graph';
import { independenceReason } from './messages';
import type { Plan } from './plan';
import { scheduleGroups } from './schedule';

/** One region of a function with what was planned for it; `findings` are the indexes of the plans' findings, -1 for none. */
export interface ReportedRegion {
  readonly graph: Graph;
  readonly plans: readonly { readonly plan: Plan; readonly finding: number }[];
}

/** One loop of a function: the index of its finding, or why there is none. */
export interface ReportedLoop {
  readonly region: Region;
  readonly finding?: number;
  readonly refused?: string;
}

/** A function with its regions and loops. */
export interface ReportedFunction {
  readonly name: string;
  readonly span: Span;
  readonly head: Span;
  readonly regions: readonly ReportedRegion[];
  readonly loops: readonly ReportedLoop[];
}

/** Puts together all that can be said of the awaits of one function. */
export function reportFunction(fn: ReportedFunction): FunctionReport {
  const awaits: AwaitReport[] = [];
  const pairs: PairReport[] = [];
  let saved = 0;
  let confidence: Confidence = 'safe';
  // What stands inside a loop or branch is found after what stands around it.
  const regions = [...fn.regions].sort((a, b) => a.graph.region.span.start - b.graph.region.span.start);
  for (const [region, { graph, plans }] of regions.entries()) {
    const offset = awaits.length;
    const own = graph.region.steps.filter((step) => step.await);
    const slots = scheduleGroups(graph, plans.some(({ plan }) => plan.confidence === 'review') ? 'must' : 'all');
    for (const step of own) {
      const place = plans.find(({ plan }) =>
        plan.groups.some((group) => group.members.length > 1 && group.members.includes(step.index)),
      );
      if (!step.await) continue;
      awaits.push({
        ...step.await,
        region,
        slot: slots.findIndex((group) => group.members.includes(step.index)),
        ...(place && place.finding >= 0 && { finding: place.finding }),
        ...(step.pinned !== undefined && { alone: step.pinned }),
      });
    }
    for (const [i, from] of own.entries()) {
      for (const [j, to] of own.entries()) {
        if (i < j) pairs.push(describePair(graph, from.index, to.index, offset + i, offset + j));
      }
    }
    for (const { plan } of plans) {
      saved += plan.groups.reduce((sum, group) => sum + group.members.length - 1, 0);
      if (plan.confidence === 'review') confidence = 'review';
    }
  }
  const { name, span, head } = fn;
  return {
    name,
    span,
    head,
    awaits,
    pairs,
    loops: fn.loops.map((loop) => reportLoop(loop, awaits)),
    waits: { before: awaits.length, after: awaits.length - saved, confidence },
  };
}

function reportLoop({ region, finding, refused }: ReportedLoop, awaits: readonly AwaitReport[]): LoopReport {
  const starts = new Set(region.steps.flatMap((step) => step.await?.span.start ?? []));
  return {
    span: region.span,
    awaits: [...awaits.keys()].filter((index) => starts.has(awaits[index]?.span.start ?? -1)),
    ...(finding !== undefined && { finding }),
    ...(refused !== undefined && { refused }),
  };
}

function describePair(graph: Graph, from: number, to: number, fromAwait: number, toAwait: number): PairReport {
  const steps = graph.region.steps;
  const [earlier, later] = [steps[from], steps[to]];
  const spans = { fromSpan: earlier?.span ?? { start: 0, end: 0 }, toSpan: later?.span ?? { start: 0, end: 0 } };
  const ends = { from: fromAwait, to: toAwait };
  const path = findClearest(graph, from, to);
  const last = path?.at(-1);
  if (path && last) {
    const strength = path.every((edge) => edge.strength === 'must') ? 'must' : 'maybe';
    const reason = directReason(path, graph) ?? pathReason(path, graph);
    return { ...ends, ...spans, kind: last.kind, strength, reason };
  }
  const pinned = earlier?.pinned ?? later?.pinned;
  if (pinned !== undefined) return { ...ends, ...spans, kind: 'pinned', strength: 'must', reason: pinned };
  if (earlier?.waits === 'no' || later?.waits === 'no') {
    const name = (earlier?.waits === 'no' ? earlier : later)?.await?.callee ?? '';
    return {
      ...ends,
      ...spans,
      kind: 'none',
      strength: 'none',
      reason: l10n.t('Nothing keeps them in order, but `{0}` never really waits, so there is nothing to gain.', name),
    };
  }
  const reason = independenceReason(earlier?.await?.callee ?? '', later?.await?.callee ?? '', 'code');
  return { ...ends, ...spans, kind: 'none', strength: 'none', reason };
}

/** The sentences along a path; that a statement uses what is awaited in it goes without saying. */
function pathReason(path: readonly Dependence[], graph: Graph): string {
  const { steps } = graph.region;
  const telling = path.filter((edge) => steps[edge.from]?.statementIndex !== steps[edge.to]?.statementIndex);
  const told = telling.length > 0 ? telling : path;
  return [...new Set(told.map((edge) => edge.reason))].slice(0, 3).join(' ');
}

/** `b(x)` after `const x = await a()` needs one sentence, not one for the binding and one for its use. */
function directReason(path: readonly Dependence[], graph: Graph): string | undefined {
  const [binding, use, ...more] = path;
  const { steps } = graph.region;
  if (!binding || !use || more.length > 0 || use.kind !== 'flow' || use.strength !== 'must' || use.place === undefined)
    return undefined;
  const [from, middle, to] = [steps[binding.from], steps[use.from], steps[use.to]];
  if (!from?.await || !to?.await || middle?.statementIndex !== from.statementIndex) return undefined;
  return l10n.t('`{0}` uses `{1}`, which `{2}` gives.', to.await.callee, use.place, from.await.callee);
}

/** The shortest way, but a value that is handed on or an exit says more than a clash of two names for writes. */
function findClearest(graph: Graph, from: number, to: number): Dependence[] | undefined {
  const isMust = (edge: Dependence): boolean => edge.strength === 'must';
  const path = findPath(graph, from, to, isMust) ?? findPath(graph, from, to, () => true);
  if (path?.length !== 1 || !/^(?:anti|output)$/.test(path[0]?.kind ?? '')) return path;
  return findPath(graph, from, to, (edge) => isMust(edge) && /^(?:flow|control)$/.test(edge.kind)) ?? path;
}

/** The shortest way from one step to another over dependences that count. */
function findPath(
  graph: Graph,
  from: number,
  to: number,
  counts: (edge: Dependence) => boolean,
): Dependence[] | undefined {
  const cameBy = new Map<number, Dependence>();
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (let next = at + 1; next <= to; next++) {
      const edge = graph.between(at, next);
      if (!edge || !counts(edge) || cameBy.has(next)) continue;
      cameBy.set(next, edge);
      if (next !== to) {
        queue.push(next);
        continue;
      }
      const path: Dependence[] = [];
      for (let edgeBack = cameBy.get(to); edgeBack; edgeBack = cameBy.get(edgeBack.from)) {
        path.unshift(edgeBack);
        if (edgeBack.from === from) return path;
      }
    }
  }
  return undefined;
}
