import type { Outcome } from './runProgram';

/** What starts early is waited for where it was, so that nothing at all may change. */
const KEEPS_ALL = 'start-early';

/** What is different after a rewrite that must not be, as sentences. */
export function compareRuns(before: Outcome, after: Outcome, way: string): string[] {
  const differences: string[] = [];
  const compare = (what: string, old: unknown, now: unknown): void => {
    const [left, right] = [JSON.stringify(old), JSON.stringify(now)];
    if (left !== right) differences.push(`${what}: ${left} before, ${right} after`);
  };
  compare('value', before.value, after.value);
  compare('unhandled rejections', [], notIn(before.unhandled, after.unhandled));
  compare('writes', before.writes, after.writes);
  compare('uses of the queue', before.queue, after.queue);
  if (before.error === undefined || way === KEEPS_ALL || !isPartOf(after.console, before.console)) {
    compare('console', before.console, after.console);
  }
  if (before.error === undefined || way === KEEPS_ALL) compare('state', before.state, after.state);
  if (!isSameFailure(before, after, way)) compare('error', before.error, after.error);
  return differences;
}

/** What runs already as written, such as the items of a list of promises, may be left alone as before. */
function notIn(some: readonly string[], others: readonly string[]): string[] {
  return others.filter((each) => !some.includes(each));
}

/** A statement that stays comes after the group, so that a failure in the group may keep its line from being written. */
function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  return some.every((line) => (at = all.indexOf(line, at) + 1) > 0);
}

/**
 * When several calls fail, another error may come out: with `Promise.all` and `runParallel` that which comes first in time,
 * and in any case that of a call which now starts before the one that failed first. With `allSettled`, of two calls that
 * both failed it is still the one that comes first in the source.
 */
function isSameFailure(before: Outcome, after: Outcome, way: string): boolean {
  if (before.error === after.error) return true;
  if (before.error === undefined || after.error === undefined || !after.errors.includes(after.error)) return false;
  return way !== KEEPS_ALL && (!after.errors.includes(before.error) || way !== 'all-settled');
}
