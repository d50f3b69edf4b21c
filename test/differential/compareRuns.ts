import type { SuggestionTarget } from '../../src/core/suggestion';
import type { Outcome } from './runProgram';

/** What is different after a rewrite that must not be, as sentences. */
export function compareRuns(before: Outcome, after: Outcome, target: SuggestionTarget): string[] {
  const differences: string[] = [];
  const compare = (what: string, old: unknown, now: unknown): void => {
    const [left, right] = [JSON.stringify(old), JSON.stringify(now)];
    if (left !== right) differences.push(`${what}: ${left} before, ${right} after`);
  };
  compare('value', before.value, after.value);
  compare('unhandled rejections', [], after.unhandled);
  compare('writes', before.writes, after.writes);
  if (before.error === undefined) compare('visible order', before.visible, after.visible);
  else if (!isPartOf(after.visible, before.visible)) compare('visible order', before.visible, after.visible);
  if (before.error === undefined) compare('state', before.state, after.state);
  if (!isSameFailure(before, after, target)) compare('error', before.error, after.error);
  return differences;
}

/** A statement that stays comes after the group, so that a failure in the group may keep its line from being written. */
function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  return some.every((line) => (at = all.indexOf(line, at) + 1) > 0);
}

/**
 * When several calls of a group fail, `Promise.all` and `runParallel` throw the error that comes first in time; with
 * `allSettled` it is the one that comes first in the source, as before.
 */
function isSameFailure(before: Outcome, after: Outcome, target: SuggestionTarget): boolean {
  if (before.error === undefined || after.error === undefined) return before.error === after.error;
  if (before.error === after.error) return true;
  return target !== 'all-settled' && after.errors.includes(before.error) && after.errors.includes(after.error);
}
