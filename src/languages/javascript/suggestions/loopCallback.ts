import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { TextEdit } from '../../../core/suggestion';
import type { LoopNode } from '../regions/jsRegion';
import { hasAwait } from '../regions/operands';
import { isTypeScript, type JsSource } from '../source';
import { hasCall, type Node } from '../syntax';
import type { TemporaryNames } from './temporaryNames';
import { attachedComments, commentsOutside, spanOf } from './attachedComments';
import { mayTakeTypeFromContext } from './contextualTypes';
import { reindented } from './elementText';
import { styleOf } from './fileStyle';
import type { EmptyStart, LoopResult } from './loopResult';
import type { LoopSource } from './loopSource';
import { ownListDeclarations, ownListEdits, ownListsText } from './ownList';
import { refuse } from './refusal';
import type { LoopRequest } from './request';
import { type NamedPart, severalEdits } from './severalResults';
import { removeSpans, spanWithComments, startsLikeContinuation } from './statementText';
import { indentationAt, textOf } from './textLines';

/** Says whether each round gives a list of its values, because it may give none, or several. */
export function givesLists(result: LoopResult, continues: readonly Node[]): boolean {
  return result.kind === 'own' || (result.kind === 'pushed' && (result.isConditional || continues.length > 0));
}

/** What the values of a round are called, when it leaves more than one. */
export interface RoundNames {
  readonly parts: readonly NamedPart[];
  /** The lists that it fills for itself. */
  readonly lists: readonly string[];
}

/** The function for one item, as it stands in `map(…)`. */
export interface LoopCallback {
  readonly text: string;
  /** Its parameters and the call that it gives, when there is nothing else in it. */
  readonly parts?: readonly [head: string, call: string];
  /** Each round gives a list of its values. */
  readonly givesLists: boolean;
}

/** Writes the body of a loop as a function for one item; its lines are indented for `indentation`. */
export function loopCallback(
  request: LoopRequest,
  loop: LoopNode,
  head: LoopSource,
  result: LoopResult,
  continues: readonly TSESTree.ContinueStatement[],
  start: EmptyStart | undefined,
  round: RoundNames,
  names: TemporaryNames,
  indentation: string,
  limit: string | undefined,
): LoopCallback {
  const isTask = request.target === 'run-parallel' && !request.limiter;
  const lists = givesLists(result, continues);
  const parameters = `(${head.parameters.join(', ')})`;
  const short = lists ? undefined : expressionBody(request, loop, head, result, indentation);
  if (short) {
    const type = isTask ? '' : returnType(request, result, start);
    const isAsync = !isTask || short.isAsync;
    const opening = isTask ? `${parameters} => ${isAsync ? 'async ' : ''}()` : `async ${parameters}${type}`;
    const [head, body] =
      limit === undefined ? [opening, short.text] : [parameters, `${limit}(async ()${type} => ${short.text})`];
    const isCall = !isTask && /^[\w$].*\)$/.test(body);
    return { text: `${head} => ${body}`, givesLists: false, ...(isCall && { parts: [head, body] }) };
  }
  const type = lists ? '' : returnType(request, result, start);
  const opening = isTask ? `${parameters} => async ()${type}` : `async ${parameters}${type}`;
  const body = blockBody(request, loop, head, result, continues, lists, round, names, indentation);
  const text = limit === undefined ? `${opening} => ${body}` : `${parameters} => ${limit}(async ()${type} => ${body})`;
  return { text, givesLists: lists };
}

