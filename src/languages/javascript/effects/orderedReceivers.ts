import { T } from '../nodeTypes';
import { orderedThing } from '../../effects/locations';
import { orderedResourceOf } from '../knowledge/lookUp';
import { orderedReceiver } from '../../knowledge/verbs';
import { calleeText, propertyName, unwrap, type Node } from '../syntax';
import { methodName, type Call } from './call';
import { enclosingClass } from './classMembers';
import type { EffectSink } from './effectSink';
import { holdsTransaction, isInTransaction } from './transactions';

/** Pages, transactions, streams: recognised by the names in the callee and of the arguments, last of all means. */
export function collectOrderedReceivers(call: Call, isRead: boolean, collector: EffectSink): void {
  // What the function made for itself serves nobody else.
  if (call.receiver && collector.isOwnObject(call.receiver)) return;
  const chain = call.receiver ? chainNames(call.receiver) : [];
  const given = call.args
    .filter((argument) => !isPlainValue(argument, collector))
    .flatMap((argument) => chainNames(argument).slice(0, 1));
  const seen = new Set<string>();
  if (call.receiver && isInTransaction(call.receiver, collector)) addOrdered('db', call, isRead, seen, collector);
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

/**
 * `find(where, { transaction })`, `find(where, options)` where `options.transacting` is asked for, `countRows(client)` after
 * `client.query('BEGIN')`, and what was made from a transaction: one connection answers.
 */
export function collectGivenTransaction(call: Call, isRead: boolean, collector: EffectSink): void {
  if (!call.isWaitedFor) return;
  const hangsOnOne =
    call.receiver !== undefined && !collector.isOwnObject(call.receiver) && isInTransaction(call.receiver, collector);
  if (hangsOnOne || call.args.some((argument) => holdsTransaction(argument, methodName(call), collector)))
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
