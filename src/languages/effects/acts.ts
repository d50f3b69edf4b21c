import { WORLD, type Effect } from '../../core/effect';
import type { Step } from '../../core/region';
import { PAUSES } from '../knowledge/tables/pauseWords';

/**
 * How little is known of a call of a plain function whose result nobody uses, from what is listed of it: its whole body is seen to
 * take its time and say so (`played`), or there is nothing but its name (`unseen`); undefined when more is known.
 */
export function actOf(callee: string, effects: readonly Effect[]): Step['act'] {
  // What is called on an object is said to work on that.
  if (callee.includes('.') || PAUSES.test(callee)) return undefined;
  const own = effects.filter(({ location }) => location.root !== WORLD);
  if (own.some(({ access }) => access !== 'read')) return undefined;
  const outside = effects.filter(({ location }) => location.root === WORLD);
  const [bodies, names] = [outside.filter(isOfBody), outside.filter((effect) => !isOfBody(effect))];
  if (names.some(({ evidence }) => evidence !== 'name' && evidence !== 'unknown')) return undefined;
  if (bodies.length === 0) return names.length > 0 ? 'unseen' : undefined;
  if (!bodies.every((effect) => PLAYED.test(effect.location.path[0] ?? '') || isPauseByName(effect))) return undefined;
  return bodies.some(({ location }) => location.path[0] === 'clock') ? 'played' : undefined;
}

const PLAYED = /^(?:clock|log|console)$/;

/** `sleep`, a function of the program, is in a row by its name; what its body shows is there besides. */
function isPauseByName({ access, evidence, origin = '' }: Effect): boolean {
  return access === 'order' && evidence === 'name' && PAUSES.test(origin);
}

function isOfBody({ depth = 0 }: Effect): boolean {
  return depth > 0;
}
