import { calleeText, isFunction, unwrap } from '../syntax';
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

/** Work that is handed to a lock or queue is done one after another, whoever asks. */
export function isSerialised(call: Call, collector: EffectSink): boolean {
  const method = methodName(call);
  if (!call.receiver || !call.isWaitedFor || !SERIALISING_METHODS.has(method)) return false;
  // A job that is put into a queue as data is written to it; only work that is handed over as a function runs behind it.
  const isHandedOver = call.args.some((argument) => isFunction(unwrap(argument)));
  if (!isHandedOver && !TAKING_METHODS.has(method)) return false;
  const entity = collector.summaries.resolver.entityOf(call.receiver, collector.module);
  const className = entity?.kind === 'instance' ? (entity.of.node.id?.name ?? '') : '';
  return /mutex|semaphore|lock|queue|limiter|throttle/i.test(
    `${className} ${calleeText(call.receiver).split('.').at(-1) ?? ''}`,
  );
}
