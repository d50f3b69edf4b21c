import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { WORLD, type Effect, type Location } from '../../../core/effect';
import { calleeText, isFunction, keyName, propertyName, unwrap, type Node } from '../syntax';
import { classifyName } from '../knowledge/verbs';
import { isResultDropped, isWaitedFor, type CallNode } from './callContext';
import type { Collector } from './collector';
import type { Entity } from './entity';
import { keyOf, splitKey } from './keys';
import { keyLabel } from './places';
import { collectByName, isLogging } from './nameEffects';
import { addOrder, OUTSIDE } from './order';
import { collectPhrases, PATH_RESOURCES } from './phraseEffects';
import { phrasesOf } from './phrasesOf';
import { distinctEffects, type Summary } from './summary';

/** Bodies so deep below a call that is named like a read are its own business. */
const TRUSTED_DEPTH = 2;

/** A call with all that is looked up of it. */
export interface Call {
  readonly node: CallNode | TSESTree.MemberExpression;
  readonly callee: Node | undefined;
  /** As written: `this.db.load`. */
  readonly text: string;
  readonly args: readonly Node[];
  /** What stands before the last name of the callee. */
  readonly receiver: Node | undefined;
  /** Somebody waits for its result. */
  readonly isWaitedFor: boolean;
}

/** Lists what a call does: its arguments, then what is known of the callee (settings, body, tables, name, in this order). */
export function collectCall(node: CallNode, collector: Collector): void {
  const call = describeCall(node);
  collectOperands(call, collector);
  if (isSerialised(call, collector)) {
    collector.add('order', LOCK, node, { via: call.text });
    if (call.isWaitedFor) collector.noteWait('yes');
    return;
  }
  const user = collector.summaries.matchUserCall(call.text);
  if (user) {
    collectPhrases(user, call, collector);
    return;
  }
  const entity = call.callee && collector.summaries.resolver.entityOf(call.callee, collector.module);
  if (node.type === T.ImportExpression) {
    collector.noteWait('yes');
    collector.add('read', { root: 'world', path: ['module'], label: 'module loader' }, node, { evidence: 'table' });
    return;
  }
  const summary = entity && collector.summaries.ofCall(entity, node.type === T.NewExpression);
  if (summary) {
    applySummary(summary, call, collector);
    return;
  }
  const phrases = entity && phrasesOf(entity);
  if (phrases) {
    collectEscapes(call, collector);
    collectPhrases(phrases, call, collector);
    return;
  }
  if (isGivenCallback(entity, call, collector)) return;
  collectEscapes(call, collector);
  collectByName(call, entity, collector);
}

/** Reads off a call what the rest needs. */
export function describeCall(node: CallNode): Call {
  const callee =
    node.type === T.TaggedTemplateExpression ? node.tag : node.type === T.ImportExpression ? undefined : node.callee;
  const inner = callee && unwrap(callee);
  return {
    node,
    callee,
    text: callee ? calleeText(callee) : 'import',
    args:
      node.type === T.TaggedTemplateExpression
        ? node.quasi.expressions
        : node.type === T.ImportExpression
          ? [node.source]
          : node.arguments,
    receiver: inner?.type === T.MemberExpression ? inner.object : undefined,
    isWaitedFor: isWaitedFor(node),
  };
}

/** Reading a property that has a getter, as a call without arguments. */
export function describeAccess(node: TSESTree.MemberExpression): Call {
  return { node, callee: node, text: calleeText(node), args: [], receiver: node.object, isWaitedFor: false };
}

function collectOperands(call: Call, collector: Collector): void {
  const inner = call.callee && unwrap(call.callee);
  if (inner?.type === T.MemberExpression) {
    collector.collect(inner.object);
    if (inner.computed) collector.collect(inner.property);
  } else if (inner) collector.collect(inner);
  for (const argument of call.args) {
    const given = unwrap(argument);
    if (isFunction(given)) collector.collectBody(given);
    else if (given.type === T.ObjectExpression) collectLiteral(given, collector);
    else collector.collect(argument);
  }
}

/** Functions in an options object are callbacks as well. */
function collectLiteral(literal: TSESTree.ObjectExpression, collector: Collector): void {
  for (const property of literal.properties) {
    if (property.type === T.Property && isFunction(property.value)) collector.collectBody(property.value);
    else collector.collect(property);
  }
}

/** What is passed to a body that can't be seen is read as a whole. */
function collectEscapes(call: Call, collector: Collector): void {
  for (const argument of call.receiver ? [call.receiver, ...call.args] : call.args) {
    const location = collector.visibleLocation(unwrap(argument));
    if (location && !/^(?:global|module):/.test(location.root))
      collector.add('read', location, call.node, { via: call.text });
  }
}

/** A callback that the summarised function, or a function written in place, was given: its effects are counted where it is given. */
function isGivenCallback(entity: Entity | undefined, call: Call, collector: Collector): boolean {
  const callee = call.callee && unwrap(call.callee);
  if (entity || callee?.type !== T.Identifier || !collector.isGivenParameter(callee)) return false;
  if (call.isWaitedFor) collector.noteWait('unknown');
  const index = collector.parameterIndex(callee);
  if (index !== undefined) {
    collector.add('write', { root: `${CALLBACK}${String(index)}`, path: [], label: callee.name }, call.node);
  }
  return true;
}

