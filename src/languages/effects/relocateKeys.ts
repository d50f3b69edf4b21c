import { ANY_KEY, SYMBOLIC_KEY, type Location } from '../../core/effect';
import { readableKey, splitKey } from './keyText';

/** Says a key out of a body with the arguments of the call; undefined when one of them has no name. */
export type InCaller = (key: string) => string | undefined;

/** `fs:@{param:0}/package.json` with the argument of the call; all of the resource where that has no name. */
export function relocateResource(location: Location, inCaller: InCaller): Location {
  const [resource = '', ...keys] = location.path;
  if (!keys.some(isRelative)) return location;
  const key = inCaller(keys.join('/'));
  if (key === undefined) return { ...location, path: [resource], label: resource };
  return { ...location, path: [resource, ...splitKey(key)], label: `${resource}:${readableKey(key)}` };
}

/** `this.rows.@{param:0}` with the argument of the call for a key, which may be any where that has no name. */
export function relocateMemory(location: Location, inCaller: InCaller): Location {
  if (!location.path.some(isRelative)) return location;
  return { ...location, path: location.path.map((key) => (isRelative(key) ? (inCaller(key) ?? ANY_KEY) : key)) };
}

/** Its value is that of a parameter or of something below `this`. */
function isRelative(key: string): boolean {
  return key.includes(SYMBOLIC_KEY) && /\b(?:param:|this)/.test(key);
}
