import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Effect } from '../../../core/effect';
import { contains, type Span } from '../../../core/span';
import { compareEffects } from '../../../core/conflict';
import { isNeverRead, isResultDropped } from '../effects/callContext';
import { Collector } from '../effects/collector';
import type { Collected } from '../effects/effectSink';
import { isDeclaredIn } from '../effects/places';
import { isRefusing } from '../effects/refusals';
import { runsInTransaction, useOfTransaction } from '../effects/transactionMethods';
import type { Summaries } from '../effects/summaries';
import { actOf } from '../../effects/acts';
import { isChange, isPause } from '../../effects/effectKinds';
import { distinctEffects } from '../../effects/summary';
import type { JsModule } from '../modules';
import { calleeText, isFunction, unwrap, walk, type Node } from '../syntax';
import { awaitPointOf } from './awaitPoint';
import { measuresTime } from './clock';
import { findExit } from './exits';
import type { JsStep } from './jsRegion';
import { findOperands, isAlreadyRunning, startedBefore, type OperandPlace } from './operands';

/** Makes the steps of a statement list. Every statement gives one step for each awaited operand, then one for the rest of it. */
export function buildSteps(
  list: readonly TSESTree.ProgramStatement[],
  module: JsModule,
  summaries: Summaries,
): JsStep[] {
  const steps: JsStep[] = [];
  for (const [statementIndex, statement] of list.entries()) {
    const operands = findOperands(headOf(statement));
    const first = steps.length;
    const rest = collectRest(statement, operands, module, summaries);
    for (const operand of operands) {
      const uses = operands.flatMap((other, i) => (isInside(other, operand) ? [first + i] : []));
      steps.push(awaitStep(steps.length, statementIndex, statement, operand, uses, rest, module, summaries));
    }
    steps.push(restStep(steps.length, statementIndex, statement, rest, module));
  }
  return steps;
}

/** The part of a statement whose awaits belong to the list it stands in: of an `if` only the test. */
export function headOf(statement: Node): Node {
  switch (statement.type) {
    case T.IfStatement:
      return statement.test;
    case T.SwitchStatement:
      return statement.discriminant;
    default:
      return statement;
  }
}

function awaitStep(
  index: number,
  statementIndex: number,
  statement: TSESTree.ProgramStatement,
  place: OperandPlace,
  uses: readonly number[],
  rest: Collected,
  module: JsModule,
  summaries: Summaries,
): JsStep {
  const inner = new Set<Node>(
    findOperands(place.awaited)
      .map((operand) => operand.operand)
      .filter((node) => node !== place.operand),
  );
  const collector = new Collector(summaries, module, undefined, inner);
  collector.collect(place.operand === place.awaitNode ? place.awaited : place.operand);
  const { found } = collector;
  const own = distinctEffects(found.effects);
  const isInTransaction = runsInTransaction(statement, module);
  const effects = isInTransaction ? [...own, ...useOfTransaction(own, spanOf(place.awaitNode))] : own;
  const pinned = pinnedReason(place, effects, rest);
  const branch = branchOf(place.operand, module);
  const isDropped = isResultDropped(place.operand) || isNeverRead(place.operand, module);
  const guard = guardReason(isDropped, found, effects);
  const isTask = guard?.isCertain !== true && isDropped && callsTask(place.awaited, module, summaries);
  const insideAll = allAround(place.operand);
  const point = awaitPointOf(place.awaitNode);
  const isPartial = found.isPartial === true;
  const act = isDropped && !isPartial && guard?.isCertain !== true ? actOf(point.callee, effects) : undefined;
  return {
    index,
    statementIndex,
    statementSpan: spanOf(statement),
    span: spanOf(place.awaitNode),
    statement,
    operand: place.operand,
    awaited: place.awaited,
    await: point,
    text: module.source.text.slice(...place.awaited.range).replaceAll(/\s+/g, ' '),
    effects,
    ...(isPartial && { isPartial }),
    waits: isAlreadyRunning(place) ? 'no' : found.waits,
    ...(uses.length > 0 && { uses }),
    ...(guard !== undefined && !isTask && { guard: guard.reason }),
    ...(mayRefuse(found) && !found.exits && found.guardsSurely !== true && !isDropped && { isSoftGuard: true }),
    ...((found.refusalDepth !== undefined || isPartial) && !found.guards && { refusesItself: true }),
    ...(guardsAlone(found) && !isDropped && { guardsAlone: true }),
    ...(keepsPartialResult(statement) && { keepsPartialResult: true }),
    ...(isTask && { isTask }),
    ...(act !== undefined && { act }),
    ...(branch && { branch }),
    ...(insideAll !== undefined && { insideAll }),
    ...(!isPartial && isPause(effects, valuesGiven(place.awaited)) && { isPause: true }),
    ...(pinned !== undefined && { pinned }),
  };
}

