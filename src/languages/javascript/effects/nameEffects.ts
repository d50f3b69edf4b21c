import { T } from '../nodeTypes';
import { WORLD, type Evidence, type Location } from '../../../core/effect';
import { builtinMethod } from '../knowledge/lookUp';
import type { Phrase } from '../../knowledge/phrase';
import { classifyName, orderedReceiver } from '../../knowledge/verbs';
import { calleeText, keyName, unwrap, propertyName, type Node } from '../syntax';
import { isResultDropped } from './callContext';
import { methodName, type Call } from './call';
import type { EffectSink } from './effectSink';
import type { Entity } from './entity';
import { LOG, OUTSIDE } from '../../effects/locations';
import { addOrder } from './order';
import { collectPhrases } from './phraseEffects';

/** Verbs of loggers; what they write has an order, but nobody's work hangs on it. */
const LOG_VERBS: ReadonlySet<string> = new Set(['log', 'warn', 'debug', 'info', 'trace', 'print', 'println']);

/**
 * Lists what a call may do when nothing is known of it but what it is called. Names never show more than a plain read; a
 * dropped result shows that the call is made for its effect, whatever its name.
 */
export function collectByName(call: Call, entity: Entity | undefined, collector: EffectSink): void {
  const name = methodName(call);
  if (call.receiver && !entity) {
    // `push`, `trim`, `slice` mean the same on whatever they are called on.
    const builtin = builtinMethod(isPromiseMethod(call) ? 'promise' : 'any', name);
    if (builtin && (!call.isWaitedFor || isHarmless(builtin, call))) {
      // What a list or text gives is there at once.
      collectPhrases(builtin, { ...call, isWaitedFor: false }, collector);
      return;
    }
  }
  if (call.isWaitedFor) collector.noteWait('unknown');
  const kind = isVague(call) ? 'unknown' : classifyName(name).kind;
  const isPlainRead = kind === 'read' && !(call.isWaitedFor && isResultDropped(call.node));
  collectOrderedReceivers(call, isPlainRead, collector);
  // A dropped result shows that something is done; else an unknown name says nothing.
  const isDone = call.isWaitedFor && isResultDropped(call.node);
  const evidence: Evidence = (kind === 'unknown' || kind === 'read') && !isDone ? 'unknown' : 'name';
  if (kind === 'guard') collector.found.guards = true;
  if (isPlainRead || kind === 'pure' || kind === 'guard') {
    if (call.isWaitedFor) collector.add('read', OUTSIDE, call.node, { evidence: 'name', via: call.text });
    return;
  }
  if (call.node.type === T.NewExpression) return;
  if (isLogging(call)) {
    collector.add('order', LOG, call.node, { evidence, via: call.text });
    return;
  }
  // Said first, because it says more than that something is written.
  if (kind === 'order' || kind === 'lifecycle' || (isDone && evidence === 'name' && kind !== 'write'))
    addOrder(call, collector);
  if (call.isWaitedFor) collector.add('write', OUTSIDE, call.node, { evidence, via: call.text });
  collectReach(call, kind === 'write' ? 'name' : 'unknown', collector);
}

/** `load().catch(…)`: nothing but promises has these methods on what a call gives. */
function isPromiseMethod(call: Call): boolean {
  const isCall = call.receiver !== undefined && unwrap(call.receiver).type === T.CallExpression;
  return isCall && /^(?:then|catch|finally)$/.test(methodName(call));
}

/** `thing.get()`, `reader.read()`: neither the name nor an argument says what is read, so it may as well take the next one, or make it. */
function isVague(call: Call): boolean {
  return call.args.length === 0 && call.isWaitedFor && VAGUE_NAMES.has(methodName(call));
}

const VAGUE_NAMES: ReadonlySet<string> = new Set([
  'get',
  'read',
  'fetch',
  'load',
  'take',
  'receive',
  'resolve',
  'value',
]);

/** It is called like a method of a logger. */
export function isLogging(call: Call): boolean {
  const { kind, verb } = classifyName(methodName(call));
  return kind === 'order' && LOG_VERBS.has(verb ?? '');
}

/** A value computed on the way out of a function; what is awaited directly is no method of a list or text. */
function isHarmless(phrases: readonly Phrase[], call: Call): boolean {
  return (
    (isPromiseMethod(call) || call.node.parent.type !== T.AwaitExpression) &&
    phrases.every((phrase) => phrase.verb === 'pure' || phrase.verb === 'calls')
  );
}