/** The one expression that a round comes down to, when there is nothing else in it. */
function expressionBody(
  { source }: LoopRequest,
  loop: LoopNode,
  head: LoopSource,
  result: LoopResult,
  indentation: string,
): { text: string; isAsync: boolean } | undefined {
  if (head.opening !== undefined || result.kind === 'own' || result.kind === 'several') return undefined;
  const text = (node: Node) => reindented(source, node, indentation);
  if (result.kind === 'later') {
    return result.awaited && { text: text(result.awaited), isAsync: hasAwait(result.awaited) };
  }
  const all = loop.body.type === T.BlockStatement ? loop.body.body : [loop.body];
  const [only, ...others] = all.filter((statement) => statement !== head.skipped);
  if (only?.type !== T.ExpressionStatement || others.length > 0) return undefined;
  const hasLost = (...nodes: Node[]) => commentsOutside(source, spanOf(loop.body), nodes.map(spanOf)).length > 0;
  if (result.kind === 'keyed') {
    if (hasLost(result.key, result.value) || needsVariable(source, result.value)) return undefined;
    return { text: pair(source, `${text(result.key)}, `, text(result.value)), isAsync: true };
  }
  const value = result.kind === 'pushed' ? result.value : only.expression;
  if (result.kind === 'none' && value.type !== T.AwaitExpression) return undefined;
  const inner = value.type === T.AwaitExpression ? value.argument : value;
  if (hasLost(inner)) return undefined;
  const written = text(inner);
  const isAsync = hasAwait(inner) || value.type !== T.AwaitExpression;
  return { text: written.startsWith('{') || inner.type === T.SequenceExpression ? `(${written})` : written, isAsync };
}

function blockBody(
  { source }: LoopRequest,
  loop: LoopNode,
  head: LoopSource,
  result: LoopResult,
  continues: readonly TSESTree.ContinueStatement[],
  lists: boolean,
  round: RoundNames,
  names: TemporaryNames,
  indentation: string,
): string {
  const { body } = loop;
  const style = styleOf(source);
  const own = ownListsText(source, round.lists);
  const left = result.kind === 'later' ? continues.filter(({ range: [at] }) => at < result.cut) : continues;
  const edits: TextEdit[] = left.map(({ range: [start], label }) => ({
    start,
    end: label?.range[1] ?? start + 'continue'.length,
    newText: lists ? `return ${own}` : result.kind === 'later' ? 'return undefined' : 'return',
  }));
  if (head.skipped) {
    const { leading, trailing } = attachedComments(source, spanOf(head.skipped));
    if (leading.length + trailing.length > 0)
      refuse(l10n.t('There is a comment at the statement that names the item.'));
    edits.push(...removeSpans(source, [spanWithComments(source, head.skipped)]));
  }
  if (result.kind === 'keyed') edits.push(...pairEdits(source, result, names, indentation + style.indentUnit));
  if (result.kind === 'pushed') edits.push(...returnEdits(source, result, lists));
  if (result.kind === 'several')
    edits.push(...severalEdits(source, round.parts, style.eol + indentation + style.indentUnit));
  if (result.kind === 'own') edits.push(...ownListEdits(result, round.lists));
  if (result.kind === 'later') {
    const given = `return ${result.kept}${style.semicolons ? ';' : ''}`;
    const end = style.eol + indentation + (result.block === body ? '' : style.indentUnit);
    edits.push({ start: result.cut, end: result.block.range[1] - 1, newText: end + style.indentUnit + given + end });
    if (result.block !== body) {
      const [, at] = result.block.range;
      const newText = `${style.eol}${indentation}${style.indentUnit}return undefined${style.semicolons ? ';' : ''}`;
      edits.push({ start: at, end: at, newText });
    }
  }
  const last = body.type === T.BlockStatement ? body.body.at(-1) : body;
  const isOpen = result.kind === 'own' || (result.kind === 'pushed' && result.isConditional);
  if (isOpen && last) {
    const newText = `${style.eol}${indentation}${style.indentUnit}return ${own}${style.semicolons ? ';' : ''}`;
    edits.push({ start: last.range[1], end: last.range[1], newText });
  }
  const from = indentationAt(source.text, loop.range[0]);
  const inner = indentation + style.indentUnit;
  const declared = result.kind === 'own' ? ownListDeclarations(source, result, round.lists) : [];
  const opening = [head.opening, ...declared]
    .filter((line) => line !== undefined)
    .map((line) => inner + line + openingSemicolon(source, body));
  if (body.type === T.BlockStatement) {
    const [start] = body.range;
    const newText = opening.map((line) => style.eol + line).join('');
    if (newText !== '') edits.push({ start: start + 1, end: start + 1, newText });
    return reindented(source, body, indentation, edits, from);
  }
  return ['{', ...opening, inner + reindented(source, body, inner, edits), `${indentation}}`].join(style.eol);
}