function restStep(
  index: number,
  statementIndex: number,
  statement: TSESTree.ProgramStatement,
  rest: Collected,
  module: JsModule,
): JsStep {
  const exit = findExit(statement, module.source.text) ?? (rest.exits ? exitByCall(statement) : undefined);
  return {
    index,
    statementIndex,
    statementSpan: spanOf(statement),
    span: spanOf(statement),
    statement,
    effects: distinctEffects(rest.effects),
    ...(rest.isPartial === true && { isPartial: true }),
    waits: 'no',
    ...(exit && { exit }),
    ...(setsOuter(statement, rest.effects, module) && { setsOuter: true }),
    ...(measuresTime(statement, module) && { isMeasurement: true }),
    ...(rest.guards && { guard: l10n.t('it is there to refuse') }),
  };
}

/** A variable of the module, or of a function around this one. */
function setsOuter(statement: Node, effects: readonly Effect[], module: JsModule): boolean {
  let owner = statement.parent;
  while (owner && !isFunction(owner)) owner = owner.parent;
  if (!owner) return false;
  const fn = owner;
  return effects.some(({ access, location: { root } }) => {
    const id = access === 'write' ? /^var:(\d+)$/.exec(root)?.[1] : undefined;
    const variable = id === undefined ? undefined : module.variableWithId(Number(id));
    return variable !== undefined && !isDeclaredIn(variable, fn);
  });
}

function collectRest(
  statement: Node,
  operands: readonly OperandPlace[],
  module: JsModule,
  summaries: Summaries,
): Collected {
  const collector = new Collector(summaries, module, undefined, new Set(operands.map((operand) => operand.operand)));
  collector.collect(statement);
  return collector.found;
}

/** Why an operand can't be started earlier than where it stands, or together with others. */
function pinnedReason(place: OperandPlace, effects: readonly Effect[], rest: Collected): string | undefined {
  const started = startedBefore(place.awaited);
  if (started) {
    return l10n.t(
      '`{0}` is already running when it is awaited here; there is nothing to start earlier.',
      calleeText(started),
    );
  }
  if (place.isConditional) return l10n.t('It is only awaited on some ways through this expression.');
  const start = place.operand.range[0];
  const targets = targetsOf(place.operand);
  const clash = rest.effects.some(
    (other) =>
      other.span.end <= start &&
      // What is assigned to stands before, but is only set when the value is there.
      !(other.access === 'write' && targets.some((target) => contains(target, other.span))) &&
      effects.some((effect) => compareEffects(other, effect)?.strength === 'must'),
  );
  return clash ? l10n.t('What stands before it in the same statement has to be evaluated first.') : undefined;
}

/** What an operand's value, or what is made of it, is assigned to. */
function targetsOf(operand: Node): Span[] {
  const found: Span[] = [];
  for (let at = operand; at.parent && !isFunction(at.parent); at = at.parent) {
    if (at.parent.type === T.AssignmentExpression && at.parent.right === at) found.push(spanOf(at.parent.left));
  }
  return found;
}

/** A read whose result is dropped is there for its rejection; so is what is known or named to refuse. */
function guardReason(
  isDropped: boolean,
  found: Collected,
  effects: readonly Effect[],
): { readonly reason: string; readonly isCertain: boolean } | undefined {
  if (found.exits) return { reason: l10n.t('it can leave the function on its own'), isCertain: true };
  if (found.guards) return { reason: l10n.t('it is there to refuse'), isCertain: true };
  if (isRefusing(found)) {
    return { reason: l10n.t('it refuses who has no right to it'), isCertain: true };
  }
  const changesSomething = effects.some((effect) => isChange(effect));
  if (!changesSomething && isDropped && found.isPartial !== true) {
    return {
      reason: l10n.t('its result is not used, so it is there to refuse or to prepare something'),
      isCertain: false,
    };
  }
  return undefined;
}

