import { EVENT, OUTSIDE } from '../../effects/locations';
import type { Call } from './call';
import type { EffectSink } from './effectSink';

/** What starts, stops, asks, waits or moves has its place in the row, whatever its body shows. */
export function addOrder(call: Call, collector: EffectSink): void {
  // What nobody waits for is over at once; others only see it as an event.
  const location = call.isWaitedFor ? OUTSIDE : EVENT;
  collector.add('order', location, call.node, { evidence: 'name', via: call.text });
}
