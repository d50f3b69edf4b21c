import * as l10n from '@vscode/l10n';
import type { Effect } from '../core/effect';
import type { Finding, RuleId } from '../core/finding';
import type { AwaitPoint, Region, Step } from '../core/region';
import { hull } from '../core/span';
import type { Graph } from './graph';
import type { FreeLoop } from './loops';
import {
  checksOf,
  groupMessage,
  rowsMessage,
  independenceReason,
  insideAllMessage,
  loopMessage,
  type Ground,
} from './messages';
import type { Plan } from './plan';
import type { Rows } from './rows';

/** A finding before its suggestions are made. */
export type BareFinding = Omit<Finding, 'suggestions'>;

/** Says a plan as a finding; `owner` is the name of the function. */
export function findingOfPlan(plan: Plan, graph: Graph, owner: string): BareFinding {
  const { steps } = graph.region;
  const awaits = plan.awaits.flatMap((index) => steps[index]?.await ?? []);
  const shared = plan.groups.filter((group) => group.members.length > 1);
  const members = shared.flatMap((group) => group.members.flatMap((index) => steps[index] ?? []));
  const rule = ruleOf(members);
  const check = checksOf(plan);
  const callees = members.map((step) => step.await?.callee ?? '');
  const after = plan.groups.length;
  const isOneGroup = plan.groups.length === 1;
  const rows = rowsOf(plan, graph);
  return {
    rule,
    confidence: plan.confidence,
    span: hull(awaits.map((point) => point.span)),
    function: owner,
    awaits,
    groups: plan.groups.map((group) => group.members.map((index) => plan.awaits.indexOf(index))),
    waits: { before: awaits.length, after },
    message:
      rule === 'await-inside-promise-all'
        ? insideAllMessage(callees, members[0]?.insideAll ?? '')
        : rows
          ? rowsMessage(rows.rows.length, rows.opening, check)
          : groupMessage(callees, plan.confidence, check, isOneGroup ? 1 : shared.length),
    reasons: rows
      ? [
          l10n.t(
            'Nothing is handed from one row to the next, and their calls are seen to do nothing but take their time and say so; what they say comes in another order.',
          ),
        ]
      : shared.flatMap((group) => reasonsOf(group.members.flatMap((index) => steps[index] ?? []))),
    check,
  };
}

/** The rows that a plan puts side by side. */
export function rowsOf(plan: Plan, { rows }: Graph): Rows | undefined {
  return rows && plan.confidence === 'review' && plan.awaits.every((index) => rows.of.has(index)) ? rows : undefined;
}

/** Says a loop as a finding. */
export function findingOfLoop(region: Region, verdict: FreeLoop, owner: string): BareFinding {
  const awaits: AwaitPoint[] = region.steps.flatMap((step) => step.await ?? []);
  const callees = awaits.map((point) => point.callee);
  return {
    rule: 'await-in-loop',
    confidence: verdict.confidence,
    span: region.span,
    function: owner,
    awaits,
    groups: [awaits.map((_, index) => index)],
    waits: { before: awaits.length, after: 1 },
    message: loopMessage(callees, verdict.confidence, verdict.check),
    reasons: verdict.reasons,
    check: verdict.check,
  };
}

function ruleOf(members: readonly Step[]): RuleId {
  const [first] = members;
  if (members.every((step) => step.insideAll !== undefined)) return 'await-inside-promise-all';
  const isOneStatement = members.every((step) => step.statementIndex === first?.statementIndex);
  return isOneStatement ? 'awaits-in-expression' : 'sequential-awaits';
}

/** One sentence for each neighbouring pair of a group. */
function reasonsOf(members: readonly Step[]): string[] {
  return members.slice(1).flatMap((step, i) => {
    const earlier = members[i];
    if (!earlier?.await || !step.await) return [];
    if (earlier.await.callee === step.await.callee) {
      return [l10n.t('Both calls of `{0}` only read, or touch different things.', step.await.callee)];
    }
    return [
      independenceReason(earlier.await.callee, step.await.callee, groundOf([...earlier.effects, ...step.effects])),
    ];
  });
}

function groundOf(effects: readonly Effect[]): Ground {
  const byName = effects.filter(({ evidence }) => evidence === 'name' || evidence === 'unknown');
  if (byName.length === 0) return 'code';
  return byName.every(({ access, depth = 0 }) => access === 'read' && depth === 0) ? 'names' : 'inner-names';
}
