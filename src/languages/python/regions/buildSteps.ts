import * as l10n from '@vscode/l10n';
import { compareEffects } from '../../../core/conflict';
import type { Effect } from '../../../core/effect';
import { contains, type Span } from '../../../core/span';
import { actOf } from '../../effects/acts';
import { isChange, isPause } from '../../effects/effectKinds';
import { OUTSIDE } from '../../effects/locations';
import { distinctEffects } from '../../effects/summary';
import { isResultDropped } from '../effects/call';
import { Collector } from '../effects/collector';
import type { Collected } from '../effects/effectSink';
import type { Summaries } from '../effects/summaries';
import { classifyPythonName } from '../knowledge/names';
import type { PyModule } from '../modules';
import {
  argumentsOf,
  awaitedName,
  calleeText,
  field,
  isComprehension,
  isFunctionOrClass,
  textOf,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';
import { awaitPointOf, withPointOf } from './awaitPoint';
import { asksOf } from './compoundWith';
import { measuresTime } from './clock';
import { findExit } from './exits';
import { headOf } from './findRegions';
import { findOperands, isAlreadyMade, madeBefore, type OperandPlace } from './operands';
import type { PyStep } from './pyRegion';

/** Makes the steps of a statement list. Every statement gives one step for each awaited operand, then one for the rest of it. */
export function buildSteps(list: readonly PyNode[], module: PyModule, summaries: Summaries): PyStep[] {
  const steps: PyStep[] = [];
  for (const [statementIndex, statement] of list.entries()) {
    const operands = findOperands(headOf(statement));
    const first = steps.length;
    const rest = collectRest(statement, operands, module, summaries);
    for (const operand of operands) {
      const uses = operands.flatMap((other, i) => (isInside(other, operand) ? [first + i] : []));
      steps.push(awaitStep(steps.length, { statementIndex, statement, operand, uses, rest }, module, summaries));
    }
    steps.push(restStep(steps.length, statementIndex, statement, rest, module));
  }
  return steps;
}

interface AwaitParts {
  readonly statementIndex: number;
  readonly statement: PyNode;
  readonly operand: OperandPlace;
  readonly uses: readonly number[];
  /** What the rest of the statement does. */
  readonly rest: Collected;
}

function awaitStep(index: number, parts: AwaitParts, module: PyModule, summaries: Summaries): PyStep {
  const { statementIndex, statement, operand: place, uses, rest } = parts;
  const { text } = module.source;
  const inner = new Set<PyNode>(
    findOperands(place.awaited)
      .map(({ operand }) => operand)
      .filter((node) => node !== place.operand),
  );
  const isBlock = place.operand.type === 'with_statement';
  // That its own answer is looked at is no concern of others, as it would not be inside a function.
  if (isBlock) for (const looking of looksIn(place.operand, text)) inner.add(looking);
  // What a block uses up inside is its own.
  const collector = new Collector(summaries, module, isBlock ? place.operand : undefined, inner);
  // The `await` itself is collected too: it says whether a value that was made before is waited for.
  collector.collect(place.operand);
  const { found } = collector;
  if (isResultDropped(place.operand)) addGathered(place, collector);
  const effects = distinctEffects(found.effects);
  const pinned = pinnedReason(place, effects, rest, text);
  const guard = guardReason(place, found, effects);
  const isDropped = isResultDropped(place.operand);
  const insideAll = gatherAround(place.operand, text);
  const isTask = guard?.isCertain !== true && isDropped && callsTask(place.awaited, module, summaries);
  const point = isBlock
    ? withPointOf(place.operand, text)
    : awaitPointOf(place.awaitNode, place.awaitNode.children[0] ?? place.awaitNode, text);
  const act = isDropped && guard?.isCertain !== true ? actOf(point.callee, effects) : undefined;
  return {
    index,
    statementIndex,
    statementSpan: spanOf(statement),
    span: isBlock ? point.span : spanOf(place.awaitNode),
    statement,
    operand: place.operand,
    awaited: place.awaited,
    await: point,
    text: (isBlock ? asksOf(place.operand, text) : textOf(place.awaited, text)).replaceAll(/\s+/g, ' '),
    effects,
    waits: isAlreadyMade(place.awaited) ? 'no' : found.waits,
    ...(uses.length > 0 && { uses }),
    ...(guard !== undefined && !isTask && { guard: guard.reason }),
    ...(found.guards && !found.exits && !isDropped && { isSoftGuard: true }),
    ...(keepsPartialResult(statement) && { keepsPartialResult: true }),
    ...(isTask && { isTask }),
    ...(act !== undefined && { act }),
    ...(insideAll !== undefined && { insideAll }),
    ...(isPause(effects, argumentsOf(unwrap(place.awaited))) && { isPause: true }),
    ...(pinned !== undefined && { pinned }),
  };
}

function restStep(index: number, statementIndex: number, statement: PyNode, rest: Collected, module: PyModule): PyStep {
  const span = spanOf(statement);
  const exit =
    findExit(statement, module.source.text) ??
    (rest.exits ? ({ kind: 'call', flavour: 'other', span } as const) : undefined);
  return {
    index,
    statementIndex,
    statementSpan: span,
    span,
    statement,
    effects: distinctEffects(rest.effects),
    waits: 'no',
    ...(exit && { exit }),
    ...(measuresTime(statement, module) && { isMeasurement: true }),
    ...(rest.guards && { guard: l10n.t('it is there to refuse') }),
    ...(rest.guards && looksAtAnswer(statement, module.source.text) && { isSoftGuard: true }),
  };
}

/** `response.raise_for_status()`: whether a question was answered well says little about another one. */
function looksAtAnswer(statement: PyNode, text: string): boolean {
  const call = statement.type === 'expression_statement' ? statement.children[0] : undefined;
  const callee = call?.type === 'call' ? field(call, 'function') : undefined;
  return callee !== undefined && calleeText(callee, text).endsWith('.raise_for_status');
}

function looksIn(block: PyNode, text: string): PyNode[] {
  const found: PyNode[] = [];
  walk(block, (node) => {
    if (node.type === 'expression_statement' && looksAtAnswer(node, text)) found.push(node);
    return true;
  });
  return found;
}

function collectRest(
  statement: PyNode,
  operands: readonly OperandPlace[],
  module: PyModule,
  summaries: Summaries,
): Collected {
  const collector = new Collector(summaries, module, undefined, new Set(operands.map(({ operand }) => operand)));
  collector.collect(statement);
  return collector.found;
}

/** Why an operand can't be started earlier than where it stands, or together with others. */
function pinnedReason(
  place: OperandPlace,
  effects: readonly Effect[],
  rest: Collected,
  text: string,
): string | undefined {
  const made = madeBefore(place.awaited, text);
  if (made) {
    return l10n.t(
      '`{0}` is already running when it is awaited here; there is nothing to start earlier.',
      calleeText(made, text),
    );
  }
  if (place.isConditional) return l10n.t('It is only awaited on some ways through this expression.');
  if (place.operand.type === 'with_statement' && effects.some(({ evidence }) => evidence === 'unknown'))
    return l10n.t('What it enters, and what ends with it, is not known.');
  const targets = targetsOf(place.operand);
  const clash = rest.effects.some(
    (other) =>
      other.span.end <= place.operand.start &&
      // What is assigned to stands before, but is only set when the value is there.
      !(other.access === 'write' && targets.some((target) => contains(target, other.span))) &&
      effects.some((effect) => compareEffects(other, effect)?.strength === 'must'),
  );
  return clash ? l10n.t('What stands before it in the same statement has to be evaluated first.') : undefined;
}

/** What an operand's value, or what is made of it, is assigned to. */
function targetsOf(operand: PyNode): Span[] {
  const found: Span[] = [];
  for (let at = operand; at.parent && !isFunctionOrClass(at.parent); at = at.parent) {
    const target = at.parent.type === 'assignment' ? field(at.parent, 'left') : undefined;
    if (target && field(at.parent, 'right') === at) found.push(target);
  }
  return found;
}

/** A read whose result is dropped is there for its rejection; so is what is known or named to refuse. */
function guardReason(
  place: OperandPlace,
  found: Collected,
  effects: readonly Effect[],
): { readonly reason: string; readonly isCertain: boolean } | undefined {
  if (found.exits) return { reason: l10n.t('it can leave the function on its own'), isCertain: true };
  if (found.guards) return { reason: l10n.t('it is there to refuse'), isCertain: true };
  if (isResultDropped(place.operand) && !effects.some(isChange)) {
    const reason = l10n.t('its result is not used, so it is there to refuse or to prepare something');
    return { reason, isCertain: false };
  }
  return undefined;
}

/** `asyncio.gather(*self.tasks())`, whose result is dropped: what is gathered out of sight is done for something, on `self` or outside. */
function addGathered({ awaited, operand }: OperandPlace, collector: Collector): void {
  const { text } = collector.module.source;
  const call = unwrap(awaited);
  const callee = call.type === 'call' ? field(call, 'function') : undefined;
  if (!callee || !/(?:^|\.)(?:gather|run_parallel)$/.test(calleeText(callee, text))) return;
  for (const { type, children } of argumentsOf(call)) {
    const list = children[0] && unwrap(children[0]);
    if (type !== 'list_splat' || !list || isComprehension(list)) continue;
    const details = { evidence: 'unknown', via: awaitedName(awaited, text) } as const;
    collector.add('write', OUTSIDE, operand, details);
    const inner = list.type === 'call' ? field(list, 'function') : undefined;
    const object = inner ? field(inner, 'object') : field(list, 'object');
    const location = object && collector.visibleLocation(object);
    if (location && !/^(?:global|module):/.test(location.root)) collector.add('write', location, operand, details);
  }
}

/** `try: a = await f(); b = await g()`, `except: pass`: when `g` fails, `a` keeps what `f` gave. */
function keepsPartialResult(statement: PyNode): boolean {
  const block = statement.parent;
  const attempt = block?.parent;
  if (attempt?.type !== 'try_statement' || !block || field(attempt, 'body') !== block) return false;
  const handlers = attempt.children.filter((child) => child.type.startsWith('except'));
  const goesOn = handlers.some((handler) => {
    const last = handler.children.at(-1)?.children.at(-1);
    return last?.type !== 'raise_statement' && last?.type !== 'return_statement' && last?.type !== 'continue_statement';
  });
  return (
    goesOn &&
    block.children.some(({ type, children: [first] }) => first?.type === 'assignment' || type === 'with_statement')
  );
}

/** What is called with an operand as one of its arguments: `asyncio.gather(await a(), …)`. */
function gatherAround(operand: PyNode, text: string): string | undefined {
  const call = operand.parent?.type === 'argument_list' ? operand.parent.parent : undefined;
  const callee = call && field(call, 'function');
  const name = callee && calleeText(callee, text);
  return name !== undefined && /^(?:asyncio\.)?gather$/.test(name) ? name : undefined;
}

/** The callee's body is itself a row of at least two waits. */
function callsTask(awaited: PyNode, module: PyModule, summaries: Summaries): boolean {
  const inner = unwrap(awaited);
  // What is given something to work on is no task of its own.
  const callee = inner.type === 'call' && argumentsOf(inner).length === 0 ? field(inner, 'function') : undefined;
  const name = callee ? (calleeText(callee, module.source.text).split('.').at(-1) ?? '') : '';
  if (/^(?:lifecycle|order|guard)$/.test(classifyPythonName(name).kind)) return false;
  const entity = callee && summaries.resolver.entityOf(callee, module);
  const body = entity?.kind === 'function' ? field(entity.node, 'body') : undefined;
  if (!body) return false;
  let awaits = 0;
  walk(body, (node) => {
    if (node.type === 'await') awaits++;
    return !isFunctionOrClass(node);
  });
  return awaits >= 2;
}

function isInside(inner: OperandPlace, outer: OperandPlace): boolean {
  return inner !== outer && contains(outer.operand, inner.operand);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
