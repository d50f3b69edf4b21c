import type { ChainIndexes } from '../../languageFile';
import type { Rewrite, RewriteContext } from './request';

export function rewriteChains(_context: RewriteContext, _chains: ChainIndexes): Rewrite | undefined {
  return undefined;
}
