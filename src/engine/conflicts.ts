import { compareEffects, type Conflict } from '../core/conflict';
import { HELD, WORLD, type Effect } from '../core/effect';
import type { Step } from '../core/region';

/**
 * The strongest conflict between two steps: the earlier one writes what the later one reads (flow), reads what it writes
 * (anti), both write (output), or both use something that keeps its order. Undefined when they don't touch each other.
 */
export function findConflict(earlier: Step, later: Step): Conflict | undefined {
  const barrier = findBarrier(earlier, later);
  if (barrier) return areSeparateTasks(earlier, later) ? soften(barrier) : barrier;
  let found: Conflict | undefined;
  const byRoot = effectsByRoot(later);
  for (const from of earlier.effects) {
    for (const to of byRoot.get(from.location.root) ?? []) {
      const conflict = compareEffects(from, to);
      if (!conflict) continue;
      const weighed = areSeparateTasks(earlier, later) ? soften(conflict) : conflict;
      if (weighed.strength === 'must') return weighed;
      found ??= weighed;
    }
  }
  return found;
}

/** What starts, stops, waits or talks to a person keeps its place among all other awaits, whatever those touch. */
function findBarrier(earlier: Step, later: Step): Conflict | undefined {
  if (!earlier.await || !later.await) return undefined;
  const from = earlier.effects.find(isBarrier);
  const to = later.effects.find(isBarrier);
  const [first, second] = [from ?? earlier.effects[0] ?? to, to ?? later.effects[0] ?? from];
  if ((!from && !to) || !first || !second) return undefined;
  return { kind: 'order', strength: 'must', from: first, to: second };
}

function isBarrier(effect: Effect): boolean {
  const [resource, key] = effect.location.path;
  if (effect.access !== 'order' || effect.location.root !== WORLD) return false;
  // What a callee takes it gives back as a rule; what is taken here protects what comes next.
  return resource === undefined || resource === 'ui' || (key === HELD && effect.depth === undefined);
}

/** Two whole tasks that are not given the same thing to work on. */
function areSeparateTasks(earlier: Step, later: Step): boolean {
  if (earlier.isTask !== true || later.isTask !== true) return false;
  const byRoot = effectsByRoot(later);
  return !earlier.effects.some(
    (effect) => isOwnText(effect) && (byRoot.get(effect.location.root) ?? []).some(isOwnText),
  );
}

/** Something that the step's own text names, not the body of its callee. */
function isOwnText(effect: Effect): boolean {
  return effect.location.root !== WORLD && effect.depth === undefined;
}

/** Two whole tasks that are only known to do something somewhere: a person can tell whether one needs the other. */
function soften(conflict: Conflict): Conflict {
  const isVague = [conflict.from, conflict.to].some(
    (effect) =>
      effect.location.root === WORLD &&
      (effect.evidence === 'name' || effect.evidence === 'unknown' || effect.access === 'order'),
  );
  return isVague ? { ...conflict, strength: 'maybe', areTasks: true } : conflict;
}

const INDEXES = new WeakMap<Step, Map<string, Effect[]>>();

function effectsByRoot(step: Step): Map<string, Effect[]> {
  let index = INDEXES.get(step);
  if (!index) {
    index = new Map();
    for (const effect of step.effects) {
      const { root } = effect.location;
      const list = index.get(root);
      if (list) list.push(effect);
      else index.set(root, [effect]);
    }
    INDEXES.set(step, index);
  }
  return index;
}