/** Root of the effect "calls the function that it was given as its n-th argument". */
const CALLBACK = 'callback:';

/** What a callee does with a function that it is given, unless that is written in place and was walked as an argument. */
function collectCallback(effect: Effect, call: Call, collector: Collector): void {
  const argument = call.args[Number(effect.location.root.slice(CALLBACK.length))];
  const given = argument && unwrap(argument);
  if (!given || isFunction(given)) return;
  if (given.type === T.Identifier && isGivenCallback(undefined, { ...call, callee: given }, collector)) return;
  const entity = collector.summaries.resolver.entityOf(given, collector.module);
  const summary = entity && collector.summaries.ofCall(entity, false);
  if (!summary) {
    if (call.isWaitedFor) collector.add('write', OUTSIDE, call.node, { evidence: 'unknown', via: call.text });
    return;
  }
  for (const inner of summary.effects) {
    if (/^(?:param:|callback:|this$)/.test(inner.location.root)) continue;
    collector.add(inner.access, inner.location, call.node, {
      evidence: inner.evidence,
      via: call.text,
      origin: inner.origin ?? inner.via,
      depth: (inner.depth ?? 0) + 1,
    });
  }
}

const LOCK: Location = { root: WORLD, path: ['ordered lock'], label: 'a lock or queue' };

const SERIALISING_METHODS = new Set([
  'run',
  'runExclusive',
  'execute',
  'acquire',
  'lock',
  'withLock',
  'schedule',
  'add',
  'enqueue',
  'dispatch',
  'wait',
  'use',
]);

/** Work that is handed to a lock or queue is done one after another, whoever asks. */
function isSerialised(call: Call, collector: Collector): boolean {
  if (!call.receiver || !call.isWaitedFor || !SERIALISING_METHODS.has(methodName(call))) return false;
  const entity = collector.summaries.resolver.entityOf(call.receiver, collector.module);
  const className = entity?.kind === 'instance' ? (entity.of.node.id?.name ?? '') : '';
  return /mutex|semaphore|lock|queue|limiter|throttle/i.test(
    `${className} ${calleeText(call.receiver).split('.').at(-1) ?? ''}`,
  );
}

function isLock(effect: Effect): boolean {
  return effect.location.root === WORLD && effect.location.path[0] === LOCK.path[0];
}

/** Brings a callee's summary to the call: parameters become arguments, `this` becomes the receiver. */
export function applySummary(summary: Summary, call: Call, collector: Collector): void {
  if (call.isWaitedFor) collector.noteWait(summary.waits);
  const isDropped = isResultDropped(call.node);
  const { kind } = classifyName(methodName(call));
  if (isDropped) collector.found.exits ||= summary.exits;
  if (kind === 'guard') collector.found.guards ||= isDropped || summary.throws || summary.exits;
  if (call.isWaitedFor && ((kind === 'lifecycle' && isDropped) || (kind === 'order' && !isLogging(call))))
    addOrder(call, collector);
  const isTrusted = isNamedLikeRead(call);
  for (const effect of distinctEffects(summary.effects)) {
    if (effect.location.root.startsWith(CALLBACK)) {
      collectCallback(effect, call, collector);
      continue;
    }
    if (isLock(effect)) {
      collector.add(effect.access, effect.location, call.node, {
        via: call.text,
        origin: effect.origin ?? effect.via,
        depth: (effect.depth ?? 0) + 1,
      });
      continue;
    }
    if (isTrusted && (effect.evidence === 'unknown' || (effect.depth ?? 0) >= TRUSTED_DEPTH)) {
      // The body leaves open what its unknown parts do, and the name says that the whole only reads.
      if (effect.location.root === WORLD)
        collector.add('read', effect.location, call.node, { evidence: 'name', via: call.text });
      continue;
    }
    if (isForgotten(effect, isTrusted)) continue;
    // `ready()` and the like inside a read: done once as a rule, a question for a person.
    const access = isTrusted && isUnlimitedOrder(effect) ? 'use' : effect.access;
    for (const location of relocate(effect, call, collector)) {
      if (isPrivate(location, collector)) continue;
      collector.add(access, location, call.node, {
        evidence: effect.evidence,
        via: call.text,
        origin: effect.origin ?? effect.via,
        depth: (effect.depth ?? 0) + 1,
      });
    }
  }
}

function isUnlimitedOrder(effect: Effect): boolean {
  return effect.access === 'order' && effect.location.root === WORLD && effect.location.path.length === 0;
}

/** Counters and caches deep below are a callee's own business when it is there to read. */
function isForgotten(effect: Effect, isTrusted: boolean): boolean {
  const depth = (effect.depth ?? 0) + 1;
  if (effect.location.root === WORLD) return false;
  // Fields of the objects at hand are looked at longer: a value kept there is often the very thing that the next call needs.
  const most = effect.location.root.startsWith('var:') || effect.location.root.startsWith('module:') ? 2 : 3;
  return depth >= (isTrusted ? most : 4);
}