function mayRefuse(found: Collected): boolean {
  return found.guards || isRefusing(found);
}

/** It does nothing but refuse; what leaves the function by itself may do more. */
function guardsAlone(found: Collected): boolean {
  return !found.exits && (found.guardsSurely === true || (isRefusing(found) && !found.guards));
}

/** `try { a = await f(); b = await g(); } catch {}`: when `g` fails, `a` keeps what `f` gave. */
function keepsPartialResult(statement: Node): boolean {
  const attempt = statement.parent?.parent;
  if (attempt?.type !== T.TryStatement || attempt.block !== statement.parent || !attempt.handler) return false;
  const targets = attempt.block.body.flatMap((other) => {
    const set = other.type === T.ExpressionStatement ? unwrap(other.expression) : undefined;
    return set?.type === T.AssignmentExpression ? [set.left] : [];
  });
  const last = attempt.handler.body.body.at(-1);
  const leaves = last?.type === T.ThrowStatement || last?.type === T.ReturnStatement;
  return leaves ? asksFor(attempt.handler.body, targets) : targets.length > 0;
}

/** `if (order === undefined) return …`: the handler tells by what is there already which of them failed. */
function asksFor(handler: Node, targets: readonly Node[]): boolean {
  const names = new Set(targets.map((target) => calleeText(target)).filter((name) => name !== ''));
  let found = false;
  walk(handler, (node) => {
    found ||= (node.type === T.Identifier || node.type === T.MemberExpression) && names.has(calleeText(node));
    return !found;
  });
  return found;
}

/** `isNew ? undefined : await load()` is only awaited when `isNew` is false. */
function branchOf(operand: Node, module: JsModule): JsStep['branch'] {
  if (operand.type !== T.ConditionalExpression) return undefined;
  const awaits = [operand.consequent, operand.alternate].map((node) => unwrap(node).type === T.AwaitExpression);
  if (awaits[0] === awaits[1]) return undefined;
  let test = unwrap(operand.test);
  let isTrue = awaits[0] === true;
  while (test.type === T.UnaryExpression && test.operator === '!') {
    test = unwrap(test.argument);
    isTrue = !isTrue;
  }
  if (test.type !== T.Identifier && test.type !== T.MemberExpression) return undefined;
  return { test: module.source.text.slice(...test.range), isTrue };
}

/** `Promise.all([await a(), …])` and its kin. */
function allAround(operand: Node): string | undefined {
  const list = operand.parent;
  const call = list?.parent;
  const name = list?.type === T.ArrayExpression && call?.type === T.CallExpression ? calleeText(call.callee) : '';
  return /^Promise\.(?:all|allSettled|race|any)$/.test(name) ? name : undefined;
}

/** The callee's body is itself a row of at least two waits. */
function callsTask(awaited: Node, module: JsModule, summaries: Summaries): boolean {
  const inner = unwrap(awaited);
  // What is given something to work on is no task of its own.
  if (inner.type !== T.CallExpression || inner.arguments.length > 0) return false;
  const entity = summaries.resolver.calledEntityOf(inner.callee, module);
  if (entity?.kind !== 'function') return false;
  let awaits = 0;
  walk(entity.node.body, (node) => {
    if (node.type === T.AwaitExpression) awaits++;
    return !isFunction(node);
  });
  return awaits >= 2;
}

function exitByCall(statement: Node): JsStep['exit'] {
  return { kind: 'call', flavour: 'other', span: spanOf(statement) };
}

function isInside(inner: OperandPlace, outer: OperandPlace): boolean {
  return inner !== outer && contains(spanOf(outer.operand), spanOf(inner.operand));
}

function spanOf(node: Node): Span {
  return { start: node.range[0], end: node.range[1] };
}

/** The arguments of a call that are no functions. */
function valuesGiven(awaited: Node): Span[] {
  const call = unwrap(awaited);
  if (call.type !== T.CallExpression) return [];
  return call.arguments.filter((argument) => !isFunction(argument)).map(spanOf);
}
