import { T } from '../nodeTypes';
import type { Evidence } from '../../../core/effect';
import { builtinMethod } from '../knowledge/lookUp';
import type { Phrase } from '../../knowledge/phrase';
import { classifyName } from '../../knowledge/verbs';
import { listWords } from '../../knowledge/words';
import { calleeText, unwrap } from '../syntax';
import { enclosingClass } from './classMembers';
import { isResultDropped } from './callContext';
import { methodName, type Call } from './call';
import type { EffectSink } from './effectSink';
import type { Entity } from './entity';
import { OUTSIDE } from '../../effects/locations';
import { collectLogging, isLogging } from './logging';
import { addOrder } from './order';
import { collectOrderedReceivers } from './orderedReceivers';
import { collectPhrases } from './phraseEffects';
import { collectSharedRead } from './setUp';

/**
 * Lists what a call may do when nothing is known of it but what it is called. Names never show more than a plain read; a
 * dropped result shows that the call is made for its effect, whatever its name.
 */
export function collectByName(call: Call, entity: Entity | undefined, collector: EffectSink): void {
  const name = methodName(call);
  if (call.receiver && !entity) {
    // `push`, `trim`, `slice` mean the same on whatever they are called on.
    const builtin = builtinMethod(isPromiseMethod(call) ? 'promise' : 'any', name);
    if (builtin && (!call.isWaitedFor || isHarmless(builtin, call))) {
      // What a list or text gives is there at once.
      collectPhrases(builtin, { ...call, isWaitedFor: false }, collector);
      return;
    }
  }
  if (call.isWaitedFor) {
    collector.noteWait('unknown');
    collectSharedRead(call, collector);
  }
  const kind = isVague(call) ? 'unknown' : classifyName(name).kind;
  // A dropped result shows that something is done; else an unknown name says nothing.
  const isDone = call.isWaitedFor && isResultDropped(call.node);
  const isPlainRead = kind === 'read' && !isDone;
  collectOrderedReceivers(call, isPlainRead, collector);
  const evidence: Evidence = (kind === 'unknown' || kind === 'read') && !isDone ? 'unknown' : 'name';
  if (isCommandParsing(call)) {
    collector.found.guards = true;
    collector.found.guardsSurely = true;
    return;
  }
  if (kind === 'guard') collector.found.guards = true;
  if (isPlainRead || (kind === 'pure' && !isDone) || kind === 'guard') {
    if (call.isWaitedFor) collector.add('read', OUTSIDE, call.node, { evidence: 'name', via: call.text });
    return;
  }
  if (call.node.type === T.NewExpression) return;
  // `await audit.logEvent(…)` keeps a record of something, and is waited for since somebody looks at it.
  if (isLogging(call) && !(call.isWaitedFor && classifyName(name).noun !== undefined)) {
    collectLogging(call, evidence, collector);
    return;
  }
  // Said first, because it says more than that something is written.
  if (kind === 'order' || kind === 'lifecycle' || (isDone && evidence === 'name' && kind !== 'write'))
    addOrder(call, collector);
  if (call.isWaitedFor) collector.add('write', OUTSIDE, call.node, { evidence, via: call.text });
  collectReach(call, kind === 'write' ? 'name' : 'unknown', collector);
}

/** `this.parse(Deploy)` in the class `Deploy`, which declares the arguments of a command: wrong ones end it. */
function isCommandParsing(call: Call): boolean {
  const [declared] = call.args;
  if (call.text !== 'this.parse' || !declared) return false;
  const owner = enclosingClass(call.node)?.node.id?.name;
  return /^this\.(?:ctor|constructor)$/.test(calleeText(declared)) || calleeText(declared) === owner;
}

/** `load().catch(…)`: nothing but promises has these methods on what a call gives. */
function isPromiseMethod(call: Call): boolean {
  const isCall = call.receiver !== undefined && unwrap(call.receiver).type === T.CallExpression;
  return isCall && /^(?:then|catch|finally)$/.test(methodName(call));
}

/** `thing.get()`, `reader.read()`: neither the name nor an argument says what is read, so it may as well take the next one, or make it. */
function isVague(call: Call): boolean {
  return call.args.length === 0 && call.isWaitedFor && (VAGUE_NAMES.has(methodName(call)) || readsOn(call));
}

/** `file.readHeader()`, `input.readEntry()`: parts of something that is read from front to back. */
function readsOn(call: Call): boolean {
  const { verb, noun = '' } = classifyName(methodName(call));
  return call.receiver !== undefined && verb === 'read' && PARTS.has(noun.split(' ')[0] ?? '');
}

const PARTS: ReadonlySet<string> = new Set(
  listWords(`header body footer trailer frame packet block section segment entry record row field token tag item value
             string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 varint float double bool length word
             response request reply answer`),
);

const VAGUE_NAMES: ReadonlySet<string> = new Set([
  'get',
  'read',
  'fetch',
  'load',
  'take',
  'receive',
  'resolve',
  'value',
]);

/** A value computed on the way out of a function; what is awaited directly is no method of a list or text. */
function isHarmless(phrases: readonly Phrase[], call: Call): boolean {
  return (
    (isPromiseMethod(call) || call.node.parent.type !== T.AwaitExpression) &&
    phrases.every((phrase) => phrase.verb === 'pure' || phrase.verb === 'calls')
  );
}

/** Unknown calls may change what they are given and what they are called on. */
function collectReach(call: Call, onReceiver: Evidence, collector: EffectSink): void {
  for (const node of call.receiver ? [call.receiver, ...call.args] : call.args) {
    const location = collector.visibleLocation(node);
    if (!location || location.root.startsWith('global:') || location.root.startsWith('module:')) continue;
    collector.add('write', location, call.node, {
      evidence: node === call.receiver ? onReceiver : 'unknown',
      via: call.text,
    });
  }
}
