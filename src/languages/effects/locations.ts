import { HELD, WORLD, type Effect, type Location } from '../../core/effect';

/** All that lies outside the program. */
export const OUTSIDE: Location = { root: WORLD, path: [], label: 'the outside world' };

/** What others may be told of when something nobody waits for happens. */
export const EVENT: Location = { root: WORLD, path: ['event'], label: 'the events' };

/** Lines of a log; what is written there has an order, but nobody's work hangs on it. */
export const LOG: Location = { root: WORLD, path: ['log'], label: 'the log' };

/** Everything that a lock or queue does one after another. */
export const LOCK: Location = { root: WORLD, path: ['ordered lock'], label: 'a lock or queue' };

/** What is held from here on, until it is given back. */
export const HELD_LOCK: Location = { ...LOCK, path: [...LOCK.path, HELD] };

/** The variables that a process is started with, and hands on. */
export const ENVIRONMENT: Location = { root: WORLD, path: ['env'], label: 'the environment' };

/** Says whether an effect is a turn at a lock or queue. */
export function isLock(effect: Effect): boolean {
  return effect.location.root === WORLD && effect.location.path[0] === LOCK.path[0];
}

/** Something of which only one thing may be asked at a time: a connection, a session, a page. */
export function orderedThing(resource: string): Location {
  return { root: WORLD, path: [`ordered ${resource}`], label: resource };
}

/** Resources whose keys are paths: a key is part of the keys it begins with. */
export const PATH_RESOURCES: ReadonlySet<string> = new Set(['fs', 'storage']);

/** What hardly anybody changes while the program runs: reading it is in nobody's way. */
export const OWN_ROOTS: ReadonlySet<string> = new Set(['env', 'process', 'random', 'module']);
