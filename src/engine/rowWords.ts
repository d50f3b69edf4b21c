import * as l10n from '@vscode/l10n';
import type { Step } from '../core/region';
import type { Rows } from './rows';
import type { LineOf, Words } from './wordedDependence';

/** Calls of two rows: that nothing is handed on shows as little as the order in which they stand. */
export function betweenRows(
  earlier: Step,
  later: Step,
  { of, rows, opening }: Rows,
  lineOf: LineOf,
): Words | undefined {
  const [from, to] = [of.get(earlier.index), of.get(later.index)];
  if (from === undefined || to === undefined || from === to) return undefined;
  const lines = [from, to].map((row) => lineOf(rows[row]?.[0]?.span.start ?? 0));
  return {
    kind: 'order',
    strength: 'maybe',
    reason: () =>
      l10n.t(
        '`{0}` begins over on line {1}; nothing shows that this row of calls needs the one that begins on line {2}, and nothing rules it out.',
        opening,
        lines[1] ?? 0,
        lines[0] ?? 0,
      ),
    check: () =>
      l10n.t(
        'Check that the rows that begin with `{0}` have nothing in common: no page, no session, no place where one of them stands.',
        opening,
      ),
  };
}
