import type { TextEdit } from '../../../core/suggestion';
import type { PyNode } from '../syntax';
import { type GatherWords, gatherWords } from './gatherWords';
import type { PyStyle } from './fileStyle';
import { layOut } from './layout';
import { movesFirstComments, planGroup, type GroupPlan } from './groupPlan';
import { slotsOf } from './groupSlots';
import { rewriteOneLine } from './oneLine';
import { refuse, unlessRefused } from './refusal';
import type { Group, GroupTarget, Rewrite, RewriteContext } from './request';
import { rewriteLiteral } from './rewriteLiteral';
import { leftSide, type Slot } from './slot';
import { linesOf, spanToRemove } from './statementLines';
import { settledText } from './settledText';
import { nameForValue, TemporaryNames } from './temporaryNames';
import { indentationAt, isBelowCode, reindented } from './textLines';
import { taskGroupText } from './taskGroupText';

/**
 * The edits that make groups of awaited operands wait together, in the order in which they are waited for. A group stands where its
 * first member stood; statements that did nothing but await a member go away, others get a variable in the place of the operand.
 * Undefined where the shape doesn't allow it.
 */
export function rewriteGroups(
  context: RewriteContext,
  groups: readonly Group[],
  target: GroupTarget,
): Rewrite | undefined {
  return unlessRefused(() => {
    const [group, ...more] = groups;
    const words = gatherWords(context, target);
    const literal = group && more.length === 0 ? rewriteLiteral(context, group, target, words) : undefined;
    if (literal) return literal;
    const names = new TemporaryNames(context.module, context.region.owner, context.reserved);
    const taken = new Set<PyNode>();
    const edits = groups.flatMap((each) => rewriteOne(context, each, target, words, names, taken));
    return { edits: inOrder([...words.edits, ...edits]), helpers: words.helpers, names: names.given };
  });
}

function rewriteOne(
  context: RewriteContext,
  group: Group,
  target: GroupTarget,
  words: GatherWords,
  names: TemporaryNames,
  taken: Set<PyNode>,
): TextEdit[] {
  const { module, style } = context;
  const { source } = module;
  const line = rewriteOneLine(context, group, target, words, names);
  if (line) return [line];
  const plan = planGroup(context, group);
  const [first] = plan.statements;
  if (!first) return refuse('The statements are not in one list.');
  const indentation = indentationAt(source.text, first.lines.statement.start);
  const earlier = first.isTaken ? [] : takeOutEarlier(context, group, first.lines.statement, names, indentation);
  const slots = slotsOf(context, group, plan, names, indentation);
  const text = groupText({ slots, target, words, names, indentation, style, text: source.text });
  const moved = group.before
    .map(({ statement }) => linesOf(source, statement))
    .filter(({ statement }) => !taken.has(statement));
  const edits: TextEdit[] = [];
  const lead = moved.map(({ span, statement }) => {
    if (statement.awaits) refuse('A statement that waits itself would have to move.');
    return source.text.slice(span.start, span.end).replace(/(?<!\n)$/, style.eol);
  });
  const definitions = slots.flatMap(({ definition }) => (definition === undefined ? [] : [definition, '']));
  if (definitions.length > 0 && lead.length + earlier.length === 0 && isBelowCode(source.text, first.lines.span.start))
    definitions.unshift('');
  const code = [...earlier.map((each) => each.text), ...definitions, text]
    .map((line) => (line === '' ? '' : indentation + line))
    .join(style.eol);
  if (first.isTaken) {
    const { statement, codeStart, span } = first.lines;
    const start = movesFirstComments(plan) ? span.start : codeStart;
    edits.push({ start, end: span.end, newText: lead.join('') + code + endOfLine(source.text, statement.end, style) });
    taken.add(statement);
  } else {
    edits.push({ start: first.lines.codeStart, end: first.lines.codeStart, newText: lead.join('') + code + style.eol });
  }
  const gone = [
    ...plan.statements
      .slice(1)
      .filter(({ isTaken }) => isTaken)
      .map(({ lines }) => lines),
    ...moved,
  ];
  for (const lines of gone) {
    const isBound =
      gone.includes(lines) &&
      isBelowGone(
        lines.statement,
        plan,
        gone.map(({ statement }) => statement),
      );
    edits.push({ ...spanToRemove(source, lines, isBound), newText: '' });
    taken.add(lines.statement);
  }
  for (const { step, name, isTemporary } of slots) {
    if (isTemporary && step.operand) edits.push(replaceOperand(step.operand, name));
  }
  edits.push(...earlier.map(({ edit }) => edit));
  return edits;
}

/** The statement above it goes away too, or is where the group stands. */
function isBelowGone(statement: PyNode, { statements }: GroupPlan, gone: readonly PyNode[]): boolean {
  const list = statement.parent?.children ?? [];
  const above = list[list.indexOf(statement) - 1];
  return (
    above !== undefined && (gone.includes(above) || (above === statements[0]?.lines.statement && statements[0].isTaken))
  );
}

function endOfLine(text: string, end: number, style: PyStyle): string {
  return !text.includes('\n', end) ? '' : style.eol;
}

/** Awaits that come before the group in its first statement go into statements of their own, above it. */
function takeOutEarlier(
  { module, region }: RewriteContext,
  { members }: Group,
  statement: PyNode,
  names: TemporaryNames,
  indentation: string,
): { readonly text: string; readonly edit: TextEdit }[] {
  const { source } = module;
  const start = members[0]?.operand?.start ?? 0;
  const earlier = region.steps.filter(
    (step) => step.await && step.statement === statement && (step.operand?.end ?? Infinity) <= start,
  );
  return earlier.map(({ operand, awaited, pinned }) => {
    if (!operand || !awaited || pinned !== undefined || awaited.awaits) {
      return refuse('What stands before it in the same statement can not be taken out.');
    }
    const name = names.take(nameForValue(operand, awaited, source.text));
    return { text: `${name} = ${reindented(source, operand, indentation)}`, edit: replaceOperand(operand, name) };
  });
}

/** Parentheses around an operand go with it, unless they are those of a call. */
function replaceOperand(operand: PyNode, name: string): TextEdit {
  let node = operand;
  while (node.parent?.type === 'parenthesized_expression') node = node.parent;
  // `print((await f()))` keeps one pair, `return(await f())` one space.
  return { start: node.start, end: node.end, newText: name };
}

interface GroupPlace {
  readonly slots: readonly Slot[];
  readonly target: GroupTarget;
  readonly words: GatherWords;
  readonly names: TemporaryNames;
  readonly indentation: string;
  readonly style: PyStyle;
  /** Of the file. */
  readonly text: string;
}

/** The statements of the group; the first line has no indentation. */
function groupText(place: GroupPlace): string {
  const { slots, target, words, names, indentation, style, text } = place;
  const declarations = slots.flatMap(({ declaration }) => declaration ?? []);
  const lead = declarations.map((line) => line + style.eol + indentation).join('');
  if (target === 'task-group') return lead + taskGroupText(slots, words, names, indentation, style, text);
  if (target === 'all-settled') return lead + settledText(slots, words, names, indentation, style);
  const items = slots.map(({ item }) => item);
  return (
    lead + layOut(`${leftSide(slots, names, indentation, style)}await ${words.callee}(`, items, ')', indentation, style)
  );
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = sorted.some((edit, index) => edit.start < (sorted[index - 1]?.end ?? 0));
  return overlap ? refuse('The changes would touch each other.') : sorted;
}
