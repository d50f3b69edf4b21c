import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { isTypeScript, type JsSource } from '../source';
import { calleeText, literalText, type Node, unwrap, walk } from '../syntax';
import type { LoopNode } from '../regions/jsRegion';
import { spanOf } from './attachedComments';
import { isKnownArray, isSurelyArray, mayHoldPromises } from '../regions/knownArray';
import { type CountedLoop, countOf, indexInRound, readCountedLoop } from './countedLoop';
import { refuse } from './refusal';
import type { LoopRequest } from './request';
import type { TemporaryNames } from './temporaryNames';
import { isMultiLine, textOf } from './textLines';

/** What a loop goes through, as the start of a call that maps over it. */
export interface LoopSource {
  /** `ids.map(`, `[...ids].map(` or `Array.from(ids, `, up to where the callback begins. */
  readonly open: string;
  /** Names (or patterns) of the callback's parameters. */
  readonly parameters: readonly string[];
  /** A statement that only names the item, which the parameter does now. */
  readonly skipped?: TSESTree.Statement;
  /** What a round begins with: it waits for its item, which the loop itself did. */
  readonly opening?: string;
  /** Parts of the loop's head whose text is used. */
  readonly used: readonly Node[];
}

/** Reads the head of a loop; refuses heads that are no walk over a list. */
export function readLoopSource(request: LoopRequest, loop: LoopNode, names: TemporaryNames): LoopSource {
  const { source } = request;
  switch (loop.type) {
    case T.ForOfStatement:
      return loop.await ? overPromises(request, loop, names) : overItems(source, loop);
    case T.ForInStatement: {
      const key = itemText(source, loop);
      const open = `Object.keys(${textOf(source.text, spanOf(loop.right))}).map(`;
      return { open, parameters: [key], used: [loop.left, loop.right] };
    }
    case T.ForStatement:
      return overIndexes(source, loop, names);
    default:
      return refuse(l10n.t('How often the loop runs is only known while it runs.'));
  }
}

function overItems(source: JsSource, loop: TSESTree.ForOfStatement): LoopSource {
  const used = [loop.left, loop.right];
  const entries = entriesOfArray(source, loop);
  if (entries) return { ...entries, used };
  return { open: mapOver(source, loop.right), parameters: [itemText(source, loop)], used };
}

/** `for await (const item of list)`: each item is waited for, if it may be a promise. */
function overPromises(request: LoopRequest, loop: TSESTree.ForOfStatement, names: TemporaryNames): LoopSource {
  const { source, limiter, target } = request;
  const { left, right } = loop;
  if (!isSurelyArray(source, right)) return refuse(l10n.t('The items arrive one after another.'));
  const used = [left, right];
  const open = mapOver(source, right);
  const item = itemText(source, loop);
  // `p-map` waits for the items by itself.
  const isWaitedFor = target === 'run-parallel' && limiter === 'p-map';
  if (isWaitedFor || !mayHoldPromises(source, right)) return { open, parameters: [item], used };
  const promise = names.take('promise', 'item');
  const opening = `${textOf(source.text, spanOf(left))} = await ${promise}`;
  return { open, parameters: [promise], opening, used };
}

/** `for (const [index, item] of list.entries())` over a list that is known to be an array. */
function entriesOfArray(source: JsSource, { left, right }: TSESTree.ForOfStatement) {
  const id = left.type === T.VariableDeclaration ? left.declarations[0].id : undefined;
  if (id?.type !== T.ArrayPattern || right.type !== T.CallExpression || right.arguments.length > 0) return undefined;
  const { callee } = right;
  if (callee.type !== T.MemberExpression || callee.computed || callee.optional) return undefined;
  if (callee.property.type !== T.Identifier || callee.property.name !== 'entries') return undefined;
  const [index, item] = id.elements;
  if (!index || !item || id.elements.length !== 2 || !isKnownArray(source, callee.object)) return undefined;
  const parameters = [textOf(source.text, spanOf(item)), textOf(source.text, spanOf(index))];
  return { open: mapOver(source, callee.object), parameters };
}

