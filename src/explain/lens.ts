import * as l10n from '@vscode/l10n';
import type { FunctionReport } from '../core/analysis';
import { formatDuration } from './timeline/duration';

/** How long a function takes as written and together, in milliseconds. */
export interface LensTimes {
  readonly before: number;
  readonly after: number;
}

/**
 * What stands above a function, such as `3 waits, could be 1`, or `3 waits, could be 1 (900 ms → 300 ms)` when times are known;
 * undefined where nothing can be gained.
 */
export function lensTitle({ waits }: FunctionReport, times?: LensTimes): string | undefined {
  if (waits.after >= waits.before) return undefined;
  const title =
    waits.confidence === 'safe'
      ? l10n.t('{0} waits, could be {1}', waits.before, waits.after)
      : l10n.t('{0} waits, maybe {1}', waits.before, waits.after);
  return times === undefined ? title : `${title} (${formatDuration(times.before)} → ${formatDuration(times.after)})`;
}
