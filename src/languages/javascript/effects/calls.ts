import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { isFunction, unwrap, type Node } from '../syntax';
import { applySummary } from './applySummary';
import { describeCall, type Call } from './call';
import { isGivenCallback } from './callbacks';
import { isResultDropped, type CallNode } from './callContext';
import type { EffectSink } from './effectSink';
import { collectEscapes } from './escapes';
import { turnOf } from './locks';
import { collectByName } from './nameEffects';
import { collectPhrases } from './phraseEffects';
import { addOrder } from './order';
import { phrasesOf } from './phrasesOf';
import { isDeclaredIn } from './places';
import { awaitsEvent, executorOf, isSettledElsewhere } from './promiseExecutors';
import { collectSetUpCall, collectStart } from './setUp';
import { collectSqlText } from './sqlText';

/** Lists what a call does: its arguments, then what is known of the callee (settings, body, tables, name, in this order). */
export function collectCall(node: CallNode, collector: EffectSink): void {
  const call = describeCall(node);
  collectOperands(call, collector);
  const turn = turnOf(call, collector);
  if (turn) {
    collector.add('order', turn, node, { via: call.text });
    if (call.isWaitedFor) collector.noteWait('yes');
    return;
  }
  if (collectPromise(call, collector)) return;
  const user = collector.summaries.matchUserCall(call.text);
  if (user) {
    collectPhrases(user, call, collector);
    return;
  }
  const entity = call.callee && collector.summaries.resolver.calledEntityOf(call.callee, collector.module);
  if (node.type === T.ImportExpression) {
    collector.noteWait('yes');
    collector.add('read', { root: 'world', path: ['module'], label: 'module loader' }, node, { evidence: 'table' });
    collectStart(call, collector);
    return;
  }
  collectSqlText(call, collector);
  const summary = entity && collector.summaryOf(entity, node.type === T.NewExpression);
  if (summary) {
    applySummary(summary, call, collector);
    collectSetUpCall(call, summary, collector);
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
  collectSetUpCall(call, undefined, collector);
  collectByName(call, entity, collector);
}

/** `new Promise(…)`: its executor was walked as an argument; what else does it wait for? */
function collectPromise(call: Call, collector: EffectSink): boolean {
  const [first] = call.args;
  if (call.node.type !== T.NewExpression || call.text !== 'Promise' || !first) return false;
  const executor = executorOf(call.node);
  if (executor) {
    // What the function itself has made, it waits for as for its own work.
    const isInside = (name: Node): boolean => {
      const variable = collector.module.variableOf(name);
      return (variable !== undefined && isDeclaredIn(variable, executor)) || collector.isOwnObject(name);
    };
    if (call.isWaitedFor) collector.noteWait('yes');
    const isKnown = (callee: Node): boolean => {
      const settler = collector.summaries.resolver.entityOf(callee, collector.module);
      return settler !== undefined && phrasesOf(settler) !== undefined;
    };
    const waitsForOthers =
      awaitsEvent(executor, isInside) ||
      (isResultDropped(call.node) && isSettledElsewhere(executor, isInside, isKnown));
    if (call.isWaitedFor && waitsForOthers) addOrder({ ...call, text: 'new Promise()' }, collector);
    return true;
  }
  // `new Promise(requestAnimationFrame)`
  const entity = collector.summaries.resolver.entityOf(first, collector.module);
  const phrases = entity && phrasesOf(entity);
  if (phrases) collectPhrases(phrases, call, collector);
  return phrases !== undefined;
}

function collectOperands(call: Call, collector: EffectSink): void {
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
function collectLiteral(literal: TSESTree.ObjectExpression, collector: EffectSink): void {
  for (const property of literal.properties) {
    if (property.type === T.Property && isFunction(property.value)) collector.collectBody(property.value);
    else collector.collect(property);
  }
}
