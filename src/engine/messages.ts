import * as l10n from '@vscode/l10n';
import type { Dependence } from '../core/dependence';
import type { Confidence } from '../core/finding';

/** What is said of a group of awaits, as in the Problems panel. */
export function groupMessage(
  callees: readonly string[],
  confidence: Confidence,
  check: readonly string[],
  after: number,
): string {
  const count = callees.length;
  const names = listNames(callees);
  if (confidence === 'review') {
    return l10n.t('These {0} awaits look independent: {1}. {2}', count, names, check[0] ?? '').trim();
  }
  return after === 1
    ? l10n.t(
        "These {0} awaits don't need each other: {1}. Together they wait once instead of {2}.",
        count,
        names,
        times(count),
      )
    : l10n.t(
        "Of these {0} awaits ({1}), some don't need each other. Together they wait {2} instead of {3}.",
        count,
        names,
        times(after),
        times(count),
      );
}

/** What is said of rows of calls that begin over. */
export function rowsMessage(count: number, opening: string, check: readonly string[]): string {
  return l10n
    .t(
      'These are {0} rows of calls, each beginning with {1}; they may run side by side. {2}',
      count,
      opening,
      check[0] ?? '',
    )
    .trim();
}

/** What is said of a loop. */
export function loopMessage(callees: readonly string[], confidence: Confidence, check: readonly string[]): string {
  const names = listNames(callees);
  if (confidence === 'review') {
    return l10n
      .t(
        'The rounds of this loop look independent: each waits for {0} before the next one starts. {1}',
        names,
        check[0] ?? '',
      )
      .trim();
  }
  return l10n.t(
    "The rounds of this loop don't need each other: each waits for {0}, one after another. They can wait together.",
    names,
  );
}

/** What is said of `Promise.all([await a(), …])` and its kin; `joiner` is what is called. */
export function insideAllMessage(callees: readonly string[], joiner: string): string {
  return l10n.t(
    'The awaits inside wait one after another ({0}) before {1} sees them. Without them the calls wait together.',
    listNames(callees),
    joiner,
  );
}

/**
 * What speaks for two awaits being independent: `code`, that bodies and tables say all that they do; `names`, that both are called
 * like reads and no more is known; `inner-names`, that it hangs on what the calls inside their bodies are called.
 */
export type Ground = 'code' | 'names' | 'inner-names';

/** Why nothing keeps two members of a group in order. */
export function independenceReason(earlier: string, later: string, ground: Ground): string {
  switch (ground) {
    case 'names':
      return l10n.t(
        '`{0}` and `{1}` are plain reads by their names, and {1} is given nothing that {0} gives.',
        earlier,
        later,
      );
    case 'inner-names':
      return l10n.t(
        'By their bodies and the names of what they call, neither `{0}` nor `{1}` changes what the other one uses.',
        earlier,
        later,
      );
    case 'code':
      return l10n.t('Nothing that `{0}` changes is used by `{1}`, and the reverse.', earlier, later);
  }
}

/** The questions of a review finding, each once; a safe one has none. */
export function checksOf(plan: { readonly confidence: Confidence; readonly open: readonly Dependence[] }): string[] {
  if (plan.confidence === 'safe') return [];
  const checks = [...new Set(plan.open.flatMap((dependence) => dependence.check ?? []))];
  return checks.length > 0
    ? checks
    : [l10n.t('Check that what is done between them may stay undone when one of them fails.')];
}

/** `a, b, c`, or the first few of many. */
export function listNames(names: readonly string[]): string {
  const most = 6;
  return names.length <= most
    ? names.join(', ')
    : l10n.t('{0} and {1} more', names.slice(0, most).join(', '), names.length - most);
}

function times(count: number): string {
  if (count === 1) return l10n.t('once');
  if (count === 2) return l10n.t('twice');
  if (count === 3) return l10n.t('three times');
  return l10n.t('{0} times', count);
}
