import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { contains } from '../../../core/span';
import { T } from '../nodeTypes';
import type { Node } from '../syntax';
import type { LoopNode } from './jsRegion';

type Jump = TSESTree.BreakStatement | TSESTree.ContinueStatement;

/** Where a jump to a label leads, seen from a loop that it stands in. */
export type Landing = 'inside' | 'next round' | 'outside';

/** Follows the label of a jump; undefined when it has none. */
export function landingOf(jump: Jump, loop: LoopNode): Landing | undefined {
  if (!jump.label) return undefined;
  let at: Node | undefined = jump.parent;
  while (at && !(at.type === T.LabeledStatement && at.label.name === jump.label.name)) at = at.parent;
  if (at && contains(rangeOf(loop.body), rangeOf(at))) return 'inside';
  return at === loop.parent && jump.type === T.ContinueStatement ? 'next round' : 'outside';
}

/** A loop with its label, as it stands in its list of statements. */
export function wholeLoop(loop: LoopNode): LoopNode | TSESTree.LabeledStatement {
  return loop.parent.type === T.LabeledStatement ? loop.parent : loop;
}

function rangeOf({ range: [start, end] }: Node) {
  return { start, end };
}
