import type { Effect } from '../../../core/effect';
import { orderedThing, OUTSIDE } from '../../effects/locations';

import { classifyPythonName } from '../knowledge/names';
import { calleeText, field, isFunction, unwrap, type PyNode } from '../syntax';
import type { Call } from './call';
import type { EffectSink } from './effectSink';
import type { Entity } from './entity';
import { addOrder } from './order';

/** Root of the effect "calls the function that it was given as its n-th argument". */
export const CALLBACK = 'callback:';

/** A function that the summarised function was given: its effects are counted where it is given. */
export function isGivenCallback(entity: Entity | undefined, call: Call, collector: EffectSink): boolean {
  const callee = call.callee && unwrap(call.callee);
  if (entity || callee?.type !== 'identifier') return false;
  const index = collector.parameterIndex(callee);
  if (index === undefined) return false;
  if (call.isWaitedFor) collector.noteWait('unknown');
  collector.add('write', { root: `${CALLBACK}${String(index)}`, path: [], label: call.text }, call.node);
  return true;
}

/** What a callee does with a function that it is given, unless that is written in place and was walked as an argument. */
export function collectCallback(given: PyNode | undefined, call: Call, collector: EffectSink): void {
  const inner = given && unwrap(given);
  if (!inner || isFunction(inner)) return;
  if (inner.type === 'identifier' && isGivenCallback(undefined, { ...call, callee: inner }, collector)) return;
  const entity = collector.summaries.resolver.entityOf(inner, collector.module);
  const summary = entity && collector.summaries.ofCall(entity);
  if (summary) addEffectsOfGiven(summary.effects, call, collector);
  else if (call.isWaitedFor) {
    const name = calleeText(inner, collector.module.source.text).split('.').at(-1) ?? '';
    // A hook that gives nothing back is called for what it does, and in which order others see.
    if (call.isDropped) addOrder(call, collector);
    else if (classifyPythonName(name).kind === 'read') {
      collector.add('read', OUTSIDE, call.node, { evidence: 'name', via: call.text });
      collectObject(inner, call, collector);
    } else collector.add('write', OUTSIDE, call.node, { evidence: 'unknown', via: call.text });
  }
}

/** A method that is handed to a thread: whether its object stands two threads at once, nobody knows. */
function collectObject(method: PyNode, call: Call, collector: EffectSink): void {
  const object = method.type === 'attribute' ? field(method, 'object') : undefined;
  const owner = object && collector.summaries.resolver.entityOf(object, collector.module);
  if (!object || owner?.kind === 'external' || owner?.kind === 'namespace') return;
  const label = calleeText(object, collector.module.source.text);
  collector.add('use', { ...orderedThing('thread'), label }, call.node, { evidence: 'name', via: call.text });
}

/** A function that is passed on is called somewhere in there; its parameters are not those of the call. */
export function addEffectsOfGiven(effects: readonly Effect[], call: Call, collector: EffectSink): void {
  for (const inner of effects) {
    if (/^(?:param:|callback:)/.test(inner.location.root)) continue;
    collector.add(inner.access, inner.location, call.node, {
      evidence: inner.evidence,
      via: call.text,
      origin: inner.origin ?? inner.via,
      depth: (inner.depth ?? 0) + 1,
    });
  }
}

/** Says whether a summary was told of a callback. */
export function isCallback(effect: Effect): boolean {
  return effect.location.root.startsWith(CALLBACK);
}
