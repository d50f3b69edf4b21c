import { WORLD, type Effect } from '../../core/effect';
import { contains, type Span } from '../../core/span';

/** Something that stays, for certain. */
export function isMark(effect: Effect): boolean {
  return effect.access === 'write' && effect.evidence !== 'unknown';
}

/** A question to a person is one, however deep below a name that says something else. */
export function isPrompt({ access, evidence, location }: Effect): boolean {
  return access === 'order' && evidence === 'table' && location.path[0] === 'ui';
}

/** It has its place among everything outside. */
export function isUnlimitedOrder({ access, location }: Effect): boolean {
  return access === 'order' && location.root === WORLD && location.path.length === 0;
}

/** It surely does something; letting time pass and writing to a log is nothing that one calls a function for. */
export function isChange({ access, evidence, location }: Effect): boolean {
  if (evidence === 'unknown' && location.root !== WORLD) return false;
  return access === 'write' || (access === 'order' && !/^(?:log|clock)$/.test(location.path[0] ?? ''));
}

/** All that a call does outside is to wait for a timer; `given` are its arguments, in which somebody is asked how long. */
export function isPause(effects: readonly Effect[], given: readonly Span[]): boolean {
  const outside = effects.filter(({ location }) => location.root === WORLD);
  const own = outside.filter(({ span }) => !given.some((argument) => contains(argument, span)));
  return own.length > 0 ? own.every(isTimer) : outside.length > 0 && outside.every(isTimer);
}

function isTimer({ access, location, depth = 0 }: Effect): boolean {
  return access === 'order' && location.path[0] === 'clock' && depth <= 1;
}

/** Counters and caches deep below are a callee's own business when it is there to read, which is what makes it trusted. */
export function isForgotten({ location, depth = 0 }: Effect, isTrusted: boolean): boolean {
  if (location.root === WORLD) return false;
  // Fields of the objects at hand are looked at longer: a value kept there is often the very thing that the next call needs.
  const most = /^(?:var|module):/.test(location.root) ? 2 : 3;
  return depth + 1 >= (isTrusted ? most : 4);
}
