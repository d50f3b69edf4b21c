import type { Variable } from '@typescript-eslint/scope-manager';
import { T } from '../nodeTypes';
import { orderedThing } from '../../effects/locations';
import { knownMethod, orderedResourceOf } from '../knowledge/lookUp';
import { isTransactionOption, orderedReceiver } from '../../knowledge/verbs';
import { calleeText, keyName, literalText, propertyName, unwrap, walk, type Node } from '../syntax';
import { methodName, type Call } from './call';
import { enclosingClass } from './classMembers';
import type { EffectSink } from './effectSink';

/** Pages, transactions, streams: recognised by the names in the callee and of the arguments, last of all means. */
export function collectOrderedReceivers(call: Call, isRead: boolean, collector: EffectSink): void {
  // What the function made for itself serves nobody else.
  if (call.receiver && collector.isOwnObject(call.receiver)) return;
  const chain = call.receiver ? chainNames(call.receiver) : [];
  const given = call.args
    .filter((argument) => !isPlainValue(argument, collector))
    .flatMap((argument) => chainNames(argument).slice(0, 1));
  const seen = new Set<string>();
  if (call.receiver && (isTransactionObject(call.receiver, collector) || opensTransaction(call.receiver, collector)))
    addOrdered('db', call, isRead, seen, collector);
  for (const [index, name] of [...chain, ...given].entries()) {
    const ordered = orderedReceiver(name);
    if (!ordered || seen.has(ordered.resource)) continue;
    // The nearest name says what the call is made on; the first one, what all of it hangs on; one between them may be a mere value.
    const isBetween = 0 < index && index < chain.length - 1;
    if (isBetween && !UNMISTAKABLE.has(ordered.resource)) continue;
    // A connection may well be a pool; asking it twice at once is no harm.
    if (isRead && ordered.resource === 'connection') continue;
    addOrdered(ordered.resource, call, isRead, seen, collector);
  }
  if (!seen.has('db')) collectGivenTransaction(call, isRead, collector);
}

const UNMISTAKABLE: ReadonlySet<string> = new Set(['ui', 'db']);

/** `find(where, { transaction })`, `find(where, options)` where `options.transacting` is asked for: one connection answers. */
export function collectGivenTransaction(call: Call, isRead: boolean, collector: EffectSink): void {
  if (call.isWaitedFor && call.args.some((argument) => holdsTransaction(argument, call, collector)))
    addOrdered('db', call, isRead, new Set(), collector);
}

/** `spinner.text = 'Packages'`: what a person sees says what goes on just then. */
export function collectShownProperty(target: Node, collector: EffectSink): void {
  if (target.type !== T.MemberExpression || collector.isOwnObject(target.object)) return;
  const entity = collector.summaries.resolver.entityOf(target.object, collector.module);
  const resource =
    entity?.kind === 'known'
      ? orderedResourceOf(entity.type)
      : orderedReceiver(chainNames(target.object)[0] ?? '')?.resource;
  if (resource === 'console') collector.add('order', orderedThing(resource), target, { via: calleeText(target) });
}

function addOrdered(resource: string, call: Call, isRead: boolean, seen: Set<string>, collector: EffectSink): void {
  seen.add(resource);
  collector.add(isRead ? 'use' : 'order', orderedThing(resource), call.node, { evidence: 'name', via: call.text });
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

/** `client.query('BEGIN')` somewhere: from there on `client` is one connection in a transaction. */
function opensTransaction(receiver: Node, collector: EffectSink): boolean {
  const inner = unwrap(receiver);
  const references = inner.type === T.Identifier ? (collector.module.variableOf(inner)?.references ?? []) : [];
  return references.some(({ identifier: { parent } }) => {
    const call = parent.type === T.MemberExpression && parent.object.type === T.Identifier ? parent.parent : undefined;
    const text = call?.type === T.CallExpression ? call.arguments[0] : undefined;
    return text !== undefined && /^\s*(?:begin|start\s+transaction)\b/i.test(literalText(unwrap(text)) ?? '');
  });
}

function holdsTransaction(argument: Node, call: Call, collector: EffectSink): boolean {
  const inner = unwrap(argument);
  if (inner.type === T.Identifier) return carriesTransaction(inner, collector);
  if (inner.type !== T.ObjectExpression) return false;
  return inner.properties.some((item) => {
    if (item.type === T.SpreadElement) return holdsTransaction(item.argument, call, collector);
    const name = keyName(item);
    if (name === undefined || !isTransactionOption(name)) return false;
    // Sessions are of many kinds; with these methods it is one of the database.
    return name !== 'session' || isCollectionMethod(methodName(call));
  });
}

/** Somewhere a variable is asked for its transaction, so there is one in it at times. */
function carriesTransaction(identifier: Node, collector: EffectSink): boolean {
  if (identifier.type !== T.Identifier || collector.isGivenParameter(identifier)) return false;
  const variable = collector.module.variableOf(identifier);
  if (!variable) return false;
  let carries = CARRIERS.get(variable);
  if (carries === undefined) CARRIERS.set(variable, (carries = isCarrier(variable)));
  return carries;
}

/** Variables that were asked about before. */
const CARRIERS = new WeakMap<Variable, boolean>();

function isCarrier({ defs, references }: Variable): boolean {
  const definition = defs[0]?.node;
  if (definition?.type === T.VariableDeclarator && definition.init && namesTransaction(definition.init)) return true;
  return references.some(({ identifier: { parent } }) => {
    const name = parent.type === T.MemberExpression ? propertyName(parent) : undefined;
    return name !== undefined && name !== 'session' && isTransactionOption(name);
  });
}

/** `pick(options, ['transacting'])`, `{ transacting }`. */
function namesTransaction(init: Node): boolean {
  let found = false;
  walk(init, (node) => {
    const name = node.type === T.Property ? keyName(node) : literalText(node);
    found ||= name !== undefined && name !== 'session' && isTransactionOption(name);
    return !found;
  });
  return found;
}

function isCollectionMethod(name: string): boolean {
  return ['mongodb#Collection', 'mongoose#Model'].some((type) => knownMethod(type, name) !== undefined);
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

/** The names of a member chain, last first: `driver`, `session` for `this.session.driver`. */
function chainNames(node: Node): string[] {
  const inner = unwrap(node);
  if (inner.type === T.Identifier) return [inner.name];
  if (inner.type === T.ThisExpression) return ownNames(inner);
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

/** In the class `PostgresQueryRunner`, `this` is one connection. */
function ownNames(self: Node): string[] {
  const name = enclosingClass(self)?.node.id?.name;
  return name !== undefined && orderedReceiver(name)?.resource === 'db' ? [name] : [];
}