/** Unknown calls may change what they are given and what they are called on. */
function collectReach(call: Call, onReceiver: Evidence, collector: EffectSink): void {
  for (const node of call.receiver ? [call.receiver, ...call.args] : call.args) {
    const location = collector.visibleLocation(node);
    if (!location || location.root.startsWith('global:') || location.root.startsWith('module:')) continue;
    collector.add('write', location, call.node, {
      evidence: node === call.receiver ? onReceiver : 'unknown',
      via: call.text,
    });
  }
}

/** Pages, transactions, streams: recognised by the names in the callee and of the arguments, last of all means. */
function collectOrderedReceivers(call: Call, isRead: boolean, collector: EffectSink): void {
  // What the function made for itself serves nobody else.
  if (call.receiver && collector.isOwnObject(call.receiver)) return;
  const chain = call.receiver ? chainNames(call.receiver) : [];
  // The nearest name says what the call is made on; the first one, what all of it hangs on.
  const given = call.args.filter((argument) => !isPlainValue(argument, collector)).flatMap(firstName);
  const names = [...new Set([...chain.slice(0, 1), ...chain.slice(-1), ...given])];
  const seen = new Set<string>();
  if (call.receiver && isTransactionObject(call.receiver, collector)) addOrdered('db', call, isRead, seen, collector);
  for (const name of names) {
    const ordered = orderedReceiver(name);
    if (!ordered || seen.has(ordered.resource)) continue;
    // A connection may well be a pool; asking it twice at once is no harm.
    if (isRead && ordered.resource === 'connection') continue;
    addOrdered(ordered.resource, call, isRead, seen, collector);
  }
}

function addOrdered(resource: string, call: Call, isRead: boolean, seen: Set<string>, collector: EffectSink): void {
  seen.add(resource);
  const location: Location = { root: WORLD, path: [`ordered ${resource}`], label: resource };
  collector.add(isRead ? 'use' : 'order', location, call.node, { evidence: 'name', via: call.text });
}

/** What hangs on the parameter of `db.transaction(async (store) => …)` belongs to one open transaction. */
function isTransactionObject(receiver: Node, collector: EffectSink): boolean {
  let base = unwrap(receiver);
  while (base.type === T.MemberExpression || base.type === T.CallExpression) {
    base = unwrap(base.type === T.MemberExpression ? base.object : base.callee);
  }
  const definition = base.type === T.Identifier ? collector.module.variableOf(base)?.defs[0] : undefined;
  const parent = definition?.type === 'Parameter' ? definition.node.parent : undefined;
  return parent?.type === T.CallExpression && /transact/i.test(calleeText(parent.callee));
}

/** A `page` that is a number is no page of a browser. */
function isPlainValue(node: Node, collector: EffectSink): boolean {
  if (node.type !== T.Identifier) return false;
  const definition = collector.module.variableOf(node)?.defs[0];
  if (definition?.name.type !== T.Identifier) return false;
  const type = definition.name.typeAnnotation?.typeAnnotation.type;
  if (type === T.TSNumberKeyword || type === T.TSStringKeyword || type === T.TSBooleanKeyword) return true;
  return definition.node.type === T.VariableDeclarator && definition.node.init?.type === T.Literal;
}

/** The name of what is given, or for options the names that stand for a transaction: `{ where, transaction }`. */
function firstName(node: Node): string[] {
  if (node.type === T.ObjectExpression) {
    const keys = node.properties.flatMap((item) => (item.type === T.Property ? (keyName(item) ?? []) : []));
    return keys.filter((key) => orderedReceiver(key)?.resource === 'db');
  }
  return chainNames(node).slice(0, 1);
}

/** The names of a member chain, last first: `driver`, `session` for `this.session.driver`. */
function chainNames(node: Node): string[] {
  const inner = unwrap(node);
  if (inner.type === T.Identifier) return [inner.name];
  if (inner.type === T.MemberExpression) {
    const name = propertyName(inner);
    return name === undefined ? chainNames(inner.object) : [name, ...chainNames(inner.object)];
  }
  if (inner.type !== T.CallExpression) return [];
  // `getDriver().find(…)` is a call on a driver.
  const [getter, ...rest] = chainNames(inner.callee);
  const made = getter?.replace(/^(?:get|use|current)(?=[A-Z])/, '');
  return made === undefined ? [] : [made, ...rest];
}
