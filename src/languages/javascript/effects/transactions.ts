import type { Variable } from '@typescript-eslint/scope-manager';
import { T } from '../nodeTypes';
import { isTransactionOption, orderedReceiver } from '../../knowledge/verbs';
import { knownMethod } from '../knowledge/lookUp';
import { calleeText, keyName, literalText, propertyName, unwrap, walk, type Node } from '../syntax';
import type { EffectSink } from './effectSink';

/** Calls that give an open transaction; a `transaction` that is got by its number is one of another kind. */
const OPENS = /(?:^|\.)(?:transaction|(?:begin|start|open)Transaction)$/;

/** How far it is followed what an object was made from. */
const MAX_STEPS = 3;

/**
 * Says whether an expression hangs on one connection in an open transaction: on the parameter of `db.transaction(async (store) => …)`,
 * on a client that was asked to begin one, or on what was made from such a thing (`new Orders(store)`, `ctx.orders(tx)`).
 */
export function isInTransaction(node: Node, collector: EffectSink, steps = MAX_STEPS): boolean {
  const base = baseOf(node);
  const variable = base.type === T.Identifier ? collector.module.variableOf(base) : undefined;
  const definition = variable?.defs[0];
  if (!variable || !definition) return false;
  if (definition.type === 'Parameter') {
    const { parent } = definition.node;
    if (parent.type === T.CallExpression && /transact/i.test(calleeText(parent.callee))) return true;
  } else if (definition.node.type === T.VariableDeclarator && definition.node.init && steps > 0) {
    const init = unwrap(definition.node.init);
    const made = init.type === T.AwaitExpression ? unwrap(init.argument) : init;
    if (made.type === T.CallExpression && OPENS.test(calleeText(made.callee))) return true;
    // What a call gives that a client was handed to is a row or a number; what it makes by `new`, or without waiting, works with it.
    const isMaker = made.type === T.NewExpression || (made.type === T.CallExpression && made === init);
    if (isMaker && made.arguments.some((given) => isTransaction(given, collector, steps - 1))) return true;
  }
  return begins(variable);
}

function isTransaction(given: Node, collector: EffectSink, steps: number): boolean {
  const inner = unwrap(given);
  if (inner.type !== T.Identifier && inner.type !== T.MemberExpression) return false;
  const name = inner.type === T.Identifier ? inner.name : (propertyName(inner) ?? '');
  return orderedReceiver(name)?.resource === 'db' || isInTransaction(inner, collector, steps);
}

function baseOf(node: Node): Node {
  let base = unwrap(node);
  while (base.type === T.MemberExpression || base.type === T.CallExpression) {
    base = unwrap(base.type === T.MemberExpression ? base.object : base.callee);
  }
  return base;
}

/** `client.query('BEGIN')` somewhere: from there on `client` is one connection in a transaction. */
function begins({ references }: Variable): boolean {
  return references.some(({ identifier: { parent } }) => {
    const call = parent.type === T.MemberExpression && parent.object.type === T.Identifier ? parent.parent : undefined;
    const text = call?.type === T.CallExpression ? call.arguments[0] : undefined;
    return text !== undefined && /^\s*(?:begin|start\s+transaction)\b/i.test(literalText(unwrap(text)) ?? '');
  });
}

/** Says whether an argument stands for an open transaction, or carries one at times. */
export function holdsTransaction(argument: Node, method: string, collector: EffectSink): boolean {
  const inner = unwrap(argument);
  if (inner.type === T.Identifier)
    return carriesTransaction(inner, collector) || (!collector.isOwnObject(inner) && isInTransaction(inner, collector));
  if (inner.type !== T.ObjectExpression) return false;
  return inner.properties.some((item) => {
    if (item.type === T.SpreadElement) return holdsTransaction(item.argument, method, collector);
    const name = keyName(item);
    if (name === undefined || !isTransactionOption(name)) return false;
    // Sessions are of many kinds; with these methods it is one of the database.
    return name !== 'session' || isCollectionMethod(method);
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
