import { T } from '../nodeTypes';
import type { Effect } from '../../../core/effect';
import { isFunction, unwrap } from '../syntax';
import type { Call } from './call';
import type { EffectSink } from './effectSink';
import type { Entity } from './entity';
import { OUTSIDE } from '../../effects/locations';
import type { Summary } from '../../effects/summary';

/** A callback that the summarised function, or a function written in place, was given: its effects are counted where it is given. */
export function isGivenCallback(entity: Entity | undefined, call: Call, collector: EffectSink): boolean {
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
export const CALLBACK = 'callback:';

/** What a callee does with a function that it is given, unless that is written in place and was walked as an argument. */
export function collectCallback(effect: Effect, call: Call, collector: EffectSink): void {
  const argument = call.args[Number(effect.location.root.slice(CALLBACK.length))];
  const given = argument && unwrap(argument);
  if (!given || isFunction(given)) return;
  if (given.type === T.Identifier && isGivenCallback(undefined, { ...call, callee: given }, collector)) return;
  const entity = collector.summaries.resolver.calledEntityOf(given, collector.module);
  const summary = entity && collector.summaryOf(entity, false);
  if (!summary) {
    if (call.isWaitedFor) collector.add('write', OUTSIDE, call.node, { evidence: 'unknown', via: call.text });
    return;
  }
  addEffectsOfGiven(summary, call, collector);
}

/** A function that is passed on is called somewhere in there; its parameters and receiver are not those of the call. */
export function addEffectsOfGiven(summary: Summary, call: Call, collector: EffectSink): void {
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
