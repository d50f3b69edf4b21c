import type { DependenceKind, Strength } from './dependence';
import { compareLocations, type Effect, type Location } from './effect';

/** Two effects, of an earlier and a later piece of code, that may not change places. */
export interface Conflict {
  readonly kind: DependenceKind;
  readonly strength: Strength;
  readonly from: Effect;
  readonly to: Effect;
  /** The two are whole tasks of the program, of which it only can't be said that they don't meet. */
  readonly areTasks?: boolean;
}

/** Whether two effects conflict, and how sure that is. */
export function compareEffects(from: Effect, to: Effect): Conflict | undefined {
  const isOrder = isOrdered(from) && isOrdered(to);
  if (!isOrder && (isOrdered(from) || isOrdered(to))) return compareWithOrder(from, to);
  if (from.access === 'read' && to.access === 'read') return undefined;
  if (from.isMemo === true && to.isMemo === true) return undefined;
  if ((from.isFolder === true && readsFile(to)) || (to.isFolder === true && readsFile(from))) return undefined;
  const relation = relate(from.location, to.location);
  if (relation === 'apart') return undefined;
  if (isOrder) {
    if (isLog(from) && isLog(to)) return undefined;
    if (isTalk(from, to) || isTalk(to, from)) return { kind: 'order', strength: 'must', from, to };
    if (isLog(from) || isLog(to)) return undefined;
    const strength = from.access === 'use' && to.access === 'use' ? 'maybe' : 'must';
    return { kind: 'order', strength, from, to };
  }
  const kind = from.access === 'read' ? 'anti' : to.access === 'read' ? 'flow' : 'output';
  return { kind, strength: relation === 'unclear' ? 'maybe' : strengthOf(from, to), from, to };
}

/** It looks into a file, which is the same whatever folders are made beside or around it. */
function readsFile({ access, location, origin, via = '' }: Effect): boolean {
  if (access !== 'read' || location.path[0] !== 'fs') return false;
  return (
    /(?:^|[._])read_?(?:file|json|text|lines)(?:Sync)?$/i.test(origin ?? via) ||
    FILE_NAME.test(location.path.at(-1) ?? '')
  );
}

/** Names that are given to files, and next to never to folders. */
const FILE_NAME = /\.(?:json|jsonc|ya?ml|toml|xml|txt|md|html?|css|tsx?|jsx|py|lock|pem|crt|csv|sql|ini|conf|plist)$/i;

/** Another address of the same server may well tell what was changed at the first one. */
function relate(a: Location, b: Location): ReturnType<typeof compareLocations> {
  const relation = compareLocations(a, b);
  if (relation !== 'apart' || a.path[0] !== 'net' || b.path[0] !== 'net' || a.root !== b.root) return relation;
  return serverOf(a.path[1]) === serverOf(b.path[1]) ? 'unclear' : 'apart';
}

/** `https://a.example` of `https://a.example/users`; nothing of an address that is told to one server alone. */
function serverOf(address = ''): string {
  return /^(?:\w+:\/\/)?[^/?#]*/.exec(address)?.[0] ?? '';
}

/** Unknown against a known read is open; unknown against another write is not worth a person's time. */
function strengthOf(from: Effect, to: Effect): Strength {
  const writes = [from, to].filter((effect) => effect.access === 'write');
  const isOnlyGuess = writes.every((effect) => effect.evidence === 'unknown');
  return isOnlyGuess && writes.length === 1 ? 'maybe' : 'must';
}

/** What has its place in the row, without saying with what, keeps it against all that touches the outside. */
function compareWithOrder(from: Effect, to: Effect): Conflict | undefined {
  const [ordered, other] = isOrdered(from) ? [from, to] : [to, from];
  const isUnlimited = ordered.access === 'order' && ordered.location.path.length === 0;
  if (!isUnlimited || other.location.root !== ordered.location.root || isLog(other)) return undefined;
  return { kind: 'order', strength: 'must', from, to };
}

/** What is shown before a question is asked belongs before it. */
function isTalk(question: Effect, shown: Effect): boolean {
  const isShown = isLog(shown) || shown.location.path[0] === 'console';
  return question.access === 'order' && question.location.path[0] === 'ui' && isShown;
}

/** Lines of a log may change places. */
function isLog(effect: Effect): boolean {
  return effect.location.path[0] === 'log';
}

function isOrdered(effect: Effect): boolean {
  return effect.access === 'order' || effect.access === 'use';
}
