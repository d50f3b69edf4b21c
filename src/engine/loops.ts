import * as l10n from '@vscode/l10n';
import { compareLocations, WORLD, type Effect } from '../core/effect';
import type { Confidence } from '../core/finding';
import type { Iteration, Region } from '../core/region';
import type { LineOf } from './wordedDependence';
import { describePlace } from './placeWords';

/** What can be said of a loop: how sure it is that rounds can overlap, or the reason why they can't. */
export type LoopVerdict = FreeLoop | { readonly refused: string };

/** Rounds that can overlap. */
export interface FreeLoop {
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
  /** What a person has to make sure of (review only). */
  readonly check: readonly string[];
}

/** Asks whether the rounds of a loop can overlap: nothing may be carried from one to the next. */
export function judgeLoop(region: Region, lineOf: LineOf): LoopVerdict {
  const { iteration } = region;
  if (!iteration) return { refused: l10n.t('It is no loop.') };
  const refused = refusal(iteration, region, lineOf);
  if (refused !== undefined) return { refused };
  const check: string[] = [];
  for (const effect of iteration.effects) {
    const question = questionOf(effect, iteration);
    if (question !== undefined && !check.includes(question)) check.push(question);
  }
  const reasons = [l10n.t('No round reads or changes what another round changes.')];
  if (iteration.lookUp !== undefined) {
    const hint = l10n.t(
      'Each round looks up one row with `{0}`; one query for all of them would wait once.',
      iteration.lookUp,
    );
    reasons.push(hint);
    if (!iteration.isSmall)
      check.push(
        l10n.t('Check whether one query for all items does instead of one `{0}` per round.', iteration.lookUp),
      );
  }
  return { confidence: check.length > 0 ? 'review' : 'safe', reasons, check };
}

