import * as l10n from '@vscode/l10n';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { ATTEMPTS } from '../../knowledge/tables/attemptWords';
import { splitWords } from '../../knowledge/words';
import { compareLocations, type Effect, type Location } from '../../../core/effect';
import type { Exit, Iteration } from '../../../core/region';
import { Collector } from '../effects/collector';
import { isSetUpState, isSharedRead } from '../effects/setUp';
import { isChange } from '../../effects/effectKinds';
import { OUTSIDE } from '../../effects/locations';
import { isResultDropped } from '../effects/callContext';
import { runsInTransaction, useOfTransaction } from '../effects/transactionMethods';
import { isAssignedOnce } from '../effects/variables';
import { distinctEffects } from '../../effects/summary';
import type { Summaries } from '../effects/summaries';
import type { JsModule } from '../modules';
import type { JsSource } from '../source';
import { awaitedName, calleeText, forEachChild, isFunction, propertyName, unwrap, walk, type Node } from '../syntax';
import { awaitPointOf } from './awaitPoint';
import { measuresTime } from './clock';
import { isLoop } from './findRegions';
import { landingOf } from './jumps';
import { isSurelyArray } from './knownArray';
import type { JsStep, LoopNode } from './jsRegion';
import { rowLookUp } from './rowLookUp';
import { type findOperands } from './operands';

/** Sums up one round of a loop. */
export function describeIteration(loop: LoopNode, module: JsModule, summaries: Summaries): Iteration {
  const collector = new Collector(summaries, module, loop);
  collector.collect(loop.body);
  // Each round of `for await` waits for what its item does, and the rounds after it come after that.
  if (loop.type === T.ForOfStatement && loop.await) collector.collect(loop.right);
  const own = withoutIdleSetUp(distinctEffects(collector.found.effects));
  const span = { start: loop.range[0], end: loop.range[1] };
  const effects = [
    ...own,
    ...unseenDeeds(loop, module, summaries),
    ...(runsInTransaction(loop, module) ? useOfTransaction(own, span) : []),
  ];
  const appendsTo = appendedLists(loop, collector);
  const carried = carriedReason(loop, module);
  const lookUp = rowLookUp(loop, effects, ownNames(loop, module));
  return {
    over: iterationOver(loop, module.source),
    isSmall: hasSmallInput(loop, module),
    ownKeys: ownKeys(loop, module),
    effects,
    appendsTo,
    exits: findExits(loop),
    ...(carried !== undefined && { carried }),
    ...(lookUp !== undefined && { lookUp }),
  };
}

/** A call whose result is dropped is made for what it does, even if nothing of that is seen. */
function unseenDeeds(loop: LoopNode, module: JsModule, summaries: Summaries): Effect[] {
  const deeds: Effect[] = [];
  walk(loop.body, (node) => {
    if (node.type !== T.AwaitExpression || !isResultDropped(node) || isAlreadyRunning(node.argument)) return true;
    // What it does to things of the round counts as well here.
    const collector = new Collector(summaries, module);
    collector.collect(node.argument);
    if (collector.found.effects.some(isChange)) return true;
    const span = { start: node.range[0], end: node.range[1] };
    deeds.push({ access: 'write', location: OUTSIDE, evidence: 'unknown', span, via: awaitedName(node) });
    return true;
  });
  return deeds;
}

/** What prepares the start of modules matters to a loop only when it loads some. */
function withoutIdleSetUp(effects: readonly Effect[]): Effect[] {
  const isLoading = effects.some(
    (effect) => isSetUpState(effect.location) && effect.access === 'read' && !isSharedRead(effect),
  );
  return effects.filter((effect) => isLoading || !isSetUpState(effect.location));
}

