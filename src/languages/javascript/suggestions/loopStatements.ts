import * as l10n from '@vscode/l10n';
import { T } from '../nodeTypes';
import type { LoopNode } from '../regions/jsRegion';
import { isTypeScript } from '../source';
import { spanOf } from './attachedComments';
import { columnsOf, type FileStyle } from './fileStyle';
import type { LoopCallback, RoundNames } from './loopCallback';
import { type LaterResult, secondPart } from './laterStatements';
import type { EmptyStart, KeyedResult, LoopResult, PushedResult } from './loopResult';
import type { LoopSource } from './loopSource';
import { keepOwnLists, type OwnLists } from './ownList';
import { refuse } from './refusal';
import type { LoopRequest } from './request';
import { keepParts, listOfParts } from './severalResults';
import type { TemporaryNames } from './temporaryNames';
import { isMultiLine, textOf } from './textLines';

/** What the writing of the new statements needs to know about their surroundings. */
export interface LoopPlace {
  readonly indentation: string;
  readonly style: FileStyle;
  readonly names: TemporaryNames;
  readonly helper: string;
  readonly semicolon: '' | ';';
}

/** The statements that stand for a loop: one that waits for all rounds, and maybe one that keeps what they gave. */
export function loopStatements(
  request: LoopRequest,
  loop: LoopNode,
  head: LoopSource,
  result: LoopResult,
  callback: LoopCallback,
  start: EmptyStart | undefined,
  round: RoundNames,
  place: LoopPlace,
): string[] {
  const { names, semicolon } = place;
  const wait = (before: string) => waitStatement(request, head, callback, before, place);
  if (result.kind === 'later') return laterStatements(request, loop, result, wait, place);
  if (request.target === 'all-settled') return settledStatements(request, result, callback, round, wait, place);
  if (result.kind === 'none') return [wait('')];
  if (result.kind === 'several') {
    const results = names.take('results');
    const open = `for (const ${listOfParts(request.source, round.parts, 'outside')} of ${results}) {`;
    return [wait(`const ${results} = `), inBlock(open, keepParts(round.parts, semicolon), place)];
  }
  if (result.kind === 'own' && result.lists.length > 1) {
    const results = names.take('results');
    const open = `for (const [${round.lists.join(', ')}] of ${results}) {`;
    return [wait(`const ${results} = `), inBlock(open, keepOwnLists(result, round.lists, semicolon), place)];
  }
  if (result.kind === 'pushed' || result.kind === 'own') {
    if (start && !callback.givesLists) return [wait(`${declarationText(request, start)} = `)];
    const results = names.take('results');
    const values = `${results}${callback.givesLists ? '.flat()' : ''}`;
    const text = start ? `${declarationText(request, start)} = ${values}${semicolon}` : fillText(result, values, place);
    return [wait(`const ${results} = `), text];
  }
  const entries = names.take('entries');
  const filled = start && filledAtOnce(request, start, result, entries);
  if (filled !== undefined) return [wait(`const ${entries} = `), filled + semicolon];
  return [...declarationOf(request, start, place), wait(`const ${entries} = `), fillLoop(result, entries, place)];
}

/** Puts the values of all rounds into the list or set that is there. */
function fillText(result: PushedResult | OwnLists, values: string, place: LoopPlace): string {
  const { names, semicolon } = place;
  if (result.kind === 'own') return keepOwnLists(result, [values], semicolon).join('');
  const { target, how } = result;
  if (how === 'push') return `${target}.push(...${values})${semicolon}`;
  const one = names.take(how === 'spread' ? 'items' : 'item');
  const add = how === 'spread' ? `${target}.push(...${one})` : `${target}.add(${one})`;
  return inBlock(`for (const ${one} of ${values}) {`, [add + semicolon], place);
}

function inBlock(open: string, lines: readonly string[], { style, indentation }: LoopPlace): string {
  const inner = indentation + style.indentUnit;
  return [open, ...lines.map((line) => inner + line), `${indentation}}`].join(style.eol);
}

/** `const wanted: Type`, without its value. */
function declarationText({ source }: LoopRequest, { statement, declarator }: EmptyStart): string {
  return `${statement.kind} ${textOf(source.text, spanOf(declarator.id))}`;
}

/** The declaration as it was, when it is needed still. */
function declarationOf({ source }: LoopRequest, start: EmptyStart | undefined, { semicolon }: LoopPlace): string[] {
  if (!start) return [];
  const text = textOf(source.text, spanOf(start.statement));
  return [text.endsWith(';') ? text : text + semicolon];
}

/** Says whether what is filled by keys can be made at once from the entries. */
export function canFillAtOnce(request: LoopRequest, start: EmptyStart, result: LoopResult): boolean {
  return result.kind !== 'keyed' || filledAtOnce(request, start, result, '') !== undefined;
}

/** `const map = new Map(entries)`; undefined where the type of the object would change. */
function filledAtOnce(
  request: LoopRequest,
  start: EmptyStart,
  result: KeyedResult,
  entries: string,
): string | undefined {
  const { text } = request.source;
  const { init } = start.declarator;
  const declaration = declarationText(request, start);
  if (result.isMap) {
    if (init?.type !== T.NewExpression) return undefined;
    const types = init.typeArguments ? textOf(text, spanOf(init.typeArguments)) : '';
    return `${declaration} = new Map${types}(${entries})`;
  }
  const annotation = /:\s*Record<string,/.test(textOf(text, spanOf(start.declarator.id)));
  return annotation || !isTypeScript(request.source) ? `${declaration} = Object.fromEntries(${entries})` : undefined;
}

