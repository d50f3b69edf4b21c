import type { Location } from '../../../core/effect';
import { HELD_LOCK, LOCK } from '../../effects/locations';
import { calleeText, isFunction, unwrap, type Node } from '../syntax';
import { methodName, type Call } from './call';
import type { EffectSink } from './effectSink';

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

/** Methods that wait for one's turn without being given the work. */
const TAKING_METHODS = new Set(['acquire', 'lock', 'wait']);

/**
 * The lock or queue that a call waits for, if it does: work that is handed to it is done one after another, whoever asks; without
 * work it is held from here on.
 */
export function turnOf(call: Call, collector: EffectSink): Location | undefined {
  const method = methodName(call);
  if (!call.receiver || !call.isWaitedFor || !SERIALISING_METHODS.has(method)) return undefined;
  // A job that is put into a queue as data is written to it; only work that is handed over as a function runs behind it.
  const isHandedOver = call.args.some((argument) => isFunction(unwrap(argument)));
  if (!isHandedOver && !TAKING_METHODS.has(method)) return undefined;
  if (!isLockOrQueue(call.receiver, collector)) return undefined;
  return isHandedOver ? LOCK : HELD_LOCK;
}

function isLockOrQueue(receiver: Node, collector: EffectSink): boolean {
  const entity = collector.summaries.resolver.entityOf(receiver, collector.module);
  const className = entity?.kind === 'instance' ? (entity.of.node.id?.name ?? '') : '';
  return /mutex|semaphore|lock|queue|limiter|throttle/i.test(
    `${className} ${calleeText(receiver).split('.').at(-1) ?? ''}`,
  );
}
