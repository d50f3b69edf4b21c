import * as l10n from '@vscode/l10n';
import { WORLD, type Effect, type Location } from '../core/effect';
import type { Step } from '../core/region';
import type { Conflict } from '../core/conflict';
import { describeKind, describePlace } from './placeWords';

/** How a step is called in a sentence: its callee, or the statement on that line. */
export function nameOf(step: Step, lineOf: (offset: number) => number): string {
  return step.await ? `\`${step.await.callee}\`` : l10n.t('the statement on line {0}', lineOf(step.span.start));
}

/** One sentence that says why two steps keep their order. */
export function explainConflict(conflict: Conflict, earlierName: string, laterName: string): string {
  const { from, to, kind } = conflict;
  const earlier = withOrigin(earlierName, from);
  const later = withOrigin(laterName, to);
  if (conflict.areTasks === true) {
    return l10n.t(
      '{0} and {1} are rows of waits of their own; nothing shows that one needs the other, and nothing rules it out.',
      earlierName,
      laterName,
    );
  }
  const place = describePlace(placeOf(conflict));
  const isUnlimited = from.location.path.length === 0 || to.location.path.length === 0;
  if (kind === 'order' && (from.location.root !== to.location.root || isUnlimited)) {
    return l10n.t(
      '{0} or {1} has its place in the row: it starts, stops, waits for or asks something.',
      earlier,
      later,
    );
  }
  if (kind === 'order') {
    return l10n.t('{0} and {1} both use {2}, where the order counts.', earlier, later, place);
  }
  if (isUnknown(from) || isUnknown(to)) {
    const unknown = isUnknown(from) ? earlier : later;
    const other = isUnknown(from) ? later : earlier;
    return l10n.t('Nothing is known of {0}; it may touch what {1} uses.', unknown, other);
  }
  if (from.location.root === WORLD && from.location.path.length === 0 && to.location.path.length === 0) {
    return kind === 'output'
      ? l10n.t('{0} and {1} are both named like writes, so they may write the same thing.', earlier, later)
      : kind === 'flow'
        ? l10n.t('{0} is named like a write, and {1} may read what it writes.', earlier, later)
        : l10n.t('{0} is named like a write, and {1} may read what it changes.', later, earlier);
  }
  switch (kind) {
    case 'flow':
      return l10n.t('{0} sets {1}, and {2} reads it.', earlier, place, later);
    case 'anti':
      return l10n.t('{0} reads {1} before {2} changes it.', earlier, place, later);
    default:
      return l10n.t('{0} and {1} both write {2}.', earlier, later, place);
  }
}

/** What a person has to make sure of before two steps may overlap. */
export function checkFor(conflict: Conflict, earlier: string, later: string): string {
  const { from, to, kind } = conflict;
  if (conflict.areTasks === true) return l10n.t("Check that {0} doesn't need what {1} does.", later, earlier);
  if (kind === 'order') return l10n.t('Check that {0} and {1} may be asked at the same time.', earlier, later);
  if (isUnknown(from)) return l10n.t("Check that {0} doesn't need what {1} does.", later, earlier);
  if (isUnknown(to)) return l10n.t("Check that {0} doesn't change what {1} reads.", later, earlier);
  return l10n.t('Check that {0} and {1} never mean the same {2}.', earlier, later, describeKind(from.location));
}

/** What the two touch: the narrower of the two locations. */
export function placeOf({ from, to }: Conflict): Location {
  return from.location.path.length >= to.location.path.length ? from.location : to.location;
}

/** `saveAll` (through `db.write`): where in a callee's body the effect comes from. */
function withOrigin(name: string, effect: Effect): string {
  return effect.origin === undefined ? name : l10n.t('{0} (through `{1}`)', name, effect.origin);
}

function isUnknown(effect: Effect): boolean {
  return effect.evidence === 'unknown';
}
