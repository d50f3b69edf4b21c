import { WORLD, type Effect, type Location } from '../../../core/effect';
import { isForgotten, isMark, isPrompt, isUnlimitedOrder } from '../../effects/effectKinds';
import { isLock, OUTSIDE, PATH_RESOURCES } from '../../effects/locations';
import { distinctEffects, type Summary } from '../../effects/summary';
import { classifyPythonName } from '../knowledge/names';
import { enclosing, isFunctionOrClass } from '../syntax';
import type { Call } from './call';
import { CALLBACK, collectCallback, isCallback } from './callbacks';
import type { EffectSink } from './effectSink';
import type { Entity } from './entity';
import { isLogging } from './nameEffects';
import { addOrder } from './order';
import { bindArguments, relocate } from './relocate';

/** Bodies so deep below a call that is named like a read are its own business. */
const TRUSTED_DEPTH = 2;

/** Brings a callee's summary to the call: parameters become arguments, `self` becomes the receiver. */
export function applySummary(summary: Summary, entity: Entity, call: Call, collector: EffectSink): void {
  if (call.isWaitedFor) {
    collector.noteWait(summary.waits);
    collector.found.exits ||= summary.exits;
    collectNamed(summary, call, collector);
  }
  const isTrusted = isNamedLikeRead(call) && !isLocalFunction(entity);
  const argumentsOf = bindArguments(entity, call);
  const takesItsTime = isOnlySlow(summary, call);
  for (const effect of distinctEffects(summary.effects)) {
    if (isCallback(effect)) {
      const index = Number(effect.location.root.slice(CALLBACK.length));
      for (const given of argumentsOf(index)) collectCallback(given, call, collector);
      continue;
    }
    if (takesItsTime && effect.location.path[0] === 'clock') continue;
    const details = {
      evidence: effect.evidence,
      via: call.text,
      origin: effect.origin ?? effect.via,
      depth: (effect.depth ?? 0) + 1,
    };
    if (isLock(effect) || isOrderedThing(effect)) {
      // Far below a read, a name is not enough to be sure of.
      const isGuess = isTrusted && effect.evidence === 'name' && (effect.depth ?? 0) >= TRUSTED_DEPTH;
      const access = isGuess ? 'use' : effect.access;
      if (!isPrivate(effect.location, collector)) collector.add(access, effect.location, call.node, details);
      continue;
    }
    if (isTrusted && !isPrompt(effect) && (effect.evidence === 'unknown' || (effect.depth ?? 0) >= TRUSTED_DEPTH)) {
      // The body leaves open what its unknown parts do, and the name says that the whole only reads.
      if (effect.location.root === WORLD) {
        collector.add('read', effect.location, call.node, { evidence: 'name', via: call.text });
      }
      continue;
    }
    if (isForgotten(effect, isTrusted)) continue;
    const access = isTrusted && isUnlimitedOrder(effect) ? 'use' : effect.access;
    for (const location of relocate(effect, argumentsOf, collector)) {
      if (!isPrivate(location, collector)) collector.add(access, location, call.node, details);
    }
  }
}

/** What the name adds to the body: that it is there to refuse, to start something, or to change something. */
function collectNamed(summary: Summary, call: Call, collector: EffectSink): void {
  const { kind, verb } = classifyPythonName(call.method);
  if (kind === 'guard') collector.found.guards ||= call.isDropped || summary.throws || summary.exits;
  // `connect()` starts something even if its result is used; `load_plugins()`, whose noun says so, may as well only read.
  const isStart = kind === 'lifecycle' && (call.isDropped || classifyPythonName(verb ?? '').kind === 'lifecycle');
  if (isStart || (kind === 'order' && !isLogging(call))) addOrder(call, collector);
  if (call.isDropped && kind === 'write' && !summary.effects.some(isMark)) {
    collector.add('write', OUTSIDE, call.node, { evidence: 'name', via: call.text });
  }
}

/** It gives something back and lets time pass before, as something that works: nobody else's time. */
function isOnlySlow(summary: Summary, call: Call): boolean {
  const outside = summary.effects.filter(({ location }) => location.root === WORLD);
  return (
    call.isWaitedFor &&
    !call.isDropped &&
    outside.every(({ location }) => /^(?:clock|log)$/.test(location.path[0] ?? ''))
  );
}

/** A session, connection or page: whoever uses it twice at once breaks it, however deep below. */
function isOrderedThing({ location }: Effect): boolean {
  return location.root === WORLD && (location.path[0]?.startsWith('ordered ') ?? false);
}

/** A connection or server that the function made for itself is nobody else's; paths of files are. */
function isPrivate(location: Location, collector: EffectSink): boolean {
  const [resource = '', key = ''] = location.path;
  return location.root === WORLD && !PATH_RESOURCES.has(resource) && collector.isOwnKey(key);
}

/** A function inside a function is a piece of that; its name vouches for nothing. */
function isLocalFunction(entity: Entity): boolean {
  return entity.kind === 'function' && enclosing(entity.node, isFunctionOrClass)?.type === 'function_definition';
}

/** Its name is that of a read, and its result is used. */
function isNamedLikeRead(call: Call): boolean {
  const { kind, verb } = classifyPythonName(call.method);
  // A name without any verb says what comes back: `mac_address()`, `current_branch()`.
  return (
    !call.isDropped &&
    // What has to be waited for is more than a computation.
    (kind === 'read' ||
      (kind === 'pure' && !call.isWaitedFor) ||
      (verb === undefined && call.args.length === 0 && call.keywords.size === 0))
  );
}
