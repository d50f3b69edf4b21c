import * as l10n from '@vscode/l10n';
import type { Dependence } from '../core/dependence';
import { compareLocations, WORLD, type Effect } from '../core/effect';
import type { Region, Step } from '../core/region';
import { findConflict } from './conflicts';
import { describePlace } from './placeWords';
import { checkFor, explainConflict, nameOf, placeOf } from './reasons';
import { findRows, PLAYED, type Rows } from './rows';
import { betweenRows } from './rowWords';
import { type LineOf, sentence, WordedDependence, type Words } from './wordedDependence';

/** The dependence graph of a region; edges go forward in the source only. */
export interface Graph {
  readonly region: Region;
  /** Rows of calls of which only a person can tell what they share. */
  readonly rows?: Rows;
  readonly dependences: readonly Dependence[];
  /** Direct dependence of step `to` on step `from`, the strongest one. */
  between(from: number, to: number): Dependence | undefined;
}

/**
 * Makes the graph of a region: what the steps touch, exits, guards, pauses, and what a failure must not let happen. Between rows all
 * that is a question; whoever asks about others than those that are found by themselves hands them over.
 */
export function buildGraph(region: Region, lineOf: LineOf, rows: Rows | undefined = findRows(region, PLAYED)): Graph {
  const table = new Map<number, Dependence>();
  const { steps } = region;
  const size = steps.length;
  for (const later of steps) {
    for (const earlier of steps) {
      if (earlier.index >= later.index) break;
      const dependence = dependenceBetween(earlier, later, region, lineOf, rows);
      if (dependence) table.set(earlier.index * size + later.index, dependence);
    }
  }
  for (const [key, dependence] of table) {
    if (dependence.kind !== 'control' || dependence.strength !== 'maybe') continue;
    const asked = askedBefore(dependence, region);
    const [earlier, later] = [steps[dependence.from], steps[dependence.to]];
    if (!asked || !earlier || !later) continue;
    table.set(key, new WordedDependence(earlier, later, { kind: 'control', strength: 'must', reason: () => asked }));
  }
  return {
    region,
    ...(rows && { rows }),
    dependences: [...table.values()],
    between: (from, to) => table.get(from * size + to),
  };
}