/** The awaits of a loop body as steps without effects of their own: the loop is judged as a whole. */
export function loopSteps(loop: LoopNode): JsStep[] {
  const places: ReturnType<typeof findOperands> = [];
  walk(loop.body, (node) => {
    if (node.type === T.AwaitExpression) {
      places.push({ awaitNode: node, operand: node, awaited: node.argument, isConditional: false });
    }
    return !isFunction(node);
  });
  places.sort((a, b) => a.awaitNode.range[0] - b.awaitNode.range[0]);
  return places.map((place, index) => ({
    index,
    statementIndex: 0,
    statementSpan: { start: loop.range[0], end: loop.range[1] },
    span: { start: place.awaitNode.range[0], end: place.awaitNode.range[1] },
    statement: loop,
    operand: place.operand,
    awaited: place.awaited,
    await: awaitPointOf(place.awaitNode),
    effects: [],
    waits: isAlreadyRunning(place.awaited) ? 'no' : 'yes',
  }));
}

/** Says whether only the rounds themselves decide how many there are. */
export function isOpenEnded(loop: LoopNode, source: JsSource): boolean {
  const over = iterationOver(loop, source);
  return over === 'condition' || over === 'stream';
}

/** Awaiting a name or a property waits for something that was started before. */
function isAlreadyRunning(awaited: Node): boolean {
  const inner = unwrap(awaited);
  return inner.type === T.Identifier || inner.type === T.MemberExpression;
}

function iterationOver(loop: LoopNode, source: JsSource): Iteration['over'] {
  switch (loop.type) {
    case T.ForOfStatement:
      // The items of an array are all there, even if each of them is waited for.
      return loop.await && !isSurelyArray(source, loop.right) ? 'stream' : 'items';
    case T.ForInStatement:
      return 'keys';
    case T.ForStatement:
      return isIndexLoop(loop) ? 'indexes' : 'condition';
    default:
      return 'condition';
  }
}

/** `for (let i = 0; i < list.length; i++)` */
function isIndexLoop(loop: TSESTree.ForStatement): boolean {
  const { init, test, update } = loop;
  if (init?.type !== T.VariableDeclaration || init.declarations.length > 2) return false;
  const id = init.declarations[0]?.id;
  if (id?.type !== T.Identifier || test?.type !== T.BinaryExpression || !/^<=?$/.test(test.operator)) return false;
  if (unwrap(test.left).type !== T.Identifier || calleeText(test.left) !== id.name) return false;
  if (update?.type !== T.UpdateExpression || update.operator !== '++' || calleeText(update.argument) !== id.name)
    return false;
  let isChanged = false;
  walk(loop.body, (node) => {
    const target =
      node.type === T.AssignmentExpression ? node.left : node.type === T.UpdateExpression ? node.argument : undefined;
    if (target && calleeText(target) === id.name) isChanged = true;
    return true;
  });
  return !isChanged;
}

function hasSmallInput(loop: LoopNode, module: JsModule): boolean {
  if (loop.type !== T.ForOfStatement) return false;
  const right = unwrap(loop.right);
  if (right.type === T.ArrayExpression) return isShortList(right);
  if (right.type !== T.Identifier) return false;
  const variable = module.variableOf(right);
  const node = variable?.defs.length === 1 && isAssignedOnce(variable) ? variable.defs[0]?.node : undefined;
  const init = node?.type === T.VariableDeclarator ? node.init : null;
  return init ? isShortList(unwrap(init)) : false;
}

/** All items are written in place; how long a list gets that begins empty is not said there. */
function isShortList(node: Node): boolean {
  return (
    node.type === T.ArrayExpression &&
    node.elements.length > 0 &&
    node.elements.every((element) => element?.type !== T.SpreadElement)
  );
}

function ownKeys(loop: LoopNode, module: JsModule): string[] {
  return ownVariables(loop, module).map((variable) => `var:${String(variable.$id)}`);
}

function ownNames(loop: LoopNode, module: JsModule): Node[] {
  return ownVariables(loop, module).flatMap((variable) => variable.identifiers);
}

function ownVariables(loop: LoopNode, module: JsModule): Variable[] {
  const [from, to] = loop.range;
  return module.source.scopes.scopes.flatMap((scope) => {
    const [start, end] = scope.block.range;
    return start < from || end > to ? [] : scope.variables;
  });
}

