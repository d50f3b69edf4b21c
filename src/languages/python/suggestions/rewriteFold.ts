import type { TextEdit } from '../../../core/suggestion';
import type { PyModule } from '../modules';
import { field, textOf, unwrap, walk, type PyNode } from '../syntax';
import { checkFold, variablesGiven } from './foldChecks';
import { refuse, unlessRefused } from './refusal';
import type { RewriteContext } from './request';
import { inBrackets, roundsText, type RoundsPlace } from './roundsText';
import { splitsOf, type Handing, type Split } from './splitRound';
import { linesOf } from './statementLines';
import { isBelowCode, lineEnd, nextLine, reindented } from './textLines';

/**
 * Rewrites a `for` statement as two: the rounds wait together, and what they give is put together afterwards, in their order, by the
 * statements that do so now. Where a `try` stands around, each failure is raised there again.
 */
export function rewriteFold(context: RewriteContext, loop: PyNode, makePlace: () => RoundsPlace): TextEdit[] {
  for (const split of splitsOf(loop, context.module)) {
    const edits = unlessRefused(() => rewriteSplit(context, loop, split, makePlace()));
    if (edits) return edits;
  }
  return refuse('what is waited for and what is done with it do not come apart');
}

function rewriteSplit(context: RewriteContext, loop: PyNode, split: Split, place: RoundsPlace): TextEdit[] {
  const { module, region, style } = context;
  const { source } = module;
  const { text } = source;
  const { names, indentation } = place;
  const { attempt, conditions } = split;
  const [left, right] = [field(loop, 'left'), field(loop, 'right')];
  if (!left || !right || textOf(right, text).includes('\n')) return refuse('the list goes over lines, or waits');
  if (region.owner.type !== 'function_definition') return refuse('names of a module can not be bound in a function');
  if (attempt && place.target !== 'promise-all' && place.target !== 'semaphore') {
    return refuse('the first failure would stop the others, or be raised elsewhere');
  }
  checkFold(split, loop, context);
  const target = textOf(left, text);
  if (!/^[\w, ]+$/.test(target)) return refuse('the loop takes its items apart');
  const given = variablesGiven(split, loop, module);
  const isDropped = !attempt && !split.handing && given.length === 0;
  const stem = /^\w+$/.test(target) ? target.replace(/^_+(?=.)/, '') : 'item';
  const { call, definition } = fetchOf(split, given, target, stem, context, place);
  const usesItem = isDropped || foldUses(split, left, module);
  const tuple = target.includes(',') ? `(${target})` : target;
  const list = textOf(right, text);
  const clause = [`for ${target} in ${list}`, ...conditions].join(' if ');
  const above: string[] = [];
  let [source_, again] = [clause, list];
  const isSteady = /^(?:identifier|list|tuple)$/.test(unwrap(right).type) && conditions.length === 0;
  if (usesItem && !isSteady) {
    // The list is gone through twice, and may give its items but once.
    again = names.take(`${stem}s`);
    above.push(conditions.length === 0 ? `${again} = list(${list})` : `${again} = [${tuple} ${clause}]`);
    source_ = `for ${target} in ${again}`;
  }
  const rounds = roundsText(
    { call, clause: source_, target },
    { ...place, isDropped, keepsFailures: attempt !== undefined },
  );
  const name = attempt || split.handing ? names.take('result') : '';
  const result = attempt ? name : [...given, ...(split.handing ? [name] : [])].join(', ');
  const pattern = result.includes(',') ? `(${result})` : result;
  const heads = isDropped
    ? [...(rounds.value === '' ? [] : [rounds.value]), `for ${target} in ${again}:`]
    : usesItem
      ? inBrackets(`for ${tuple}, ${pattern} in zip(${again}, `, rounds.value, '):', place)
      : inBrackets(`for ${result} in `, rounds.value, ':', place);
  const lines = [...above, ...definition, ...rounds.above, ...heads, ...foldOf(split, given, name, context, place)];
  const { codeStart } = linesOf(source, loop);
  if (lines.some((line) => line.startsWith('async def '))) {
    const isApart = lines[0]?.startsWith('async def ') === true && !isBelowCode(text, codeStart);
    if (!isApart) lines.splice(above.length, 0, '');
  }
  const newText = lines.map((line) => (line === '' ? '' : indentation + line)).join(style.eol);
  const end = nextLine(text, loop.end);
  const lineBreak = text[end - 1] === '\n' ? text.slice(lineEnd(text, loop.end), end) : '';
  return [{ start: codeStart, end, newText: newText + lineBreak }];
}

