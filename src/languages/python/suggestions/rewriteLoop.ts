import type { TextEdit } from '../../../core/suggestion';
import { contains } from '../../../core/span';
import { field, isComprehension, textOf, unwrap, walk, type PyNode } from '../syntax';
import { gatherWords } from './gatherWords';
import { checkLists, checkRound, shapeOfLoop, type LoopShape } from './loopShape';
import { refuse, unlessRefused } from './refusal';
import { checkConditions } from './roundConditions';
import type { GroupTarget, Rewrite, RewriteContext } from './request';
import { rewriteFold } from './rewriteFold';
import { rewriteComprehension } from './rewriteComprehension';
import { fitted, inBrackets, roundsText, type Rounds, type RoundsPlace } from './roundsText';
import { linesOf } from './statementLines';
import { TemporaryNames } from './temporaryNames';
import { indentationAt, isBelowCode, lineEnd, nextLine, reindented } from './textLines';

/**
 * The edits that let the rounds of a loop wait together, `concurrency` at a time where the target can say so; results keep their
 * order. Undefined where the shape doesn't allow it.
 */
export function rewriteLoop(
  context: RewriteContext,
  target: GroupTarget | 'semaphore',
  concurrency: number,
): Rewrite | undefined {
  return unlessRefused(() => {
    const { module, region, reserved, style } = context;
    const { loop, owner } = region;
    if (!loop) return refuse('no loop');
    const words = gatherWords(context, target === 'semaphore' ? 'promise-all' : target);
    const indentation = indentationAt(module.source.text, loop.start);
    let names = new TemporaryNames(module, owner, reserved);
    const makePlace = (): RoundsPlace => {
      // Names of an attempt that was given up are free again.
      names = new TemporaryNames(module, owner, reserved);
      return { target, words, concurrency, names, style, isDropped: false, indentation };
    };
    const edits = isComprehension(loop)
      ? rewriteComprehension(context, loop, makePlace())
      : loop.type === 'for_statement'
        ? (unlessRefused(() => rewriteFor(context, loop, makePlace())) ?? rewriteFold(context, loop, makePlace))
        : refuse('a loop with a condition');
    const all = [...words.edits, ...edits].sort((a, b) => a.start - b.start || a.end - b.end);
    return { edits: all, helpers: words.helpers, names: names.given };
  });
}

function rewriteFor(context: RewriteContext, loop: PyNode, place: RoundsPlace): TextEdit[] {
  const { module, region, style } = context;
  const { source } = module;
  const { text } = source;
  const indentation = indentationAt(text, loop.start);
  const [left, right] = [field(loop, 'left'), field(loop, 'right')];
  if (!left || !right || textOf(right, text).includes('\n')) return refuse('the list goes over lines, or waits');
  checkRound(loop, module, region.owner);
  const shape = shapeOfLoop(loop, module);
  checkLists(loop, shape, module);
  checkPlaces(loop, shape, context);
  const { sink } = shape;
  checkOrder(shape);
  const fresh = 'fresh' in sink ? sink.fresh : undefined;
  const isDropped = sink.kind === 'dropped';
  const target = textOf(left, text);
  checkConditions(shape, loop, module);
  const clause = [`for ${target} in ${textOf(right, text)}`, ...shape.conditions].join(' if ');
  const { call, definition } = roundOf(context, loop, shape, target, place, indentation);
  const rounds: Rounds = { call, clause, target };
  const { above, value } = roundsText(rounds, { ...place, isDropped });
  const lines = [...definition, ...above];
  if (value !== '') lines.push(...withSink(shape, value, { ...place, item: target, list: right, text }));
  const first = linesOf(source, fresh ?? loop);
  checkComments(context, loop, fresh, shape);
  if (lines.some((line) => line.startsWith('async def ')) && isBelowCode(text, first.codeStart)) lines.unshift('');
  const newText = lines.map((line) => (line === '' ? '' : indentation + line)).join(style.eol);
  const end = nextLine(text, loop.end);
  const lineBreak = text[end - 1] === '\n' ? text.slice(lineEnd(text, loop.end), end) : '';
  return [{ start: first.codeStart, end, newText: newText + lineBreak }];
}

/** What a round makes, and the function that has to stand above for it. */
function roundOf(
  { module, region, style }: RewriteContext,
  loop: PyNode,
  shape: LoopShape,
  target: string,
  { names }: RoundsPlace,
  indentation: string,
): { readonly call: string; readonly definition: readonly string[] } {
  const { source } = module;
  const { awaited } = shape;
  if (awaited && unwrap(awaited).type === 'call' && !textOf(awaited, source.text).includes('\n')) {
    return { call: textOf(unwrap(awaited), source.text), definition: [] };
  }
  if (region.owner.type !== 'function_definition')
    return refuse('names of a module can not be bound inside a function');
  if (!/^[\w, ]+$/.test(target)) return refuse('the loop takes its items apart');
  const item = /^\w+$/.test(target) ? target.replace(/^_+(?=.)/, '') : 'item';
  const name = names.take(`${item}_task`);
  const inner = indentation + style.indentUnit;
  const body = shape.statements.flatMap((statement) => {
    const lines = linesOf(source, statement);
    const trailing = lines.trailing === undefined ? '' : `  ${lines.trailing}`;
    return [...lines.leading, reindented(source, statement, inner) + trailing].map((line) => style.indentUnit + line);
  });
  if (shape.value) body.push(`${style.indentUnit}return ${reindented(source, shape.value, inner)}`);
  return { call: `${name}(${target})`, definition: [`async def ${name}(${target}):`, ...body, ''] };
}

