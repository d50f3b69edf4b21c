import type { TextEdit } from '../../../core/suggestion';
import { calleeText, field, unwrap, type PyNode } from '../syntax';
import type { GatherWords } from './gatherWords';
import { layOut } from './layout';
import type { Group, GroupTarget, Rewrite, RewriteContext } from './request';
import { awaitableText } from './awaitableText';
import { isHalfAwaited } from './groupSlots';
import { indentationAt } from './textLines';

/**
 * Where the members are all there is in a list, a tuple or the arguments of a call, the list itself waits:
 * `[await a(), await b()]` -> `await asyncio.gather(a(), b())`. Undefined for other shapes.
 */
export function rewriteLiteral(
  context: RewriteContext,
  { members, before }: Group,
  target: GroupTarget,
  words: GatherWords,
): Rewrite | undefined {
  if (before.length > 0 || (target !== 'promise-all' && target !== 'run-parallel')) return undefined;
  const { source } = context.module;
  const list = listAround(members[0]?.operand);
  if (!list || list.children.length < members.length) return undefined;
  const isGather = isGatherCall(list, source.text);
  if (isGather) return dropAwaits(context, { members, before }, list);
  const isAll =
    list.children.length === members.length &&
    list.children.every((child, index) => unwrap(child) === members[index]?.operand);
  const [first, last] = [list.children[0], list.children.at(-1)];
  if (!isAll || !first || !last || list.type === 'set' || members.some(isHalfAwaited)) return undefined;
  const { parent } = list;
  // `a, b = await f(), await g()` has two targets, and is better written with them.
  const isUnpacked = parent?.type === 'assignment' && (field(parent, 'left')?.type ?? '').includes('pattern');
  if (isUnpacked || source.comments.some(({ start, end }) => list.start <= start && end <= list.end)) return undefined;
  const indentation = indentationAt(source.text, list.start);
  const inner = indentation + context.style.indentUnit;
  const items = members.map((step, index) => ({
    text: awaitableText(source, step, index === 0, inner),
    leading: [],
    trailing: undefined,
  }));
  const { open, close, span } = frameOf(list, first, last, words);
  const before_ = source.text.slice(source.text.lastIndexOf('\n', span.start) + 1, span.start);
  const line = layOut(before_ + open, items, close, before_.trim() === '' ? before_ : indentation, {
    ...context.style,
    // What stands before it on the line is counted as part of it.
    lineLength: context.style.lineLength + (before_.trim() === '' ? 0 : indentation.length),
  }).slice(before_.length);
  const edit: TextEdit = { ...span, newText: line };
  return { edits: [...words.edits, edit].sort((a, b) => a.start - b.start), helpers: words.helpers, names: [] };
}

interface Frame {
  readonly open: string;
  readonly close: string;
  readonly span: { readonly start: number; readonly end: number };
}

function frameOf(list: PyNode, first: PyNode, last: PyNode, { callee }: GatherWords): Frame {
  switch (list.type) {
    case 'list':
      return { open: `await ${callee}(`, close: ')', span: { start: list.start, end: list.end } };
    case 'argument_list':
      return { open: `*await ${callee}(`, close: ')', span: { start: first.start, end: last.end } };
    default:
      return { open: `tuple(await ${callee}(`, close: '))', span: { start: list.start, end: list.end } };
  }
}

function listAround(operand: PyNode | undefined): PyNode | undefined {
  let node = operand;
  while (node?.parent?.type === 'parenthesized_expression') node = node.parent;
  const parent = node?.parent;
  return parent && /^(?:list|tuple|expression_list|argument_list)$/.test(parent.type) ? parent : undefined;
}

function isGatherCall(list: PyNode, text: string): boolean {
  const callee =
    list.type === 'argument_list' && list.parent?.type === 'call' ? field(list.parent, 'function') : undefined;
  return callee !== undefined && /(?:^|\.)(?:gather|run_parallel)$/.test(calleeText(callee, text));
}

/** `asyncio.gather(await a(), await b())`: what waits together already only has to be let. */
function dropAwaits(context: RewriteContext, { members }: Group, list: PyNode): Rewrite | undefined {
  const { source } = context.module;
  const isWhole = members.every(({ operand }) => operand && listAround(operand) === list);
  if (!isWhole) return undefined;
  const edits = members.flatMap((step, index): TextEdit[] => {
    if (!step.operand) return [];
    const text = awaitableText(source, step, index === 0, indentationAt(source.text, step.operand.start));
    return [{ start: step.operand.start, end: step.operand.end, newText: text }];
  });
  return { edits, helpers: [], names: [] };
}
