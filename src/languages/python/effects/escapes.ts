import { unwrap, type PyNode } from '../syntax';
import { valuesGiven, type Call } from './call';
import { addEffectsOfGiven } from './callbacks';
import type { EffectSink } from './effectSink';

/** What is passed to a body that can't be seen is read as a whole, and functions among it may be called. */
export function collectEscapes(call: Call, collector: EffectSink): void {
  if (call.receiver) readWhole(call.receiver, call, collector);
  for (const value of valuesGiven(call)) collectEscape(unwrap(value), call, collector);
}

function collectEscape(node: PyNode, call: Call, collector: EffectSink): void {
  switch (node.type) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'dictionary':
    case 'pair':
      for (const item of node.children) collectEscape(unwrap(item), call, collector);
      return;
    case 'identifier':
    case 'attribute': {
      readWhole(node, call, collector);
      const entity = collector.summaries.resolver.entityOf(node, collector.module);
      const summary = entity?.kind === 'function' ? collector.summaries.ofCall(entity) : undefined;
      if (summary) addEffectsOfGiven(summary.effects, call, collector);
      return;
    }
    default:
      readWhole(node, call, collector);
  }
}

function readWhole(node: PyNode, call: Call, collector: EffectSink): void {
  const location = collector.visibleLocation(node);
  if (location && !/^(?:global|module):/.test(location.root)) {
    collector.add('read', location, call.node, { via: call.text });
  }
}
