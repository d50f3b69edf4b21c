import type { PyStep } from '../regions/pyRegion';
import { field, textOf, walk, type PyNode } from '../syntax';
import type { Group, RewriteContext } from './request';
import { refuse } from './refusal';
import { linesOf, type StatementLines } from './statementLines';
import { shapeOf, type Shape } from './statementShape';

/** What becomes of one statement that holds members of a group. */
export interface StatementPlan {
  readonly lines: StatementLines;
  readonly steps: readonly PyStep[];
  readonly shape: Shape;
  /** The group takes the statement's place and does what it did; otherwise it stays, with its operands replaced. */
  readonly isTaken: boolean;
}

/** Which statements a group takes over. */
export interface GroupPlan {
  /** Those that hold members, in source order. */
  readonly statements: readonly StatementPlan[];
}

/** Comments above the first statement stay above the group, unless those above others move into it, or it becomes a function. */
export function movesFirstComments({ statements: [first, ...others] }: GroupPlan): boolean {
  if (first?.isTaken !== true) return false;
  return first.shape.kind === 'block' || others.some(({ isTaken, lines }) => isTaken && lines.leading.length > 0);
}

/** Decides for each statement of the group whether the group can do its work. */
export function planGroup({ module, region }: RewriteContext, { members, before }: Group): GroupPlan {
  const { source } = module;
  const moved = new Set(before.map(({ statement }) => statement));
  const first = region.list.findIndex((statement) => statement === members[0]?.statement);
  const statements: StatementPlan[] = [];
  const stayed: PyNode[] = [];
  for (const statement of region.list.slice(Math.max(first, 0))) {
    const steps = members.filter((step) => step.statement === statement);
    if (steps.length === 0) {
      if (!moved.has(statement)) stayed.push(statement);
      continue;
    }
    const shape = shapeOf(statement, steps);
    const isTaken =
      shape.kind !== 'other' &&
      !hasInnerComments(statement, steps, source.comments) &&
      canMoveUp(shape, stayed, source.text);
    if (shape.kind === 'block' && !isTaken) refuse('A block would have to move over a statement that stays.');
    statements.push({ lines: linesOf(source, statement), steps, shape, isTaken });
    if (!isTaken) stayed.push(statement);
  }
  return { statements };
}

/** A comment inside the statement that is not part of an operand would be lost. */
function hasInnerComments(
  statement: PyNode,
  steps: readonly PyStep[],
  comments: readonly { readonly start: number; readonly end: number }[],
): boolean {
  return comments.some(
    ({ start, end }) =>
      statement.start <= start &&
      end <= statement.end &&
      !steps.some(({ awaited }) => awaited && awaited.start <= start && end <= awaited.end),
  );
}

/** What the statement binds is not used by statements that will come after the group although they stood before. */
function canMoveUp(shape: Shape, stayed: readonly PyNode[], text: string): boolean {
  if (stayed.length === 0 || shape.kind === 'dropped') return true;
  if (shape.kind !== 'bound') return false;
  return shape.targets.every(({ node }) => {
    const bound: string[] = [];
    let isPlain = true as boolean;
    walk(node, (each) => {
      if (each.type === 'identifier') bound.push(textOf(each, text));
      else if (each.type === 'attribute' || each.type === 'subscript') isPlain = false;
      return true;
    });
    return isPlain && !stayed.some((statement) => usesAny(statement, bound, text));
  });
}

function usesAny(statement: PyNode, names: readonly string[], text: string): boolean {
  let found = false as boolean;
  walk(statement, (node) => {
    if (node.type === 'identifier' && names.includes(textOf(node, text))) {
      const isAttribute = node.parent?.type === 'attribute' && field(node.parent, 'attribute') === node;
      if (!isAttribute) found = true;
    }
    return !found;
  });
  return found;
}
