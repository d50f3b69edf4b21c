import type { Evidence } from '../../../core/effect';
import { LOG, OUTSIDE } from '../../effects/locations';
import { builtinMethod, methodNamed } from '../knowledge/lookUp';
import { DJANGO_METHODS, DJANGO_THREAD, RUNS_IN_THREAD } from '../knowledge/tables/django';
import { classifyPythonName } from '../knowledge/names';
import { valuesGiven, type Call } from './call';
import type { EffectSink } from './effectSink';
import type { Entity } from './entity';
import { addOrder } from './order';
import { collectOrderedReceivers } from './orderedReceivers';
import { collectPhrases } from './phraseEffects';

/** Verbs of loggers; what they write has an order, but nobody's work hangs on it. */
const LOG_VERBS: ReadonlySet<string> = new Set(['log', 'warn', 'debug', 'info', 'trace']);
const LOG_NAMES: ReadonlySet<string> = new Set(['warning', 'error', 'exception', 'critical', 'success']);
const LOGGERS = /(?:^|[._])log(?:ger|ging)?$/i;

/**
 * Lists what a call may do when nothing is known of it but what it is called. Names never show more than a plain read; a
 * dropped result shows that the call is made for its effect, whatever its name.
 */
export function collectByName(call: Call, entity: Entity | undefined, collector: EffectSink): void {
  if (call.receiver && !entity && !call.isWaitedFor) {
    // `append`, `strip`, `items` mean the same on whatever they are called on.
    const builtin = builtinMethod('any', call.method);
    if (builtin && !isLogging(call)) {
      collectPhrases(builtin, call, collector);
      return;
    }
  }
  const named = call.receiver && call.isWaitedFor ? methodNamed(call.text) : undefined;
  if (named) {
    // What speaks SQL and is called a connection is one, and no pool.
    collectOrderedReceivers(call, !named.some(({ verb }) => verb === 'sql'), collector);
    collectPhrases(named, call, collector);
    return;
  }
  if (call.isWaitedFor) collector.noteWait('unknown');
  if (isDjango(call)) {
    collector.add('order', DJANGO_THREAD, call.node, { evidence: 'table', via: call.text });
    return;
  }
  const kind = isVague(call) ? 'unknown' : classifyPythonName(call.method).kind;
  const isPlainRead = kind === 'read' && !(call.isWaitedFor && call.isDropped);
  collectOrderedReceivers(call, isPlainRead, collector);
  // A dropped result shows that something is done; else an unknown name says nothing.
  const isDone = call.isWaitedFor && call.isDropped;
  const evidence: Evidence = (kind === 'unknown' || kind === 'read') && !isDone ? 'unknown' : 'name';
  if (kind === 'guard') collector.found.guards = true;
  if (isPlainRead || kind === 'pure' || kind === 'guard') {
    if (call.isWaitedFor) collector.add('read', OUTSIDE, call.node, { evidence: 'name', via: call.text });
    return;
  }
  if (isConstruction(call)) return;
  if (isLogging(call)) {
    collector.add('order', LOG, call.node, { evidence, via: call.text });
    return;
  }
  if (call.isWaitedFor && isHandedOn(call)) {
    // What each round sends to somebody else nobody gets in another order.
    const isToEach = call.receiver !== undefined && collector.isOwnItem(call.receiver);
    if (isToEach) collector.add('write', OUTSIDE, call.node, { evidence: 'name', via: call.text });
    else addOrder(call, collector);
    return;
  }
  // Said first, because it says more than that something is written.
  if (kind === 'order' || kind === 'lifecycle' || (isDone && evidence === 'name' && kind !== 'write')) {
    addOrder(call, collector);
  }
  if (call.isWaitedFor) collector.add('write', OUTSIDE, call.node, { evidence, via: call.text });
  // What is waited for writes to the outside; that it also changes the object it is called on is a guess.
  collectReach(call, kind === 'write' && !call.isWaitedFor ? 'name' : 'unknown', collector);
}

/** `Model.objects.aget(…)`, `sync_to_async(f)(…)`. */
function isDjango(call: Call): boolean {
  if (!call.isWaitedFor) return false;
  return (call.receiver !== undefined && DJANGO_METHODS.has(call.method)) || RUNS_IN_THREAD.test(call.text);
}

/** What people see in a chat, in the order in which it is sent. */
const SAYS = /^(?:send|reply|respond|answer|edit|followup|react|say|speak)(?:_|$)/;
const LISTENERS =
  /(?:^|[._])(?:ctx|context|channel|message|msg|interaction|chat|thread|update|query|callback_query|bot|author|member|webhook|response|followup|conversation|room|connection|conn|ws|websocket|socket|transport|writer)(?:\(\))?$/;

/** `await send(message)` of a server, `queue.put(item)`, `socket.send_text(line)`: what comes out has an order. */
function isHandedOn(call: Call): boolean {
  if (SAYS.test(call.method) && LISTENERS.test(call.text.slice(0, -call.method.length - 1))) return true;
  return call.receiver
    ? /^_*(?:put|join|send|send_(?:str|bytes|json|text|line|frame|packet|raw|data)|drain|sendall|writelines|write_eof)$/.test(
        call.method,
      )
    : /^(?:send|receive|emit|dispatch)$/.test(call.method);
}

/** It is called like a method of a logger. */
export function isLogging(call: Call): boolean {
  const receiver = call.text.slice(0, -call.method.length - 1);
  const { kind, verb } = classifyPythonName(call.method);
  if (LOGGERS.test(receiver)) return LOG_NAMES.has(call.method) || kind === 'order';
  return kind === 'order' && LOG_VERBS.has(verb ?? '') && call.method === verb;
}

/** `thing.get()`, `reader.read(8)`: nothing says what is read, so it may as well take the next one, or make it. */
function isVague(call: Call): boolean {
  const name = call.method.replace(/^_+/, '');
  return call.isWaitedFor && (name === 'read' || (valuesGiven(call).length === 0 && VAGUE_NAMES.has(name)));
}

const VAGUE_NAMES: ReadonlySet<string> = new Set(['get', 'fetch', 'load', 'take', 'receive', 'resolve', 'value']);

/** `Thing(…)`: by its name a class; `super().__init__(…)` goes on with making the object. */
function isConstruction(call: Call): boolean {
  return !call.isWaitedFor && /^_*[A-Z]|^__(?:init|new|post_init|init_subclass)__$/.test(call.method);
}

/** Unknown calls may change what they are given and what they are called on. */
function collectReach(call: Call, onReceiver: Evidence, collector: EffectSink): void {
  const { receiver } = call;
  for (const node of receiver ? [receiver, ...valuesGiven(call)] : valuesGiven(call)) {
    const location = collector.visibleLocation(node);
    if (!location || /^(?:global|module):/.test(location.root)) continue;
    collector.add('write', location, call.node, {
      evidence: node === receiver ? onReceiver : 'unknown',
      via: call.text,
    });
  }
}