/** `for (let i = 0; i < list.length; i++)`, and the same with counts of any kind. */
function overIndexes(source: JsSource, loop: TSESTree.ForStatement, names: TemporaryNames): LoopSource {
  const counted = readCountedLoop(source, loop);
  const { index, start, bound, plus, used } = counted;
  const isLength = bound.type === T.MemberExpression && !bound.computed && calleeText(bound).endsWith('.length');
  if (!isLength || plus > 0 || literalText(start) !== '0') return overNumbers(source, counted, names);
  const list = bound.object;
  const isArray = isKnownArray(source, list);
  const open = isArray ? mapOver(source, list) : `Array.from(${textOf(source.text, spanOf(list))}, `;
  // The items of an `any` would become `unknown` in `Array.from`.
  const item = isArray || !isTypeScript(source) ? itemStatement(source, loop.body, list, index) : undefined;
  if (!item) return { open, parameters: [names.take('_'), index], used };
  const isIndexUsed = mentions(loop.body, index, item.statement);
  return { open, parameters: isIndexUsed ? [item.name, index] : [item.name], skipped: item.statement, used };
}

/** `Array.from({ length: n }, …)`; where the first number is not 0, the numbers are made before they are gone through. */
function overNumbers(source: JsSource, counted: CountedLoop, names: TemporaryNames): LoopSource {
  const { index, used } = counted;
  const numbers = `Array.from({ length: ${countOf(source, counted)} }, `;
  const unused = names.take('_');
  if (indexInRound(source, counted, '') === undefined) return { open: numbers, parameters: [unused, index], used };
  const round = names.take('index', 'round');
  const number = indexInRound(source, counted, round) ?? round;
  return { open: `${numbers}(${unused}, ${round}) => ${number}).map(`, parameters: [index], used };
}

/** `const item = list[i];` at the start of the body. */
function itemStatement(source: JsSource, body: TSESTree.Statement, list: Node, index: string) {
  const statement = body.type === T.BlockStatement ? body.body[0] : undefined;
  if (statement?.type !== T.VariableDeclaration || statement.declarations.length !== 1) return undefined;
  const [declarator] = statement.declarations;
  const value = declarator.init;
  if (value?.type !== T.MemberExpression || !value.computed || declarator.id.typeAnnotation) return undefined;
  if (value.property.type !== T.Identifier || value.property.name !== index) return undefined;
  const listText = textOf(source.text, spanOf(list));
  if (textOf(source.text, spanOf(value.object)) !== listText) return undefined;
  return { statement, name: textOf(source.text, spanOf(declarator.id)) };
}

function itemText(source: JsSource, { left }: TSESTree.ForOfStatement | TSESTree.ForInStatement): string {
  const id = left.type === T.VariableDeclaration && left.kind !== 'var' ? left.declarations[0].id : undefined;
  if (!id || (left.type === T.VariableDeclaration && left.kind.includes('using'))) {
    return refuse(l10n.t('The loop keeps its item in a variable that others see.'));
  }
  return textOf(source.text, spanOf(id));
}

function mapOver(source: JsSource, list: Node): string {
  const text = withoutBreaks(textOf(source.text, spanOf(list)));
  // Spread, since `Array.from` of a list that is `any` makes its items `unknown`.
  if (!isKnownArray(source, list)) return `[...${list.type === T.SequenceExpression ? `(${text})` : text}].map(`;
  switch (unwrap(list).type) {
    case T.Identifier:
    case T.MemberExpression:
    case T.CallExpression:
    case T.ArrayExpression:
      return list === unwrap(list) || list.type === T.TSNonNullExpression ? `${text}.map(` : `(${text}).map(`;
    default:
      return `(${text}).map(`;
  }
}

/** A chain of calls that stood one a line. */
function withoutBreaks(text: string): string {
  const line = text.replace(/\s*[\r\n]\s*(?=\??\.)/g, '');
  return isMultiLine(line) || line.includes('//') ? text : line;
}

function mentions(body: Node, name: string, except: Node): boolean {
  let found = false;
  walk(
    body,
    (node) => {
      if (node === except) return false;
      if (node.type === T.Identifier && node.name === name) found = true;
      return !found;
    },
    true,
  );
  return found;
}
