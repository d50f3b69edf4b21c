import * as l10n from '@vscode/l10n';
import type { FunctionReport } from '../core/analysis';

/** What stands above a function, such as `3 waits, could be 1`; undefined where nothing can be gained. */
export function lensTitle({ waits }: FunctionReport): string | undefined {
  if (waits.after >= waits.before) return undefined;
  return waits.confidence === 'safe'
    ? l10n.t('{0} waits, could be {1}', waits.before, waits.after)
    : l10n.t('{0} waits, maybe {1}', waits.before, waits.after);
}
