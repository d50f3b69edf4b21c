import { HELD_LOCK, LOCK } from '../../effects/locations';
import { field, isFunction, unwrap, type PyNode } from '../syntax';
import { applySummary } from './applySummary';
import { describeCall, valuesGiven, type Call } from './call';
import { isGivenCallback } from './callbacks';
import type { EffectSink } from './effectSink';
import { collectEscapes } from './escapes';
import { isSerialised, isWorkHandedOver } from './locks';
import { collectByName } from './nameEffects';
import { collectPhrases } from './phraseEffects';
import { phrasesOf } from './phrasesOf';

/** Lists what a call does: its arguments, then what is known of the callee (settings, body, tables, name, in this order). */
export function collectCall(node: PyNode, collector: EffectSink): void {
  const call = describeCall(node, collector.module.source.text);
  collectOperands(call, collector);
  if (isSerialised(call, collector)) {
    collector.add('order', isWorkHandedOver(call) ? LOCK : HELD_LOCK, node, { via: call.text });
    collector.noteWait('yes');
    return;
  }
  const user = collector.summaries.matchUserCall(call.text);
  if (user) {
    collectPhrases(user, call, collector);
    return;
  }
  const entity = call.callee && collector.summaries.resolver.entityOf(call.callee, collector.module);
  const summary = entity && collector.summaries.ofCall(entity);
  if (summary) {
    applySummary(summary, entity, call, collector);
    return;
  }
  const phrases = entity && phrasesOf(entity);
  if (phrases) {
    collectPhrases(phrases, call, collector);
    collectEscapes(call, collector);
    return;
  }
  if (isGivenCallback(entity, call, collector)) return;
  collectByName(call, entity, collector);
  collectEscapes(call, collector);
}

function collectOperands(call: Call, collector: EffectSink): void {
  const inner = call.callee && unwrap(call.callee);
  const object = inner?.type === 'attribute' ? field(inner, 'object') : inner;
  if (object) collector.collect(object);
  for (const value of valuesGiven(call)) {
    const given = unwrap(value);
    const body = isFunction(given) ? field(given, 'body') : undefined;
    collector.collect(body ?? value);
  }
}
