import type { GroupTarget, Rewrite, RewriteContext } from './request';

export function rewriteLoop(_context: RewriteContext, _target: GroupTarget, _concurrency: number): Rewrite | undefined {
  return undefined;
}
