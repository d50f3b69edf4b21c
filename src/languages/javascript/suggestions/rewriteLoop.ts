import * as l10n from '@vscode/l10n';
import { orRefused, refuse } from './refusal';
import type { LoopRequest, Rewrite } from './request';

/** The edits that let the rounds of a loop wait together, their results in order. */
export function rewriteLoop(request: LoopRequest): Rewrite {
  return orRefused(() => refuse(l10n.t('Loops are left as they are ({0}).', request.target)));
}
