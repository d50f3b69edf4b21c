import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree';
import type { Limiter } from '../../src/core/options';
import type { SuggestionTarget } from '../../src/core/suggestion';
import { findRegions } from '../../src/languages/javascript/regions/findRegions';
import type { JsRegion, JsStep } from '../../src/languages/javascript/regions/jsRegion';
import { findOperands, hasAwait } from '../../src/languages/javascript/regions/operands';
import { parseSource } from '../../src/languages/javascript/source';
import type { ChainRequest, GroupRequest, LoopRequest } from '../../src/languages/javascript/suggestions/request';
import { calleeText, unwrap } from '../../src/languages/javascript/syntax';

/** What a case says about its code; nothing is asked of the engine, so that every shape can be tried. */
export interface Marks {
  readonly file: string;
  /** Callees whose awaits are in the group; all that can be taken out when it is not said. */
  readonly together?: readonly string[];
  /** Beginnings of the statements that have to run before the group. */
  readonly before?: readonly string[];
  /** Beginnings of the statements of each chain. */
  readonly chains?: readonly (readonly string[])[];
  readonly concurrency?: number;
  readonly limiter?: Limiter;
}

const HELPER = 'await-lens/runtime';

/** The request for the first region of a text that has a group as marked. */
export function groupRequest(text: string, marks: Marks, target: SuggestionTarget): GroupRequest {
  const source = parseSource(text, marks.file);
  for (const place of findRegions(source)) {
    if (place.kind !== 'run') continue;
    const steps = place.list.flatMap((statement) => stepsOf(statement));
    const group = steps.filter(
      (step) => step.await && (marks.together?.includes(step.await.callee.replace(/\(\)$/, '')) ?? true),
    );
    if (group.length < 2) continue;
    const before = steps.filter(
      (step) => !step.await && marks.before?.some((start) => source.text.startsWith(start, step.span.start)) === true,
    );
    return { source, region: region(place.list, steps, place.owner), group, before, target, helperSpecifier: HELPER };
  }
  throw new Error('No statement list of the case has two awaits.');
}

/** The request for the chains as marked, in the first region of a text that has a statement of each. */
export function chainRequest(text: string, marks: Marks): ChainRequest {
  const source = parseSource(text, marks.file);
  const startsWith = (start: string) => (step: JsStep) => source.text.startsWith(start, step.span.start);
  for (const place of findRegions(source)) {
    if (place.kind !== 'run') continue;
    const rests = place.list.map((statement): JsStep => restOf(statement));
    const chains = (marks.chains ?? []).map((starts) => starts.flatMap((start) => rests.find(startsWith(start)) ?? []));
    if (chains.some((chain) => chain.length === 0)) continue;
    const before = rests.filter((step) => marks.before?.some((start) => startsWith(start)(step)) === true);
    return { source, region: region(place.list, rests, place.owner), chains, before, helperSpecifier: HELPER };
  }
  throw new Error('No statement list of the case has these chains.');
}

/** The request for the first loop of a text that awaits. */
export function loopRequest(text: string, marks: Marks, target: SuggestionTarget): LoopRequest {
  const source = parseSource(text, marks.file);
  const place = findRegions(source).find((each) => each.kind === 'loop');
  if (place?.kind !== 'loop') throw new Error('No loop of the case awaits.');
  return {
    source,
    region: { ...region([place.loop], [], place.owner), kind: 'loop', loop: place.loop },
    target,
    helperSpecifier: HELPER,
    concurrency: marks.concurrency,
    ...(target === 'run-parallel' && marks.limiter && { limiter: marks.limiter }),
  };
}

export function region(
  list: readonly TSESTree.ProgramStatement[],
  steps: readonly JsStep[],
  owner: JsRegion['owner'],
): JsRegion {
  return { kind: 'run', span: { start: 0, end: 0 }, steps, list, owner };
}

export function stepsOf(statement: TSESTree.ProgramStatement): JsStep[] {
  const statementSpan = { start: statement.range[0], end: statement.range[1] };
  const shared = { index: 0, statementIndex: 0, statementSpan, statement, effects: [], waits: 'yes' as const };
  const head = statement.type === T.IfStatement ? statement.test : statement;
  const awaits = findOperands(head)
    .filter((place) => !place.isConditional)
    .map(({ operand, awaited, awaitNode }): JsStep => {
      const span = { start: awaitNode.range[0], end: awaitNode.range[1] };
      return {
        ...shared,
        span,
        operand,
        awaited,
        await: { span, callee: calleeText(unwrap(awaitNode.argument)) },
      };
    });
  return hasAwait(head) ? awaits : [restOf(statement)];
}

function restOf(statement: TSESTree.ProgramStatement): JsStep {
  const span = { start: statement.range[0], end: statement.range[1] };
  return { index: 0, statementIndex: 0, statementSpan: span, statement, effects: [], waits: 'yes', span };
}