function dependenceBetween(
  earlier: Step,
  later: Step,
  region: Region,
  lineOf: LineOf,
  rows: Rows | undefined,
): Dependence | undefined {
  const names: Names = () => [nameOf(earlier, lineOf), nameOf(later, lineOf)];
  const edge = (words: Words): Dependence => new WordedDependence(earlier, later, words);
  if (earlier.statementIndex === later.statementIndex && later.await === undefined) {
    return edge({
      kind: 'flow',
      strength: 'must',
      reason: () => l10n.t('The statement on line {0} uses what {1} gives.', lineOf(later.span.start), names()[0]),
    });
  }
  if (later.uses?.includes(earlier.index) === true) {
    return edge({
      kind: 'flow',
      strength: 'must',
      reason: () => l10n.t('{0} is given what {1} gives.', names()[1], names()[0]),
    });
  }
  const { intent } = region;
  if (intent !== undefined && earlier.await && later.await) {
    return edge({
      kind: 'intent',
      strength: 'must',
      reason: () => l10n.t('A comment here asks for this order: "{0}".', intent),
    });
  }
  const apart = rows && betweenRows(earlier, later, rows, lineOf);
  if (apart) return edge(apart);
  if (earlier.isPause === true || later.isPause === true) {
    const pause = earlier.isPause === true ? 0 : 1;
    return edge({
      kind: 'order',
      strength: 'must',
      reason: () => l10n.t('{0} is there to let time pass between the two.', names()[pause]),
    });
  }
  if (earlier.isMeasurement === true || later.isMeasurement === true) {
    const measurement = earlier.isMeasurement === true ? 0 : 1;
    return edge({
      kind: 'order',
      strength: 'must',
      reason: () => l10n.t('{0} measures how long something takes.', sentence(names()[measurement])),
    });
  }
  const { branch } = earlier;
  if (branch && later.branch?.test === branch.test && later.branch.isTrue !== branch.isTrue) {
    return edge({
      kind: 'control',
      strength: 'must',
      reason: () => l10n.t('Only one of {0} and {1} is ever awaited, by `{2}`.', ...names(), branch.test),
    });
  }
  const conflict = findConflict(earlier, later);
  if (conflict?.strength !== 'must' && isAskedAgain(earlier, later, region)) {
    return edge({
      kind: 'order',
      strength: 'must',
      reason: () => l10n.t('{1} asks the same as {0} once more, so the answer may have changed by then.', ...names()),
    });
  }
  const isSoft = earlier.isSoftGuard === true && later.await !== undefined && isPlainRead(later);
  const isGuard = earlier.guard !== undefined && !(earlier.refusesItself === true && later.refusesItself === true);
  if (isGuard && isSoft && conflict?.strength !== 'must') {
    return edge({
      kind: 'guard',
      strength: 'maybe',
      reason: () => l10n.t('{0} may be there to refuse; {1} only reads.', ...names()),
      check: () => l10n.t('Check that {1} may be asked before {0} has answered.', ...names()),
    });
  }
  if (isGuard && !isSoft) {
    return edge({
      kind: 'guard',
      strength: 'must',
      reason: () => l10n.t('{0} protects what follows: {1}.', names()[0], earlier.guard ?? ''),
    });
  }
  const exit = earlier.exit && controlDependence(earlier, later, names, lineOf);
  if (!conflict && !exit && !earlier.await && later.await && earlier.effects.some(isProgress)) {
    return edge({
      kind: 'order',
      strength: 'maybe',
      reason: () => l10n.t('{0} shows what goes on, and {1} comes after it.', ...names()),
      check: () => l10n.t('Check that {1} may start before {0} is shown.', ...names()),
    });
  }
  const failure = failureDependence(earlier, later, names) ?? laterGuardDependence(earlier, later, names);
  // What is certain goes before an open question.
  if (conflict && (conflict.strength === 'must' || (!exit && failure?.strength !== 'must'))) {
    return edge({
      kind: conflict.kind,
      strength: conflict.strength,
      reason: () => explainConflict(conflict, ...names()),
      place: placeOf(conflict).label,
      ...(conflict.strength === 'maybe' && { check: () => checkFor(conflict, ...names()) }),
    });
  }
  if (exit) return edge(exit);
  return failure && edge(failure);
}

/** The same is asked twice of the outside, word by word: nobody does that who expects one answer. */
function isAskedAgain(earlier: Step, later: Step, { steps }: Region): boolean {
  if (earlier.text === undefined || earlier.text !== later.text) return false;
  if (!later.effects.some(({ location }) => location.root === WORLD)) return false;
  if (steps.slice(earlier.index + 1, later.index + 1).some(({ isPartial }) => isPartial === true)) return false;
  const isReadLater = (effect: Effect): boolean =>
    later.effects.some((read) => compareLocations(read.location, effect.location) !== 'apart');
  // `page += 1` between the two makes it another question.
  return !steps
    .slice(earlier.index + 1, later.index)
    .some(({ effects }) =>
      effects.some((effect) => effect.access === 'write' && effect.location.root !== WORLD && isReadLater(effect)),
    );
}

/** `if (!(await exists(path))) return;` before a read of that very path: it is read only because it is there. */
function askedBefore(dependence: Dependence, region: Region): string | undefined {
  const later = region.steps[dependence.to];
  if (!later) return undefined;
  for (const step of region.steps.slice(0, dependence.from)) {
    if (!step.await) continue;
    const shared = step.effects.find(
      (effect) =>
        isKeyedRead(effect) &&
        later.effects.some(
          (other) => isKeyedRead(other) && compareLocations(effect.location, other.location) === 'meet',
        ),
    );
    if (shared)
      return l10n.t('`{0}` asks first whether {1} is there.', step.await.callee, describePlace(shared.location));
  }
  return undefined;
}

function isKeyedRead(effect: Effect): boolean {
  return effect.access === 'read' && effect.location.root === WORLD && effect.location.path.length > 1;
}

/** How two steps are called in sentences, the earlier one first. */
type Names = () => readonly [string, string];

