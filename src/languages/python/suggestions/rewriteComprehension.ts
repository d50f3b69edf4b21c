import type { TextEdit } from '../../../core/suggestion';
import { argumentsOf, attributeName, field, textOf, unwrap, walk, type PyNode } from '../syntax';
import { refuse } from './refusal';
import type { RewriteContext } from './request';
import { fitted, inBrackets, roundsText, type RoundsPlace } from './roundsText';
import { linesOf } from './statementLines';
import { indentationAt, isBelowCode, lineEnd, lineStart } from './textLines';

/** The edits that let the rounds of a list, set or dictionary comprehension wait together. */
export function rewriteComprehension({ module }: RewriteContext, loop: PyNode, place: RoundsPlace): TextEdit[] {
  const { source } = module;
  const { text } = source;
  const element = field(loop, 'body') ?? loop.children[0];
  const clauses = loop.children.filter((child) => child !== element);
  const [first, ...others] = clauses;
  if (!element || !first || loop.type === 'generator_expression') return refuse('not a comprehension');
  if (clauses.some((clause) => clause.awaits) || textOf(loop, text).includes('#'))
    return refuse('a clause waits, or holds a comment');
  const [left, list] = [field(first, 'left'), field(first, 'right')];
  if (!left || !list) return refuse('no list');
  const clause = flat(text.slice(first.start, clauses.at(-1)?.end ?? first.end));
  const target = textOf(left, text);
  const isSteady = /^(?:identifier|attribute|list|tuple)$/.test(unwrap(list).type);
  const value = loop.type === 'dictionary_comprehension' ? field(element, 'value') : element;
  const awaits = value ? awaitsIn(value) : [];
  const [wait, ...more] = awaits;
  const awaited = wait?.children[0];
  if (!value || !wait || !awaited || more.length > 0 || awaited.awaits) return refuse('not one await');
  const rounds = { call: flat(textOf(unwrap(awaited), text)), clause, target };
  const { above, value: all } = roundsText(rounds, place);
  if (place.target === 'semaphore' && others.some(({ type }) => type === 'for_in_clause')) return refuse('two loops');
  const isPlain = unwrap(value) === wait;
  let [before, after] = ['', ''];
  if (loop.type === 'dictionary_comprehension') {
    const key = field(element, 'key');
    if (!key || !isPlain || others.length > 0 || key.awaits) return refuse('keys and values go apart');
    const owner = keysOwner(list, key, left, text);
    if (!isSteady && owner === undefined) return refuse('the list can not be gone through twice');
    const keys = textOf(key, text) === target ? textOf(list, text) : owner;
    [before, after] =
      keys === undefined
        ? [`dict(zip([${flat(textOf(key, text))} ${clause}], `, '))']
        : [`dict(zip(${flat(keys)}, `, '))'];
  } else if (!isPlain) {
    const name = place.names.take('result');
    const outside = outsideOf(wait);
    const element_ = `${flat(text.slice(value.start, outside.start))}${name}${flat(text.slice(outside.end, value.end))}`;
    const usesTarget = usesNames(value, wait, left, text);
    if (others.length > 0 || (usesTarget && !isSteady)) return refuse('the rest of the element needs the item');
    const open = loop.type === 'set_comprehension' ? '{' : '[';
    const close = loop.type === 'set_comprehension' ? '}' : ']';
    const items = target.includes(',') ? `(${target})` : target;
    [before, after] = usesTarget
      ? [`${open}${element_} for ${items}, ${name} in zip(${flat(textOf(list, text))}, `, `)${close}`]
      : [`${open}${element_} for ${name} in `, close];
  } else if (loop.type === 'set_comprehension') [before, after] = ['set(', ')'];
  if (above.length > 0) return withLinesAbove(loop, above, before + all + after, source, place);
  const lead = text.slice(lineStart(text, loop.start), loop.start);
  const indentation = indentationAt(text, loop.start);
  const rest = text.slice(loop.end, lineEnd(text, loop.end));
  if (before !== '' && isWholeValue(loop)) {
    const lines = inBrackets(lead.trimStart() + before, all, after + rest, { ...place, indentation });
    const last = lines.at(-1) ?? '';
    const value = last.slice(lead.trimStart().length, last.length - rest.length);
    return withLinesAbove(loop, lines.slice(0, -1), value, source, place);
  }
  const line = fitted(lead.slice(indentation.length) + before, all, after + rest, indentation, place.style);
  const from = lead.length - indentation.length;
  return [{ start: loop.start, end: loop.end, newText: line.slice(from, line.length - rest.length) }];
}

