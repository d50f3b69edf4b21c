import { calleeText, field, isFunction, unwrap, type PyNode } from '../syntax';
import { valuesGiven, type Call } from './call';
import type { EffectSink } from './effectSink';
import { orderedResourceOf } from '../knowledge/lookUp';

const SERIALISING_METHODS: ReadonlySet<string> = new Set([
  'run',
  'execute',
  'acquire',
  'lock',
  'schedule',
  'submit',
  'add',
  'enqueue',
  'wait',
  'use',
]);

/** Methods that wait for one's turn without being given the work. */
const TAKING_METHODS: ReadonlySet<string> = new Set(['acquire', 'lock', 'wait']);

const LOCK_NAMES = /(?:^|_)(?:mutex|semaphore|sem|r?lock|queue|limiter|throttler?|throttle|rate_?limit(?:er)?)$/i;

/** Work that is handed to a lock or queue is done one after another, whoever asks. */
export function isSerialised(call: Call, collector: EffectSink): boolean {
  if (!call.receiver || !call.isWaitedFor) return false;
  const isTaken = TAKING_METHODS.has(call.method) || LIMITERS.test(call.text.slice(0, -call.method.length - 1));
  if (!isTaken && !(SERIALISING_METHODS.has(call.method) && isWorkHandedOver(call))) return false;
  return isLockNamed(call.receiver, collector);
}

/** A job that is put into a queue as data is written to it; only work that is handed over as a function runs behind it. */
export function isWorkHandedOver(call: Call): boolean {
  return valuesGiven(call).some((value) => isFunction(unwrap(value)));
}

/** Whatever is asked of one of these is to wait for one's turn. */
const LIMITERS = /(?:limiter|throttler?|throttle)$/i;

/** `async with self._lock:` and `with limiter.ratelimit():` */
export function isLockEntered(node: PyNode, collector: EffectSink): boolean {
  const inner = unwrap(node);
  const callee = inner.type === 'call' ? field(inner, 'function') : undefined;
  if (isLockNamed(callee ?? inner, collector)) return true;
  const receiver = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
  return receiver !== undefined && isLockNamed(receiver, collector);
}

function isLockNamed(node: PyNode, collector: EffectSink): boolean {
  const entity = collector.summaries.resolver.entityOf(node, collector.module);
  if (entity?.kind === 'known') return orderedResourceOf(entity.type) === 'lock';
  const name = calleeText(unwrap(node), collector.module.source.text).replaceAll('()', '').replaceAll('[]', '');
  if (LOCK_NAMES.test(name.split('.').at(-1) ?? '')) return true;
  if (entity?.kind !== 'instance') return false;
  const className = field(entity.of.node, 'name');
  const { text } = entity.of.module.source;
  return (
    className !== undefined &&
    /(?:Lock|Mutex|Semaphore|Limiter|Throttler?)$/.test(text.slice(className.start, className.end))
  );
}

/** A decorator that lets one caller in at a time, or not too many in a while. */
export function isSerialiser(decorator: string): boolean {
  return /(?:^|[._])(?:with_lock|locked?|synchroni[sz]ed|serialized?|rate_?limit(?:ed|er)?|limits?|limiter|throttled?|sleep_and_retry)(?:\(\))?$/i.test(
    decorator,
  );
}
