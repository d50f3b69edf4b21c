import type { BlockingCall } from '../../../core/blockingCall';
import type { EntitySource } from '../effects/entitySource';
import type { JsModule } from '../modules';
import { T } from '../nodeTypes';
import { ownerName } from '../readRegions';
import { calleeText } from '../syntax';
import { findBlockingCalls, type BlockingPlace } from './findBlockingCalls';
import { isAlone } from './isAlone';
import { rewriteBlockingCall, statementOf } from './rewriteBlockingCall';

/** What holds the thread inside the async functions of a module, with how it can be rewritten; in source order. */
export function readBlockingCalls(module: JsModule, entities: EntitySource): BlockingCall[] {
  return findBlockingCalls(module, entities).map((place) => {
    const { node, hold, facts, owner } = place;
    const from = facts?.instead && (facts.instead.module ?? moduleOf(place, module, entities));
    return {
      span: { start: node.range[0], end: node.type === T.CallExpression ? node.range[1] : node.body.range[0] },
      statementStart: statementOf(node).range[0],
      hold,
      callee: node.type === T.CallExpression ? calleeText(node.callee) : '',
      function: ownerName(owner),
      ...(facts?.instead && from !== undefined && { instead: { name: facts.instead.name, module: from } }),
      isAlone: facts?.isWrite !== true && isAlone(place, module, entities),
      suggestions: rewriteBlockingCall(place, module, entities),
    };
  });
}

/** The module that a blocking call is from. */
function moduleOf({ node }: BlockingPlace, module: JsModule, entities: EntitySource): string | undefined {
  const entity = node.type === T.CallExpression ? entities.entityOf(node.callee, module) : undefined;
  return entity?.kind === 'external' ? entity.module : undefined;
}
