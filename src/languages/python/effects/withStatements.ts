import { LOCK } from '../../effects/locations';
import { field, type PyNode } from '../syntax';
import { applySummary } from './applySummary';
import { describeAccess } from './call';
import type { EffectSink } from './effectSink';
import { isLockEntered } from './locks';

/** Lists what a `with` does: what it enters, its body, and leaving again. */
export function collectWith(node: PyNode, collector: EffectSink): void {
  const isAsync = node.tokens.includes('async');
  if (isAsync) collector.noteWait('yes');
  const items = node.children.flatMap((child) => (child.type === 'with_clause' ? child.children : []));
  for (const item of items) {
    const value = field(item, 'value') ?? item.children[0];
    const entered = value?.type === 'as_pattern' ? value.children[0] : value;
    collector.collect(value);
    if (!entered) continue;
    if (isLockEntered(entered, collector)) collector.add('order', LOCK, entered, { via: 'with' });
    collectEntering(entered, isAsync, collector);
  }
  collector.collect(field(node, 'body'));
}

/** Lists what a class of the program does when a `with` enters one of its objects, and when it leaves it. */
function collectEntering(entered: PyNode, isAsync: boolean, collector: EffectSink): void {
  const { summaries, module } = collector;
  const { resolver } = summaries;
  const entity = resolver.entityOf(entered, module);
  if (entity?.kind !== 'instance') return;
  for (const name of isAsync ? ['__aenter__', '__aexit__'] : ['__enter__', '__exit__']) {
    const method = resolver.memberOf(entity, name);
    const summary = method && summaries.ofCall(method);
    if (!summary) continue;
    applySummary(summary, method, { ...describeAccess(entered, module.source.text), receiver: entered }, collector);
  }
}
