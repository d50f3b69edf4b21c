import { ANY_KEY, WORLD, type Effect, type Location } from '../../core/effect';

/** What calling a function does, seen from outside; parameters are said as `param:<i>`, its receiver as `this`. */
export interface Summary {
  readonly effects: readonly Effect[];
  /** `no`: it never waits for anything outside. */
  readonly waits: 'yes' | 'no' | 'unknown';
  /** It can throw on purpose. */
  readonly throws: boolean;
  /** It ends the process, redirects, or leaves in another way that is no rejection. */
  readonly exits: boolean;
  /** It is there to refuse; said by the tables or by its name. */
  readonly guards: boolean;
  /** How many bodies below it a refusal for want of a right stands; absent when none is near. */
  readonly refusalDepth?: number;
  /** A part of the body, or of what it calls, was not followed: it may do more than this. */
  readonly isPartial?: boolean;
}

/** The summary of something that does nothing. */
export const NOTHING: Summary = {
  effects: [],
  waits: 'no',
  throws: false,
  exits: false,
  guards: false,
};

/** The summary of something that was not looked at: it may do anything. */
export const NOT_FOLLOWED: Summary = { ...NOTHING, waits: 'unknown', isPartial: true };

/** Keeps one of each effect that says the same, so that summaries stay small. */
export function distinctEffects(effects: readonly Effect[]): Effect[] {
  const found: Effect[] = [];
  // By place alone, whose text is kept: a text for each effect would have to be put together and hashed anew.
  const indexes = new Map<string, number[]>();
  for (const effect of effects) {
    const place = keyOf(effect.location);
    const known = indexes.get(place);
    const index = known?.find((each) => isSame(found[each], effect));
    if (index === undefined) {
      if (known) known.push(found.length);
      else indexes.set(place, [found.length]);
      found.push(effect);
    } else if ((effect.depth ?? 0) < (found[index]?.depth ?? 0)) found[index] = effect;
  }
  return found;
}

/** What a function does to places in memory under keys that nobody outside knows the value of, it may do under any key. */
export function withoutHiddenKeys(effects: readonly Effect[], isHidden: (variable: number) => boolean): Effect[] {
  const isHiddenKey = (key: string): boolean =>
    key.includes('var:') && [...key.matchAll(/\bvar:(\d+)/g)].some(([, id]) => isHidden(Number(id)));
  return effects.map((effect) => {
    const { location } = effect;
    if (location.root === WORLD || !location.path.some(isHiddenKey)) return effect;
    const path = location.path.map((key) => (isHiddenKey(key) ? ANY_KEY : key));
    return { ...effect, location: { ...location, path } };
  });
}

/** Says whether two effects on one place say the same. */
function isSame(a: Effect | undefined, b: Effect): boolean {
  return (
    a?.access === b.access &&
    a.evidence === b.evidence &&
    (a.isMemo === true) === (b.isMemo === true) &&
    (a.isFolder === true) === (b.isFolder === true)
  );
}

/** Most locations come by many times, once for each body that an effect is seen through. */
const KEYS = new WeakMap<Location, string>();

function keyOf(location: Location): string {
  let key = KEYS.get(location);
  if (key === undefined) {
    key = `${location.exact === true ? 'exact' : ''}|${location.root}|${location.path.join('|')}`;
    KEYS.set(location, key);
  }
  return key;
}