function fillLoop(result: KeyedResult, entries: string, place: LoopPlace): string {
  const { names, semicolon } = place;
  const [key, value] = [names.take('key'), names.take('value')];
  const line = storeText(result, key, value) + semicolon;
  return inBlock(`for (const [${key}, ${value}] of ${entries}) {`, [line], place);
}

function storeText({ target, isMap }: KeyedResult, key: string, value: string): string {
  return isMap ? `${target}.set(${key}, ${value})` : `${target}[${key}] = ${value}`;
}

/** Waits for the first parts of all rounds, then goes through their second parts. */
function laterStatements(
  { source, target }: LoopRequest,
  loop: LoopNode,
  result: LaterResult,
  wait: (before: string) => string,
  { indentation, names, semicolon, style }: LoopPlace,
): string[] {
  const results = names.take('results');
  const isSettled = target === 'all-settled';
  const one = isSettled || result.maySkip ? names.take('result') : result.kept;
  const value = isSettled ? `${one}.value` : one;
  const opening = [
    ...(isSettled
      ? [`if (${one}.status === ${style.quote}rejected${style.quote}) throw ${one}.reason${semicolon}`]
      : []),
    ...(result.maySkip ? [`if (!${value}) continue${semicolon}`] : []),
    ...(one === result.kept ? [] : [`const ${result.kept} = ${value}${semicolon}`]),
  ];
  const body = secondPart(source, result, loop, opening, indentation);
  return [wait(`const ${results} = `), `for (const ${one} of ${results}) ${body}`];
}

/** Waits for all rounds whatever happens, then keeps the results in order up to the first failure, which is thrown. */
function settledStatements(
  { source }: LoopRequest,
  result: LoopResult,
  callback: LoopCallback,
  round: RoundNames,
  wait: (before: string) => string,
  place: LoopPlace,
): string[] {
  const { names, style, semicolon } = place;
  const [results, one] = [names.take('results'), names.take('result')];
  const lines = [`if (${one}.status === ${style.quote}rejected${style.quote}) throw ${one}.reason${semicolon}`];
  if (result.kind === 'own') {
    const isOne = result.lists.length === 1;
    if (!isOne) lines.push(`const [${round.lists.join(', ')}] = ${one}.value${semicolon}`);
    lines.push(...keepOwnLists(result, isOne ? [`${one}.value`] : round.lists, semicolon));
  }
  if (result.kind === 'several') {
    const values = listOfParts(source, round.parts, 'outside');
    lines.push(`const ${values} = ${one}.value${semicolon}`, ...keepParts(round.parts, semicolon));
  }
  if (result.kind === 'pushed') {
    if (result.how === 'add' && callback.givesLists) refuse(l10n.t('Some rounds leave nothing behind.'));
    const value = `${one}.value${result.how === 'spread' && callback.givesLists ? '.flat()' : ''}`;
    const spread = callback.givesLists || result.how === 'spread' ? '...' : '';
    const method = result.how === 'add' ? 'add' : 'push';
    lines.push(`${result.target}.${method}(${spread}${value})${semicolon}`);
  }
  if (result.kind === 'keyed') {
    const [key, value] = [names.take('key'), names.take('value')];
    lines.push(`const [${key}, ${value}] = ${one}.value${semicolon}`);
    lines.push(storeText(result, key, value) + semicolon);
  }
  return [wait(`const ${results} = `), inBlock(`for (const ${one} of ${results}) {`, lines, place)];
}

/** `await Promise.all(ids.map(async (id) => …));` on one line if it fits. */
function waitStatement(
  { target, concurrency, limiter }: LoopRequest,
  { open }: LoopSource,
  callback: LoopCallback,
  before: string,
  { style, indentation, helper, semicolon }: LoopPlace,
): string {
  const isLimited = target === 'run-parallel' && limiter !== 'p-limit';
  const name = isLimited ? helper : target === 'all-settled' ? 'Promise.allSettled' : 'Promise.all';
  const options = isLimited && concurrency !== undefined ? [`{ concurrency: ${concurrency} }`] : [];
  const isApart = isLimited && limiter !== undefined;
  const parts = [...(isApart ? [listOf(open), callback.text] : [`${open}${callback.text})`]), ...options];
  const line = `${before}await ${name}(${parts.join(', ')})${semicolon}`;
  if (!isMultiLine(line) && columnsOf(indentation + line) <= style.printWidth) return line;
  const inner = indentation + style.indentUnit;
  const rows = parts.map((part, index) => {
    const comma = index < parts.length - 1 || style.trailingComma ? ',' : '';
    const isTooLong =
      index === 0 && !isApart && !isMultiLine(part) && columnsOf(inner + part + comma) > style.printWidth;
    return inner + (isTooLong ? overLines(open, callback, inner, style) : part) + comma;
  });
  return [`${before}await ${name}(`, ...rows, `${indentation})${semicolon}`].join(style.eol);
}

/** `ids.map(async (id) =>` and its call on the next line, or all of the callback there. */
function overLines(open: string, { text, parts }: LoopCallback, indentation: string, style: FileStyle): string {
  const line = style.eol + indentation + style.indentUnit;
  const end = `${style.trailingComma ? ',' : ''}${style.eol}${indentation})`;
  const first = `${open}${parts?.[0] ?? ''} =>`;
  return parts && columnsOf(indentation + first) <= style.printWidth
    ? `${first}${line}${parts[1]}${end}`
    : `${open}${line}${text}${end}`;
}

/** The list of `ids.map(`, `[...ids].map(` or `Array.from(ids, `. */
function listOf(open: string): string {
  const [, spread] = /^\[\.\.\.(.*)\]\.map\($/s.exec(open) ?? [];
  return spread ?? open.replace(/\.map\($/, '').replace(/^(Array\.from\(.*), $/s, '$1)');
}