/** A connection or server that the function made for itself is nobody else's; paths of files are. */
function isPrivate(location: Location, collector: Collector): boolean {
  const [resource = '', key = ''] = location.path;
  return location.root === WORLD && !PATH_RESOURCES.has(resource) && collector.isOwnKey(key);
}

/** Its name is that of a read, and its result is used. */
function isNamedLikeRead(call: Call): boolean {
  const { kind, verb } = classifyName(methodName(call));
  // A name without any verb says what comes back: `macAddress()`, `currentBranch()`.
  return (
    (kind === 'read' || kind === 'pure' || (verb === undefined && call.args.length === 0)) &&
    !isResultDropped(call.node)
  );
}

function relocate(effect: Effect, call: Call, collector: Collector): Location[] {
  const { location } = effect;
  if (location.root === WORLD) return [relocateKey(location, call, collector)];
  if (location.root === 'this') {
    const inner = call.callee && unwrap(call.callee);
    if (!call.receiver || inner?.type !== T.MemberExpression)
      return call.node.type === T.NewExpression ? [] : [location];
    return append(collector.visibleLocation(call.receiver), location);
  }
  const parameter = /^param:(\d+)$/.exec(location.root);
  if (!parameter) return [location];
  const argument = call.args[Number(parameter[1])];
  return argument ? relocateArgument(unwrap(argument), location, collector) : [];
}

/** The places in the caller that a path below a parameter means; values made at the call itself are nobody else's. */
function relocateArgument(argument: Node, location: Location, collector: Collector): Location[] {
  if (argument.type === T.ObjectExpression) {
    const [first, ...rest] = location.path;
    return argument.properties.flatMap((property) => {
      if (property.type === T.SpreadElement) return append(collector.visibleLocation(property.argument), location);
      if (first !== undefined && keyName(property) !== first) return [];
      return append(collector.visibleLocation(property.value), { ...location, path: rest });
    });
  }
  if (argument.type === T.ArrayExpression) {
    return argument.elements.flatMap((element) =>
      element ? append(collector.visibleLocation(element), location) : [],
    );
  }
  return append(collector.visibleLocation(argument), location);
}

function append(base: Location | undefined, below: Location): Location[] {
  if (!base) return [];
  const path = [...base.path, ...below.path];
  return [
    {
      root: base.root,
      path,
      label: base.label + below.path.map(keyLabel).join(''),
      ...(below.exact === true && { exact: true }),
    },
  ];
}

/** `fs:@{param:0}/package.json` said with the argument of the call. */
function relocateKey(location: Location, call: Call, collector: Collector): Location {
  const [resource = '', ...keys] = location.path;
  if (!keys.some((key) => key.includes('param:') || key.includes('this'))) return location;
  let lost = false;
  const key = keys
    .join('/')
    .replaceAll(
      /(?:@\{|<)(param:(\d+)|this)((?:\.[^.{}<>(),]+)*)(?:\}|>)/g,
      (whole, root: string, index: string | undefined, rest: string) => {
        const names = rest.split('.').filter((name) => name !== '');
        const node = root === 'this' ? call.receiver : call.args[Number(index)];
        const value = node && keyBelow(unwrap(node), names, collector);
        if (value === undefined && root === 'this') return whole;
        lost ||= value === undefined;
        return value ?? whole;
      },
    );
  const path = lost ? [resource] : [resource, ...splitKey(key)];
  return { ...location, path, label: lost ? resource : `${resource}:${readableKey(key)}` };
}

function keyBelow(node: Node, names: readonly string[], collector: Collector): string | undefined {
  if (names.length === 0) return keyOf(node, collector.places);
  if (node.type === T.ObjectExpression) {
    const property = node.properties.find((item) => item.type === T.Property && keyName(item) === names[0]);
    return property?.type === T.Property ? keyBelow(unwrap(property.value), names.slice(1), collector) : undefined;
  }
  const place = collector.places.of(node);
  return place && `@{${[place.location.root, ...place.location.path, ...names].join('.').replaceAll('/', '|')}}`;
}

/** A key as a person reads it; what is only known when the program runs becomes `…`. */
export function readableKey(key: string): string {
  let text = key;
  // Keys may hold keys, innermost first.
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replaceAll(/@\{([^{}]*)\}/g, (_, inner: string) => readableName(inner));
  }
  return text;
}

function readableName(path: string): string {
  const name = path.replaceAll(/(?:var|param|module|global):[^.<>(),]*\.?/g, '').replaceAll('|', '/');
  return name.replaceAll(/[<>]/g, '') || '…';
}

/** The name that a method is called by, when its receiver is a member chain or a name. */
export function methodName(call: Call): string {
  const inner = call.callee && unwrap(call.callee);
  if (inner?.type === T.MemberExpression) return propertyName(inner) ?? '';
  return inner?.type === T.Identifier ? inner.name : '';
}