/** What the rounds fill must not hang on what only a round knows, nor be filled on the way. */
function checkPlaces(loop: PyNode, { sink, statements }: LoopShape, { module, region }: RewriteContext): void {
  const folded = new Set(region.iteration?.foldsInto);
  for (const statement of statements) {
    walk(statement, (node) => {
      const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
      if (variable && folded.has(`var:${String(variable.id)}`)) refuse('it is put together in the round');
      return true;
    });
  }
  const body = field(loop, 'body') ?? loop;
  const left = field(loop, 'left') ?? loop;
  const place = sink.kind === 'keyed' ? sink.place : 'list' in sink ? sink.list : undefined;
  if (!place) return;
  walk(place, (node) => {
    const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
    const isOfRound = variable?.bindings.some(({ name }) => contains(body, name));
    const isOfItem = sink.kind !== 'keyed' && variable?.bindings.some(({ name }) => contains(left, name));
    if (isOfRound || isOfItem) refuse('only the round knows where its value goes to');
    return true;
  });
}

/** What rounds add to dictionaries on their way would come in the order in which they end; lists see `checkLists`. */
function checkOrder({ awaited, statements }: LoopShape): void {
  if (awaited) return;
  for (const statement of statements) {
    walk(statement, (node) => {
      if (node.type === 'assignment' && field(node, 'left')?.type === 'subscript')
        refuse('a dictionary is filled on the way');
      return true;
    });
  }
}

interface SinkPlace extends RoundsPlace {
  /** What the loop binds. */
  readonly item: string;
  /** What it goes through. */
  readonly list: PyNode;
  readonly text: string;
}

/** What is done with the values of all rounds. */
function withSink({ sink, conditions }: LoopShape, value: string, place: SinkPlace): string[] {
  const { item, list, indentation, style, text } = place;
  if (sink.kind === 'dropped') return [fitted('', value, '', indentation, style)];
  if (sink.kind === 'extended') {
    const part = place.names.take('part');
    const line = `${style.indentUnit}${textOf(sink.list, text)}.extend(${part})`;
    return [...inBrackets(`for ${part} in `, value, ':', place), line];
  }
  if (sink.kind === 'appended') {
    if (!sink.fresh) return inBrackets(`${textOf(sink.list, text)}.extend(`, value, ')', place);
    return [fitted(`${leftOf(sink.fresh, text)} = `, value, '', indentation, style)];
  }
  // The list is gone through once more.
  const isSteady = /^(?:identifier|attribute|list|tuple)$/.test(unwrap(list).type);
  if (!isSteady || conditions.length > 0) return refuse('the list can not be gone through twice');
  const key = field(sink.place, 'subscript');
  if (sink.fresh && key && textOf(key, text) === item) {
    return inBrackets(`${leftOf(sink.fresh, text)} = dict(zip(${textOf(list, text)}, `, value, '))', place);
  }
  const name = place.names.take('value');
  const items = item.includes(',') ? `(${item})` : item;
  return [
    ...(sink.fresh ? [textOf(sink.fresh, text)] : []),
    ...inBrackets(`for ${items}, ${name} in zip(${textOf(list, text)}, `, value, '):', place),
    `${style.indentUnit}${textOf(sink.place, text)} = ${name}`,
  ];
}

/** `out` or `out: list[int]`. */
function leftOf(statement: PyNode, text: string): string {
  const assignment = statement.children[0];
  const right = assignment && field(assignment, 'right');
  return text.slice(statement.start, right?.start ?? statement.end).replace(/\s*=\s*$/, '');
}

/** Comments inside that would not come along stop the rewrite. */
function checkComments({ module }: RewriteContext, loop: PyNode, fresh: PyNode | undefined, shape: LoopShape): void {
  const { source } = module;
  const start = fresh?.start ?? loop.start;
  const end = lineEnd(source.text, loop.end);
  const kept = shape.awaited ? [] : shape.statements.map((statement) => linesOf(source, statement).span);
  const isLost = source.comments.some(
    (comment) =>
      start <= comment.start &&
      comment.end <= end &&
      !kept.some((span) => span.start <= comment.start && comment.end <= span.end),
  );
  if (isLost) refuse('a comment would be lost');
  let hasInner = false as boolean;
  walk(loop, (node) => {
    if (node.type === 'string' && textOf(node, source.text).includes('\n')) hasInner = true;
    return true;
  });
  if (hasInner) refuse('a string goes over several lines');
}
