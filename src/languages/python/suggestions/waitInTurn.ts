import type { Span } from '../../../core/span';
import type { TextEdit } from '../../../core/suggestion';
import type { PySource } from '../source';
import { argumentsOf, calleeText, field, textOf, unwrap, walk, type PyNode } from '../syntax';
import { styleOf } from './fileStyle';
import { refuse, unlessRefused } from './refusal';
import { linesOf } from './statementLines';
import { indentationAt, reindented } from './textLines';

/**
 * The edits that let what waits together at a place wait one after another again: the innermost `gather(…)` or `run_parallel(…)` that
 * is awaited around `at`. Undefined when there is none, and where its shape doesn't allow it.
 */
export function waitInTurn(source: PySource, at: Span): readonly TextEdit[] | undefined {
  const wait = findWait(source, at);
  return wait && unlessRefused(() => rewrite(source, wait));
}

interface SharedWait {
  /** The `await` expression. */
  readonly node: PyNode;
  readonly call: PyNode;
}

function findWait({ root, text }: PySource, at: Span): SharedWait | undefined {
  let found: SharedWait | undefined;
  walk(root, (node) => {
    if (node.start > at.end || node.end < at.start) return false;
    const call = node.type === 'await' && node.children[0] ? unwrap(node.children[0]) : undefined;
    const callee = call?.type === 'call' ? field(call, 'function') : undefined;
    if (call && callee && /(?:^|\.)(?:gather|run_parallel)$/.test(calleeText(callee, text))) found = { node, call };
    return true;
  });
  return found;
}

function rewrite(source: PySource, wait: SharedWait): TextEdit[] {
  const { text } = source;
  const elements = argumentsOf(wait.call).filter((argument) => {
    if (argument.type !== 'keyword_argument') return true;
    // It only says how many at once.
    if (textOf(field(argument, 'name') ?? argument, text) === 'concurrency') return false;
    return refuse('it keeps failures as values');
  });
  if (elements.length === 0) return refuse('nothing waits');
  return (
    roundsInTurn(source, wait, elements) ??
    statementsInTurn(source, wait, elements) ??
    listInTurn(source, wait, elements)
  );
}

/** `await gather(*(load(x) for x in xs))` -> `[await load(x) for x in xs]`. */
function roundsInTurn(source: PySource, { node }: SharedWait, elements: readonly PyNode[]): TextEdit[] | undefined {
  const [only, ...more] = elements;
  if (only?.type !== 'list_splat' || more.length > 0) return undefined;
  const inner = only.children[0] && unwrap(only.children[0]);
  const isLoop = inner?.type === 'generator_expression' || inner?.type === 'list_comprehension';
  const body = isLoop ? inner.children[0] : undefined;
  if (!inner || !body) return refuse('a list of things that are made elsewhere');
  if (source.comments.some(({ start, end }) => node.start <= start && end <= node.end))
    refuse('a comment would be lost');
  const clauses = source.text.slice(body.end, inner.children.at(-1)?.end ?? inner.end);
  return [{ start: node.start, end: node.end, newText: `[await ${textOf(body, source.text)}${clauses}]` }];
}

/** `a, b = await gather(f(), g())` and `await gather(f(), g())` become statements. */
function statementsInTurn(
  source: PySource,
  { node, call }: SharedWait,
  elements: readonly PyNode[],
): TextEdit[] | undefined {
  const { parent } = node;
  const assignment = parent?.type === 'assignment' && field(parent, 'right') === node ? parent : undefined;
  const statement = (assignment ?? node).parent;
  if (statement?.type !== 'expression_statement' || (assignment?.fields.has('type') ?? false)) return undefined;
  const left = assignment && field(assignment, 'left');
  if (left && !/^(?:pattern_list|tuple_pattern|list_pattern)$/.test(left.type)) return undefined;
  const targets = left?.children;
  if (targets && (targets.length !== elements.length || targets.some(({ type }) => type === 'list_splat_pattern'))) {
    return refuse('the results are taken in another number');
  }
  const lines = linesOf(source, statement);
  const indentation = indentationAt(source.text, statement.start);
  const comments = commentsOf(source, call, elements);
  const code = elements.flatMap((element, index) => {
    const target = targets?.[index];
    const { leading, trailing } = comments[index] ?? { leading: [], trailing: '' };
    const parts = target ? [element] : flattened(element, source.text);
    const name = target && textOf(target, source.text).replace(/^\(([\s\S]*)\)$/, '$1');
    const bound = name === undefined || name === '_' ? '' : `${name} = `;
    const awaits = parts.map((part) => `${bound}${awaitText(source, part, indentation)}`);
    return [...leading, ...awaits.slice(0, -1), (awaits.at(-1) ?? '') + trailing];
  });
  const { eol } = styleOf(source);
  if (lines.trailing !== undefined) code.push(`${code.pop() ?? ''}  ${lines.trailing}`);
  const end =
    lines.trailing === undefined
      ? statement.end
      : source.text.indexOf(lines.trailing, statement.end) + lines.trailing.length;
  return [{ start: statement.start, end, newText: code.join(eol + indentation) }];
}

/** A list of awaits, where the results are used as they are. */
function listInTurn(source: PySource, { node }: SharedWait, elements: readonly PyNode[]): TextEdit[] {
  if (source.comments.some(({ start, end }) => node.start <= start && end <= node.end))
    refuse('a comment would be lost');
  const indentation = indentationAt(source.text, node.start);
  const awaits = elements.map((element) => awaitText(source, element, indentation));
  if (node.parent?.type !== 'list_splat')
    return [{ start: node.start, end: node.end, newText: `[${awaits.join(', ')}]` }];
  // `render(*await gather(f(), g()))`.
  return [{ start: node.parent.start, end: node.parent.end, newText: awaits.join(', ') }];
}

function awaitText(source: PySource, element: PyNode, indentation: string): string {
  if (element.type.includes('splat') || element.type === 'generator_expression') refuse('more than one thing');
  const text = reindented(source, element, indentation);
  const isLoose =
    /^(?:conditional_expression|boolean_operator|lambda|not_operator|comparison_operator|binary_operator)$/;
  return isLoose.test(element.type) ? `await (${text})` : `await ${text}`;
}

/** What `run_sequence(…)` awaits one after another, in a row with the rest. */
function flattened(element: PyNode, text: string): readonly PyNode[] {
  const callee = element.type === 'call' ? field(element, 'function') : undefined;
  if (!callee || !/(?:^|\.)run_sequence$/.test(calleeText(callee, text))) return [element];
  return argumentsOf(element).flatMap((argument) => flattened(argument, text));
}

interface ElementComments {
  readonly leading: string[];
  /** With two blanks in front of it, or empty. */
  trailing: string;
}

/** The comments beside each element: those behind it on its line, and those on lines above it. */
function commentsOf(source: PySource, call: PyNode, elements: readonly PyNode[]): ElementComments[] {
  const result = elements.map((): ElementComments => ({ leading: [], trailing: '' }));
  for (const { start, end } of source.comments) {
    if (start < call.start || end > call.end) continue;
    if (elements.some((element) => element.start < start && end < element.end)) continue;
    const text = source.text.slice(start, end).trimEnd();
    const before = elements.findLastIndex((element) => element.end <= start);
    const isBehind = before >= 0 && !source.text.slice(elements[before]?.end ?? 0, start).includes('\n');
    const at = result[isBehind ? before : before + 1];
    if (!at) return refuse('a comment at the end would be lost');
    if (isBehind) at.trailing = `  ${text}`;
    else at.leading.push(text);
  }
  return result;
}