/** What the body begins with must not go on with the line above it. */
function openingSemicolon(source: JsSource, body: TSESTree.Statement): '' | ';' {
  const first = body.type === T.BlockStatement ? body.body[0] : body;
  return styleOf(source).semicolons || (first && startsLikeContinuation(source, first)) ? ';' : '';
}

/** Turns the statement that keeps the result into one that returns it. */
function returnEdits(source: JsSource, result: Extract<LoopResult, { kind: 'pushed' }>, lists: boolean): TextEdit[] {
  const { statement, value } = result;
  checkComments(source, statement, [value]);
  const kept = !lists && value.type === T.AwaitExpression ? value.argument : value;
  return [
    { start: statement.range[0], end: kept.range[0], newText: lists ? 'return [' : 'return ' },
    { start: kept.range[1], end: endOf(source, statement), newText: lists ? ']' : '' },
  ];
}

/** The same for a key and its value. */
function pairEdits(
  source: JsSource,
  result: Extract<LoopResult, { kind: 'keyed' }>,
  names: TemporaryNames,
  indentation: string,
): TextEdit[] {
  const { statement, key, value } = result;
  checkComments(source, statement, [key, value]);
  const keyText = textOf(source.text, spanOf(key));
  const [start, end] = [statement.range[0], endOf(source, statement)];
  const edits = (before: string, behind: string): TextEdit[] => [
    { start, end: value.range[0], newText: before },
    { start: value.range[1], end, newText: behind },
  ];
  if (!needsVariable(source, value)) {
    const [before, behind] = pair(source, `${keyText}, `, '\0').split('\0');
    return edits(`return ${before ?? ''}`, behind ?? '');
  }
  if (hasCall(key)) refuse(l10n.t('The key is worked out before its value.'));
  const name = names.take('value');
  const { eol, semicolons } = styleOf(source);
  return edits(
    `const ${name} = `,
    `${semicolons ? ';' : ''}${eol}${indentation}return ${pair(source, `${keyText}, `, name)}`,
  );
}

function endOf({ text }: JsSource, { range: [, end] }: Node): number {
  return text[end - 1] === ';' ? end - 1 : end;
}

function checkComments(source: JsSource, statement: Node, kept: readonly Node[]): void {
  if (commentsOutside(source, spanOf(statement), kept.map(spanOf)).length > 0) {
    refuse(l10n.t('There are comments in the statement that keeps the result.'));
  }
}

/** `as const` would make lists and objects that are written inside it readonly. */
function needsVariable(source: JsSource, value: Node): boolean {
  return isTypeScript(source) && /^(?:Array|Object)Expression$/.test(value.type);
}

function pair(source: JsSource, key: string, value: string): string {
  return `[${key}${value}]${isTypeScript(source) ? ' as const' : ''}`;
}

/** Says the type of a value that may come from the annotation of the list it is put into. */
function returnType({ source }: LoopRequest, result: LoopResult, start: EmptyStart | undefined): string {
  const annotation = start?.declarator.id.type === T.Identifier ? start.declarator.id.typeAnnotation : undefined;
  if (result.kind !== 'pushed' || result.how !== 'push' || !annotation) return '';
  const awaited = result.value.type === T.AwaitExpression ? result.value.argument : result.value;
  if (!mayTakeTypeFromContext(source, awaited)) return '';
  const type = annotation.typeAnnotation;
  const element =
    type.type === T.TSArrayType
      ? type.elementType
      : type.type === T.TSTypeReference && type.typeArguments?.params.length === 1
        ? type.typeArguments.params[0]
        : undefined;
  return element ? `: Promise<${textOf(source.text, spanOf(element))}>` : '';
}