/** `{key: await load(value) for key, value in table.items()}`: the table has the keys. */
function keysOwner(list: PyNode, key: PyNode, left: PyNode, text: string): string | undefined {
  const callee = list.type === 'call' && argumentsOf(list).length === 0 ? field(list, 'function') : undefined;
  const owner = callee && attributeName(callee, text) === 'items' ? field(callee, 'object') : undefined;
  const [first] = left.children;
  return owner?.type === 'identifier' && first && textOf(first, text) === textOf(key, text)
    ? textOf(owner, text)
    : undefined;
}

/** Lines can stand above only when nothing of the statement is evaluated before. */
function withLinesAbove(
  loop: PyNode,
  above: readonly string[],
  value: string,
  source: Parameters<typeof linesOf>[0],
  { style }: RoundsPlace,
): TextEdit[] {
  const { parent } = loop;
  const statement = parent?.type === 'assignment' ? parent.parent : parent;
  if (!isWholeValue(loop) || !statement) return refuse('other things are evaluated before');
  const { codeStart } = linesOf(source, statement);
  const indentation = indentationAt(source.text, statement.start);
  const isFirstDefined = above[0]?.startsWith('async def ') === true && isBelowCode(source.text, codeStart);
  const lines = [...(isFirstDefined ? [''] : []), ...above]
    .map((line) => (line === '' ? '' : indentation + line) + style.eol)
    .join('');
  return [
    ...(lines === '' ? [] : [{ start: codeStart, end: codeStart, newText: lines }]),
    { start: loop.start, end: loop.end, newText: value },
  ];
}

/** The statement does nothing but return it, bind it or drop it. */
function isWholeValue(loop: PyNode): boolean {
  const { parent } = loop;
  return (
    parent?.type === 'return_statement' ||
    parent?.type === 'expression_statement' ||
    (parent?.type === 'assignment' && field(parent, 'right') === loop && parent.parent?.type === 'expression_statement')
  );
}

function awaitsIn(node: PyNode): PyNode[] {
  const found: PyNode[] = [];
  walk(node, (each) => {
    if (each.type === 'await') found.push(each);
    return each.type !== 'lambda';
  });
  return found;
}

/** With the parentheses around it. */
function outsideOf(node: PyNode): PyNode {
  let at = node;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  return at;
}

/** Says whether the element uses what the loop binds, apart from what is waited for. */
function usesNames(value: PyNode, wait: PyNode, left: PyNode, text: string): boolean {
  const bound = new Set<string>();
  walk(left, (node) => {
    if (node.type === 'identifier') bound.add(textOf(node, text));
    return true;
  });
  let isUsed = false as boolean;
  walk(value, (node) => {
    if (node === wait) return false;
    if (node.type === 'identifier' && bound.has(textOf(node, text))) isUsed = true;
    return true;
  });
  return isUsed;
}

/** On one line; refuses where a line break has a meaning. */
function flat(text: string): string {
  if (/["']{3}/.test(text) && text.includes('\n')) return refuse('a string goes over several lines');
  return text
    .replaceAll(/([([{])\s*\n\s*/g, '$1')
    .replaceAll(/,?\s*\n\s*([)\]}])/g, '$1')
    .replaceAll(/\s*\n\s*/g, ' ');
}
