import { T } from '../nodeTypes';
import { unwrap, type Node } from '../syntax';
import type { Call } from './call';
import { addEffectsOfGiven } from './callbacks';
import type { EffectSink } from './effectSink';

/** What is passed to a body that can't be seen is read as a whole, and functions among it may be called. */
export function collectEscapes(call: Call, collector: EffectSink): void {
  if (call.receiver) readWhole(unwrap(call.receiver), call, collector);
  for (const argument of call.args) collectEscape(unwrap(argument), call, collector);
}

function collectEscape(node: Node, call: Call, collector: EffectSink): void {
  switch (node.type) {
    case T.ObjectExpression:
      for (const item of node.properties)
        collectEscape(unwrap(item.type === T.SpreadElement ? item.argument : item.value), call, collector);
      return;
    case T.ArrayExpression:
      for (const item of node.elements) if (item) collectEscape(unwrap(item), call, collector);
      return;
    case T.SpreadElement:
      collectEscape(unwrap(node.argument), call, collector);
      return;
    case T.Identifier: {
      readWhole(node, call, collector);
      const entity = collector.summaries.resolver.calledEntityOf(node, collector.module);
      const summary = entity?.kind === 'function' ? collector.summaryOf(entity, false) : undefined;
      if (summary) addEffectsOfGiven(summary, call, collector);
      return;
    }
    default:
      readWhole(node, call, collector);
  }
}

function readWhole(node: Node, call: Call, collector: EffectSink): void {
  const location = collector.visibleLocation(node);
  if (location && !location.root.startsWith('global:')) collector.add('read', location, call.node, { via: call.text });
}