/** Lists, sets and maps that are only added to (`out.push(…)`, `found.set(…)`), and not looked at in the loop otherwise. */
function appendedLists(loop: LoopNode, collector: Collector): string[] {
  const appended = new Map<string, { location: Location; starts: Set<number> }>();
  walk(
    loop.body,
    (node) => {
      if (node.type !== T.CallExpression) return true;
      const callee = unwrap(node.callee);
      if (callee.type !== T.MemberExpression || !isAppending(callee, collector)) return true;
      const location = collector.visibleLocation(callee.object);
      if (!location) return true;
      const entry = appended.get(location.label) ?? { location, starts: new Set<number>() };
      entry.starts.add(node.range[0]);
      appended.set(location.label, entry);
      return true;
    },
    true,
  );
  return [...appended].flatMap(([label, { location, starts }]) => {
    // One by one: a call may do the same to a list as the loop itself.
    const others = collector.found.effects.some(
      (effect) =>
        // The name of the list has to be read to append to it; its length does not.
        (effect.location.exact !== true || effect.location.path.length > location.path.length) &&
        compareLocations(effect.location, location) === 'meet' &&
        !starts.has(effect.span.start),
    );
    return others ? [] : [label];
  });
}

/** What is called `set` may do anything, unless it is a map's. */
function isAppending(callee: TSESTree.MemberExpression, { module, summaries }: Collector): boolean {
  const name = propertyName(callee) ?? '';
  if (name !== 'set') return name === 'push' || name === 'add';
  const entity = summaries.resolver.calledEntityOf(callee, module);
  return entity?.kind === 'builtinMethod' && entity.type === 'map';
}

/** The ways out of a loop before its end. */
export function findExits(loop: LoopNode): Exit[] {
  const exits: Exit[] = [];
  const visit = (node: Node, inner: boolean, caught: boolean): void => {
    if (isFunction(node)) return;
    const span = { start: node.range[0], end: node.range[1] };
    switch (node.type) {
      case T.ReturnStatement:
        exits.push({ kind: 'return', flavour: 'other', span });
        break;
      case T.BreakStatement:
        if ((landingOf(node, loop) ?? (inner ? 'inside' : 'outside')) === 'outside') {
          exits.push({ kind: 'break', flavour: 'other', span });
        }
        break;
      case T.ContinueStatement:
        if (landingOf(node, loop) === 'outside') exits.push({ kind: 'break', flavour: 'other', span });
        break;
      case T.ThrowStatement:
        if (!caught) exits.push({ kind: 'throw', flavour: 'other', span });
        break;
      default:
    }
    const breaks = isLoop(node) || node.type === T.SwitchStatement;
    forEachChild(node, (child) => {
      visit(
        child,
        inner || breaks,
        caught || (node.type === T.TryStatement && node.handler !== null && child === node.block),
      );
    });
  };
  forEachChild(loop.body, (child) => {
    visit(child, false, false);
  });
  return exits;
}

/** Signs in the syntax that a round builds on the one before: attempts, cursors, back-off. */
function carriedReason(loop: LoopNode, module: JsModule): string | undefined {
  const head = loop.type === T.ForStatement && loop.init ? loop.init : undefined;
  if (head && splitWords(namesIn(head)).some((word) => ATTEMPTS.has(word)))
    return l10n.t('It tries again until it works.');
  if (measuresTime(loop.body, module)) return l10n.t('Each round measures how long something takes.');
  if (areBatches(loop)) return l10n.t('Each round is a batch, so that not too much is waited for at once.');
  return undefined;
}

/** Parts of a list that wait together, part after part: somebody has cut it up to keep a limit. */
function areBatches(loop: LoopNode): boolean {
  if (loop.type !== T.ForOfStatement || !/chunk|batch/i.test(`${namesIn(loop.left)} ${namesIn(loop.right)}`))
    return false;
  let isJoined = false;
  walk(loop.body, (node) => {
    if (node.type === T.AwaitExpression && awaitPointOf(node).join !== undefined) isJoined = true;
    return !isJoined;
  });
  return isJoined;
}

function namesIn(node: Node): string {
  const names: string[] = [];
  walk(node, (inner) => {
    if (inner.type === T.Identifier) names.push(inner.name);
    return true;
  });
  return names.join(' ');
}