/** What a round makes, and the function that has to stand above for it. */
function fetchOf(
  { fetched, handing }: Split,
  given: readonly string[],
  target: string,
  stem: string,
  { module: { source }, style }: RewriteContext,
  { names, indentation }: RoundsPlace,
): { readonly call: string; readonly definition: readonly string[] } {
  const { text } = source;
  const last = fetched.at(-1);
  const value = handing ? (handing.isInWith ? undefined : handing.value) : last && valueOf(last, given, text);
  const awaited = value && unwrap(value).type === 'await' ? unwrap(value).children[0] : undefined;
  const isCall = awaited && unwrap(awaited).type === 'call' && !textOf(awaited, text).includes('\n');
  if (isCall && fetched.length === 1) return { call: textOf(unwrap(awaited), text), definition: [] };
  const name = names.take(`${stem}_task`);
  const unit = style.indentUnit;
  const statements = value || handing ? fetched.slice(0, -1) : fetched;
  const body = statements.flatMap((each) => statementText(source, each, indentation, unit));
  if (handing?.isInWith && last) body.push(...returningText(source, last, handing, indentation, unit));
  else if (value) {
    const others = handing ? given.map((each) => `${each}, `).join('') : '';
    body.push(`${unit}return ${others}${reindented(source, value, indentation + unit)}`);
  } else if (given.length > 0) body.push(`${unit}return ${given.join(', ')}`);
  return { call: `${name}(${target})`, definition: [`async def ${name}(${target}):`, ...body, ''] };
}

/** A `with` that returns what its last statement hands on. */
function returningText(
  source: PyModule['source'],
  statement: PyNode,
  { statement: last, value }: Handing,
  indentation: string,
  depth: string,
): string[] {
  const { text } = source;
  if (textOf(last, text).includes('\n')) return refuse('what hands the value on goes over lines');
  const lines = statementText(source, statement, indentation, depth);
  const code = lines.pop() ?? '';
  const end = linesOf(source, last).trailing === undefined ? code.length : code.length - textAfter(source, last).length;
  const start = end - textOf(last, text).length;
  return [...lines, `${code.slice(0, start)}return ${textOf(value, text)}${code.slice(end)}`];
}

/** The comment at the end of the line of a statement, with what is before it. */
function textAfter({ text }: PyModule['source'], statement: PyNode): string {
  return `  ${text.slice(statement.end, lineEnd(text, statement.end)).trim()}`;
}

/** The right side of `user = await load(item)`, when nothing else is given. */
function valueOf(statement: PyNode, given: readonly string[], text: string): PyNode | undefined {
  const inner = statement.type === 'expression_statement' ? statement.children[0] : undefined;
  const [left, right] = inner?.type === 'assignment' ? [field(inner, 'left'), field(inner, 'right')] : [];
  if (inner?.type === 'await' && given.length === 0) return inner;
  return left && right && given.length > 0 && textOf(left, text) === given.join(', ') ? right : undefined;
}

/** The statements that put together, below the head of their loop. */
function foldOf(
  split: Split,
  given: readonly string[],
  result: string,
  { module: { source }, style }: RewriteContext,
  { indentation }: RoundsPlace,
): string[] {
  const { handing, folded, attempt } = split;
  const unit = style.indentUnit;
  const depth = attempt ? unit + unit : unit;
  const lines: string[] = [];
  if (handing)
    lines.push(...statementText(source, handing.statement, indentation, depth, { node: handing.value, name: result }));
  else if (attempt && given.length > 0) lines.push(`${depth}${given.join(', ')} = ${result}`);
  for (const statement of folded) lines.push(...statementText(source, statement, indentation, depth));
  if (!attempt) return lines;
  const clauses = attempt.node.children.filter((child) => child !== field(attempt.node, 'body'));
  return [
    `${unit}try:`,
    `${depth}if isinstance(${result}, BaseException):`,
    `${depth}${unit}raise ${result}`,
    ...lines,
    ...clauses.map((clause) => unit + reindented(source, clause, indentation + unit)),
    ...attempt.after.flatMap((statement) => statementText(source, statement, indentation, unit)),
  ];
}

/** A statement with its comments, moved; one node of it may be replaced by a name. */
function statementText(
  source: PyModule['source'],
  statement: PyNode,
  indentation: string,
  depth: string,
  replaced?: { readonly node: PyNode; readonly name: string },
): string[] {
  const lines = linesOf(source, statement);
  const trailing = lines.trailing === undefined ? '' : `  ${lines.trailing}`;
  const { text } = source;
  let code = reindented(source, statement, indentation + depth);
  if (replaced) {
    let { node } = replaced;
    while (node.parent?.type === 'parenthesized_expression') node = node.parent;
    const [start, end] = [node.start - statement.start, node.end - statement.start];
    // Lines below the first one may have been moved.
    if (text.slice(statement.start, node.end).includes('\n')) return refuse('what hands the value on goes over lines');
    code = code.slice(0, start) + replaced.name + code.slice(end);
  }
  return [...lines.leading, code + trailing].map((line) => depth + line);
}

/** Says whether what is put together needs to know of which item it is. */
function foldUses({ handing, folded, attempt }: Split, left: PyNode, module: PyModule): boolean {
  const variables = new Set<unknown>();
  walk(left, (node) => {
    const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
    if (variable) variables.add(variable);
    return true;
  });
  const parts = [...folded, ...(attempt?.after ?? []), ...(handing ? [handing.statement] : [])];
  if (attempt) parts.push(...attempt.node.children.filter((child) => child !== field(attempt.node, 'body')));
  let isUsed = false as boolean;
  for (const part of parts) {
    walk(part, (node) => {
      if (node === handing?.value) return false;
      const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
      if (variable && variables.has(variable)) isUsed = true;
      return !isUsed;
    });
  }
  return isUsed;
}
