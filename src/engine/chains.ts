import type { Step } from '../core/region';
import { isMark, type Graph } from './graph';
import type { Plan } from './plan';
import type { Caution } from './schedule';

/** Whole statements, by index of their steps, that run one after another; nothing joins them with those of other chains. */
export interface Chain {
  readonly steps: readonly number[];
}

/** A stretch of statements told as chains that run side by side. */
export interface ChainPlan {
  /** At least two, each with an await, at least one with several; in the order in which they begin. */
  readonly chains: readonly Chain[];
  /** Steps that belong to none of them and wait for nothing: they can run before all. */
  readonly before: readonly number[];
}

/**
 * Splits the statements of a plan into chains: what a dependence joins, directly or over others, is one chain. Undefined where
 * all is one chain, where no chain has two awaits (then a group says the same), and where a statement can't be moved.
 */
export function findChains(graph: Graph, plan: Plan): ChainPlan | undefined {
  const steps = stepsOfPlan(graph, plan);
  if (steps.some((step) => step.pinned !== undefined || step.exit?.kind === 'return' || step.exit?.kind === 'break'))
    return undefined;
  if (steps.some((step) => step.exit?.kind === 'continue' || step.exit?.kind === 'call')) return undefined;
  const caution: Caution = plan.confidence === 'safe' ? 'all' : 'must';
  const parts = connectedParts(graph, steps, caution);
  const waiting = parts.filter((part) => part.some((step) => step.await));
  const longest = Math.max(...waiting.map((part) => part.filter((step) => step.await).length));
  if (waiting.length < 2 || longest < 2) return undefined;
  if (caution === 'all' && waiting.slice(0, -1).some(leavesMarkLater)) return undefined;
  const indexesOf = (part: readonly Step[]): number[] => part.map((step) => step.index);
  return {
    chains: waiting.map((part) => ({ steps: indexesOf(part) })),
    before: parts.filter((part) => !waiting.includes(part)).flatMap(indexesOf),
  };
}

/** All steps of the statements from the first await of a plan to the last. */
function stepsOfPlan(graph: Graph, plan: Plan): Step[] {
  const { steps } = graph.region;
  const statements = plan.awaits.map((index) => steps[index]?.statementIndex ?? 0);
  const [from, to] = [Math.min(...statements), Math.max(...statements)];
  return steps.filter(({ statementIndex }) => from <= statementIndex && statementIndex <= to);
}

/** Statements that dependences join, in the order in which their first ones stand. */
function connectedParts(graph: Graph, steps: readonly Step[], caution: Caution): Step[][] {
  const parts: Step[][] = [];
  for (const step of steps) {
    const joined = parts.filter((part) => part.some((other) => areJoined(graph, other, step, caution)));
    const [first, ...others] = joined;
    if (!first) {
      parts.push([step]);
      continue;
    }
    for (const other of others) {
      first.push(...other);
      parts.splice(parts.indexOf(other), 1);
    }
    first.push(step);
    first.sort((a, b) => a.index - b.index);
  }
  return parts;
}

function areJoined(graph: Graph, earlier: Step, later: Step, caution: Caution): boolean {
  if (earlier.statementIndex === later.statementIndex) return true;
  const dependence = graph.between(earlier.index, later.index);
  return dependence !== undefined && (caution === 'all' || dependence.strength === 'must');
}

/** When another chain fails, a mark that this one leaves only after a wait may not be there yet. */
function leavesMarkLater(part: readonly Step[]): boolean {
  const first = part.findIndex((step) => step.await);
  return part.slice(first + 1).some((step) => step.effects.some(isMark));
}