/** An exit decides whether what follows happens at all. */
function controlDependence(earlier: Step, later: Step, names: Names, lineOf: LineOf): Words {
  const line = (): number => lineOf(earlier.exit?.span.start ?? earlier.span.start);
  if (earlier.exit?.flavour === 'not-found' && later.await && isPlainRead(later)) {
    return {
      kind: 'control',
      strength: 'maybe',
      reason: () =>
        l10n.t('The function may end on line {0} because nothing was found; {1} only reads.', line(), names()[1]),
      check: () => l10n.t('Check that {0} may be asked even when the function ends on line {1}.', names()[1], line()),
    };
  }
  return {
    kind: 'control',
    strength: 'must',
    reason: () => l10n.t('The function may end on line {0}, and then {1} must not run.', line(), names()[1]),
  };
}

/** When the earlier step fails, what the later one does to the outside must not have been done. */
function failureDependence(earlier: Step, later: Step, names: Names): Words | undefined {
  if (!earlier.await) return undefined;
  if (later.await && earlier.keepsPartialResult === true) {
    return {
      kind: 'control',
      strength: 'maybe',
      reason: () => l10n.t('When {0} fails here, what {1} gave is kept.', names()[1], names()[0]),
      check: () => l10n.t('Check that the result of {0} is not needed when {1} fails.', ...names()),
    };
  }
  if (!later.await) {
    if (later.exit) {
      return {
        kind: 'control',
        strength: 'must',
        reason: () => l10n.t('{0} may end the function, and comes after {1}.', names()[1], names()[0]),
      };
    }
    // Only matters when the statement would have to move up, above the wait.
    const isSeen = (effect: Effect): boolean => later.setsOuter === true || !isOwnVariable(effect);
    return later.effects.some((effect) => effect.access !== 'read' && effect.access !== 'use' && isSeen(effect))
      ? {
          kind: 'control',
          strength: 'must',
          reason: () => l10n.t('{0} would already be done if {1} failed.', names()[1], names()[0]),
        }
      : undefined;
  }
  const mayStay = earlier.effects.some(isMark) && !earlier.effects.some(isPiped) ? isRepeatable : isFolder;
  const write = later.effects.find((effect) => isMark(effect) && !mayStay(effect));
  if (!write) return undefined;
  return {
    kind: 'control',
    strength: 'maybe',
    reason: () =>
      l10n.t(
        '{0} writes {1}, which would happen even if {2} fails.',
        names()[1],
        describePlace(write.location),
        names()[0],
      ),
    check: () => l10n.t('Check that {0} may happen even if {1} fails.', names()[1], names()[0]),
  };
}

/** What is there to refuse or to prepare may rely on what went before it. */
function laterGuardDependence(earlier: Step, later: Step, names: Names): Words | undefined {
  if (!earlier.await || !later.await || later.guard === undefined || later.guardsAlone === true) return undefined;
  return {
    kind: 'guard',
    strength: 'maybe',
    reason: () =>
      l10n.t('The result of {0} is not used, so it is there for something that can not be seen here.', names()[1]),
    check: () => l10n.t("Check that {0} doesn't build on {1}.", names()[1], names()[0]),
  };
}

/** A spinner or a line of progress, which says what is under way just then. */
function isProgress({ access, location }: Effect): boolean {
  return access === 'order' && location.root === WORLD && location.path[0] === 'ordered console';
}

/** Something that can be seen from outside afterwards; lines of a log are not meant. */
export function isMark({ access, location }: Effect): boolean {
  return (access === 'write' || access === 'order') && location.root === WORLD && location.path[0] !== 'log';
}

/** What is piped comes from elsewhere, and often breaks off half-way. */
function isPiped({ access, location }: Effect): boolean {
  return access === 'order' && location.root === WORLD && location.path[0] === 'stream';
}

/** A folder that nothing got into is in nobody's way. */
function isFolder(effect: Effect): boolean {
  return effect.isFolder === true;
}

/** Beside another write, that of a file can be done again: half of it was done before as well, when one of the two failed. */
function isRepeatable(effect: Effect): boolean {
  return effect.evidence === 'table' && effect.location.path[0] === 'fs' && effect.location.path.length > 1;
}

function isOwnVariable(effect: Effect): boolean {
  return effect.location.root.startsWith('var:') && effect.location.path.length === 0;
}

function isPlainRead(step: Step): boolean {
  const isGuard = step.guard !== undefined && step.refusesItself !== true;
  return !isGuard && step.effects.every((effect) => effect.access === 'read');
}
