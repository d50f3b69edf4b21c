import type { Effect, Location } from '../../core/effect';

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
}

/** The summary of something that does nothing. */
export const NOTHING: Summary = {
  effects: [],
  waits: 'no',
  throws: false,
  exits: false,
  guards: false,
};

/** Keeps one of each effect that says the same, so that summaries stay small. */
export function distinctEffects(effects: readonly Effect[]): Effect[] {
  const seen = new Map<string, Effect>();
  for (const effect of effects) {
    const { location, access, evidence } = effect;
    const key = `${access}|${evidence}|${effect.isMemo === true ? 'memo' : ''}|${keyOf(location)}`;
    const known = seen.get(key);
    if (!known || (effect.depth ?? 0) < (known.depth ?? 0)) seen.set(key, effect);
  }
  return [...seen.values()];
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