function refusal(iteration: Iteration, region: Region, lineOf: LineOf): string | undefined {
  if (region.intent !== undefined) return l10n.t('A comment here asks for this order: "{0}".', region.intent);
  if (iteration.over === 'condition')
    return l10n.t('Whether there is a next round is decided by what the last one did.');
  if (iteration.over === 'stream') return l10n.t('The items arrive one after another.');
  if (iteration.carried !== undefined) return iteration.carried;
  if (region.steps.every((step) => step.waits === 'no'))
    return l10n.t('What it waits for is already running; there is nothing to start earlier.');
  const exit = iteration.exits.find((other) => other.kind === 'return' || other.kind === 'break');
  if (exit)
    return l10n.t('The loop may end early on line {0}; the rounds after that must not run.', lineOf(exit.span.start));
  for (const effect of iteration.effects) {
    const reason = carriedBy(effect, iteration, lineOf);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** What an effect of one round does to the next ones. */
function carriedBy(effect: Effect, iteration: Iteration, lineOf: LineOf): string | undefined {
  const line = lineOf(effect.span.start);
  const place = describePlace(effect.location);
  if (effect.isMemo === true) return undefined;
  if (isOwn(effect, iteration)) return carriedByOthers(effect, iteration, lineOf);
  if (effect.access === 'order' && !isLog(effect))
    return l10n.t('Each round uses {0} on line {1}, where the order counts.', place, line);
  if (effect.access !== 'write') return undefined;
  if (effect.location.root !== WORLD) {
    if (iteration.appendsTo.includes(effect.location.label) || isFolded(effect, iteration)) return undefined;
    return effect.evidence === 'unknown' ? undefined : tellChange(effect, lineOf);
  }
  if (effect.evidence === 'unknown') return undefined;
  const isRead = iteration.effects.some(
    (other) =>
      other.access === 'read' && other.location.root === WORLD && other.location.path[0] === effect.location.path[0],
  );
  return isRead && effect.evidence !== 'name' ? l10n.t('Each round reads and writes {0}.', place) : undefined;
}

/** What a round writes for itself may be what another round looks at: `sums[i] = await add(sums[i - 1])`. */
function carriedByOthers(own: Effect, iteration: Iteration, lineOf: LineOf): string | undefined {
  if (own.access !== 'write' || own.evidence === 'unknown' || own.location.root === WORLD) return undefined;
  if (isFolded(own, iteration)) return undefined;
  const at = own.location.path.findIndex((key) => isOwnKey(key, iteration));
  // Where a callee keeps something under a key and looks it up, who comes first may count.
  const isEntry = own.location.path.length === at + 1 && (own.depth ?? 0) > 0;
  if (isEntry && isLookedUp(own, iteration)) return tellChange(own, lineOf);
  const look = iteration.effects.find(
    ({ access, evidence, location }) =>
      access === 'read' &&
      evidence === 'code' &&
      compareLocations(location, own.location) !== 'apart' &&
      // Some other item of the list, or the list as a whole.
      (location.path.length > at ? location.path[at] !== own.location.path[at] : location.path.length === at),
  );
  if (look === undefined) return undefined;
  const place = describePlace(look.location);
  return l10n.t('Each round looks at {0} on line {1}, which other rounds change.', place, lineOf(look.span.start));
}

function tellChange({ location, span }: Effect, lineOf: LineOf): string {
  const place = describePlace(location);
  return l10n.t('Each round changes {0} on line {1}, which the next round sees.', place, lineOf(span.start));
}

/** Entries of a log may change places; lines that are printed for a person may not. */
function isLog({ location }: Effect): boolean {
  return location.path[0] === 'log' && location.path.length === 1;
}

function questionOf(effect: Effect, iteration: Iteration): string | undefined {
  if (effect.access === 'read' || effect.isMemo === true) return undefined;
  if (isFolded(effect, iteration)) {
    const isInOrder = iteration.appendsTo.includes(effect.location.label) || isOwn(effect, iteration);
    if (effect.access !== 'write' || isInOrder) return undefined;
    return l10n.t('Check that {0} may be put together once all rounds are done.', describePlace(effect.location));
  }
  if (isOwn(effect, iteration)) return ownQuestion(effect, iteration);
  if (effect.access === 'use')
    return l10n.t('Check that {0} may be asked several things at once.', describePlace(effect.location));
  if (effect.access !== 'write') return undefined;
  if (effect.location.root !== WORLD) {
    if (iteration.appendsTo.includes(effect.location.label)) return undefined;
    return l10n.t(
      "Check that {0} doesn't change {1} in a way that the next round sees.",
      `\`${effect.via ?? ''}\``,
      describePlace(effect.location),
    );
  }
  return effect.evidence === 'unknown'
    ? l10n.t('Check that `{0}` may run for several items at once.', effect.via ?? effect.location.label)
    : l10n.t(
        'Check that `{0}` may write for several items at once, and how many there can be.',
        effect.via ?? effect.location.label,
      );
}

/** What each round writes for itself: a lot of it at once may be too much, and keys that are looked up first may be shared. */
function ownQuestion(effect: Effect, iteration: Iteration): string | undefined {
  if (effect.access !== 'write' || effect.evidence === 'unknown') return undefined;
  if (effect.location.root === WORLD) {
    if (iteration.isSmall) return undefined;
    return l10n.t('Check how many rounds there can be: each writes {0}.', describePlace(effect.location));
  }
  return isLookedUp(effect, iteration)
    ? l10n.t('Check that no two rounds share one key of {0}.', describePlace(effect.location))
    : undefined;
}

function isLookedUp({ location }: Effect, { effects }: Iteration): boolean {
  return effects.some((other) => other.access === 'read' && compareLocations(other.location, location) === 'meet');
}

/** It is touched only after all that the round waits for. */
function isFolded({ location }: Effect, { foldsInto }: Iteration): boolean {
  return foldsInto?.includes(location.root) === true;
}

/** It concerns the item of the round alone. */
function isOwn(effect: Effect, iteration: Iteration): boolean {
  return effect.location.path.some((key) => isOwnKey(key, iteration));
}

function isOwnKey(key: string, { ownKeys }: Iteration): boolean {
  return ownKeys.some((own) => mentions(key, own));
}

/** Says whether a key mentions a variable; `var:1` is not in `var:12`. */
function mentions(key: string, own: string): boolean {
  const at = key.indexOf(own);
  return at >= 0 && !/\d/.test(key.charAt(at + own.length));
}
