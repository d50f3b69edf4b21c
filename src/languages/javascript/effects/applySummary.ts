import { WORLD, type Location } from '../../../core/effect';
import { classifyName } from '../../knowledge/verbs';
import { isResultDropped } from './callContext';
import { methodName, type Call } from './call';
import { CALLBACK, collectCallback } from './callbacks';
import type { EffectSink } from './effectSink';
import { isForgotten, isMark, isPrompt, isUnlimitedOrder } from '../../effects/effectKinds';
import { isLock, OUTSIDE, PATH_RESOURCES } from '../../effects/locations';
import { isLogging } from './logging';
import { addOrder } from './order';
import { collectGivenTransaction } from './orderedReceivers';
import { noteRefusal } from './refusals';
import { relocate } from './relocate';
import { collectAwaitedSetting, collectEnvironmentChange, isSetUpState, isSharedRead } from './setUp';
import type { Summary } from '../../effects/summary';

/** Bodies so deep below a call that is named like a read are its own business. */
const TRUSTED_DEPTH = 2;

/** Brings a callee's summary to the call: parameters become arguments, `this` becomes the receiver. */
export function applySummary(summary: Summary, call: Call, collector: EffectSink): void {
  if (call.isWaitedFor) collector.noteWait(summary.waits);
  const isDropped = isResultDropped(call.node);
  const { kind, verb } = classifyName(methodName(call));
  if (call.isWaitedFor) collector.found.exits ||= summary.exits;
  if (call.isWaitedFor && summary.refusalDepth !== undefined) noteRefusal(collector.found, summary.refusalDepth + 1);
  if (kind === 'guard') collector.found.guards ||= isDropped || summary.throws || summary.exits;
  // `connect()` starts something even if its result is used; `loadPlugins()`, whose noun says so, may as well only read.
  const isStart = kind === 'lifecycle' && (isDropped || classifyName(verb ?? '').kind === 'lifecycle');
  if (call.isWaitedFor && (isStart || (kind === 'order' && !isLogging(call)))) addOrder(call, collector);
  const isMarked = summary.effects.some(isMark);
  if (call.isWaitedFor && isDropped && kind === 'write' && !isMarked && summary.isPartial !== true) {
    // `createDatabase()` whose body only shows calls on an object of its own: it was not called for nothing.
    collector.add('write', OUTSIDE, call.node, { evidence: 'name', via: call.text });
  }
  collectAwaitedSetting(call, collector);
  collectGivenTransaction(call, !isMarked, collector);
  const isTrusted = isNamedLikeRead(call);
  for (const effect of summary.effects) {
    if (isSetUpState(effect.location) && !isSharedRead(effect)) continue;
    if (effect.location.root.startsWith(CALLBACK)) {
      collectCallback(effect, call, collector);
      continue;
    }
    if (isLock(effect)) {
      collector.add(effect.access, effect.location, call.node, {
        via: call.text,
        origin: effect.origin ?? effect.via,
        depth: (effect.depth ?? 0) + 1,
      });
      continue;
    }
    if (isTrusted && !isPrompt(effect) && (effect.evidence === 'unknown' || (effect.depth ?? 0) >= TRUSTED_DEPTH)) {
      // The body leaves open what its unknown parts do, and the name says that the whole only reads.
      if (effect.location.root === WORLD)
        collector.add('read', effect.location, call.node, { evidence: 'name', via: call.text });
      continue;
    }
    if (isForgotten(effect, isTrusted)) continue;
    collectEnvironmentChange(effect, call, collector);
    // `ready()` and the like inside a read: done once as a rule, a question for a person.
    const access = isTrusted && isUnlimitedOrder(effect) ? 'use' : effect.access;
    for (const location of relocate(effect, call, collector)) {
      if (isPrivate(location, collector)) continue;
      collector.add(access, location, call.node, {
        evidence: effect.evidence,
        via: call.text,
        origin: effect.origin ?? effect.via,
        depth: (effect.depth ?? 0) + 1,
        isMemo: effect.isMemo,
        isFolder: effect.isFolder,
      });
    }
  }
}

/** A connection or server that the function made for itself is nobody else's; paths of files are. */
function isPrivate(location: Location, collector: EffectSink): boolean {
  const [resource = '', key = ''] = location.path;
  return location.root === WORLD && !PATH_RESOURCES.has(resource) && collector.isOwnKey(key);
}

/** Its name is that of a read, and its result is used. */
function isNamedLikeRead(call: Call): boolean {
  const { kind, verb } = classifyName(methodName(call));
  // A name without any verb says what comes back: `macAddress()`, `currentBranch()`.
  return (
    (kind === 'read' || kind === 'pure' || (verb === undefined && call.args.length === 0)) &&
    !isResultDropped(call.node)
  );
}
