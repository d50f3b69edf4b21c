import type { BlockingCall } from '../../../core/blockingCall';
import type { EntitySource } from '../effects/entitySource';
import { asyncLibraryOf } from '../asyncLibrary';
import type { PyModule, PySettings } from '../modules';
import { ownerName } from '../readRegions';
import { calleeText, field, type PyNode } from '../syntax';
import { findBlockingCalls } from './findBlockingCalls';
import { isAlone } from './isAlone';
import { insteadOf, obstacleOf } from './obstacle';
import { rewriteBlockingCall } from './rewriteBlockingCall';

/** The calls of a module that keep the thread inside an async function, with how they can be rewritten; in source order. */
export function readBlockingCalls(module: PyModule, entities: EntitySource, settings: PySettings): BlockingCall[] {
  const { text } = module.source;
  // Trio and the like have threads of their own.
  const library = asyncLibraryOf(module, entities.host);
  return findBlockingCalls(module, entities).map((place) => {
    const { call, facts, owner } = place;
    const obstacle = obstacleOf(place, library, settings);
    return {
      span: { start: call.start, end: call.end },
      statementStart: statementOf(call).start,
      hold: facts.hold,
      callee: calleeText(field(call, 'function') ?? call, text),
      function: ownerName(owner, text),
      instead: insteadOf(facts.instead, library),
      // A thread may run what others run at the same time; what is over soon is a matter of taste.
      isAlone: !place.isInside && facts.isHint !== true && isAlone(place, module),
      suggestions: obstacle === undefined ? rewriteBlockingCall(place, module, settings) : [],
      ...(obstacle !== undefined && { obstacle }),
    };
  });
}

function statementOf(node: PyNode): PyNode {
  let at = node;
  while (at.parent && at.parent.type !== 'block' && at.parent.type !== 'module') at = at.parent;
  return at;
}
