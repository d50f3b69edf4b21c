import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { contains, type Span } from '../../../core/span';
import { T } from '../nodeTypes';
import { hasAwait } from '../regions/operands';
import type { LoopNode } from '../regions/jsRegion';
import type { JsSource } from '../source';
import { builtinMethod } from '../knowledge/lookUp';
import { isFunction, propertyName, unwrap, walk } from '../syntax';
import { attachedComments, commentsOutside, spanOf } from './attachedComments';
import { rootOf } from './collectingPlaces';
import { styleOf } from './fileStyle';
import { reindented } from './elementText';
import { indentationAt, textOf } from './textLines';

/** What each round does once it waits for nothing more is done when all have come, round by round in their order. */
export interface LaterResult {
  readonly kind: 'later';
  /** The lists, maps and objects that are filled then. */
  readonly places: readonly TSESTree.Expression[];
  /** The statements that are cut in two: the body, or those of the condition that is all of it. */
  readonly block: TSESTree.BlockStatement;
  /** Where a round is cut in two: behind the last statement that waits, and the comments beside it. */
  readonly cut: number;
  /** What the second part needs of the first: a name, or a pattern of names. */
  readonly kept: string;
  /** Set when the first part only names what it waits for. */
  readonly awaited?: TSESTree.Expression;
  /** Some rounds end in their first part. */
  readonly maySkip: boolean;
}

/**
 * Cuts the rounds of a loop in two; undefined where they fill something before the cut, or the second part can't stand alone.
 * `skipped`: a statement that only names the item.
 */
export function readLater(
  source: JsSource,
  { body, range }: LoopNode,
  places: readonly TSESTree.Expression[],
  continues: readonly TSESTree.ContinueStatement[],
  skipped: TSESTree.Statement | undefined,
): LaterResult | undefined {
  const block = blockOf(body, skipped);
  const last = block?.body.findLast((statement) => hasAwait(statement));
  if (!block || !last || last === block.body.at(-1)) return undefined;
  const cut = attachedComments(source, spanOf(last)).trailing.at(-1)?.range[1] ?? last.range[1];
  const [first, second] = [
    { start: body.range[0], end: cut },
    { start: cut, end: block.range[1] },
  ];
  if (!places.every((place) => contains(second, spanOf(place)) && isFilledAtOnce(place, body))) return undefined;
  if (places.some((place) => isMentioned(source, place, body, first))) return undefined;
  // The label goes with the loop.
  if (continues.some(({ range: [at], label }) => at > cut && label !== null)) return undefined;
  const kept = keptVariables(source, { start: range[0], end: cut }, second);
  if (!kept || kept.length === 0) return undefined;
  const maySkip = block !== body || continues.some(({ range: [at] }) => at < cut);
  const common = { kind: 'later', places, block, cut, maySkip } as const;
  const ahead = block.body.slice(0, block.body.indexOf(last) + 1).filter((each) => each !== skipped);
  const declarator = maySkip ? undefined : onlyDeclarator(ahead);
  const isAll = declarator && kept.every((variable) => variable.defs[0]?.node === declarator);
  if (isAll && declarator.init?.type === T.AwaitExpression && commentsIn(source, first, declarator).length === 0) {
    return { ...common, kept: textOf(source.text, spanOf(declarator.id)), awaited: declarator.init.argument };
  }
  const names = kept.map(({ name }) => name);
  return { ...common, kept: names.length === 1 && !maySkip ? names.join('') : `{ ${names.join(', ')} }` };
}

/** The statements of a round, without a condition around all of them. */
function blockOf(
  body: TSESTree.Statement,
  skipped: TSESTree.Statement | undefined,
): TSESTree.BlockStatement | undefined {
  if (body.type !== T.BlockStatement) return undefined;
  const [only, ...others] = body.body.filter((each) => each !== skipped);
  const isCondition = only?.type === T.IfStatement && !only.alternate && others.length === 0;
  return isCondition && only.consequent.type === T.BlockStatement ? only.consequent : body;
}

/** `const name = await …` without a type of its own, when there is nothing else. */
function onlyDeclarator([only, ...others]: readonly TSESTree.Statement[]): TSESTree.VariableDeclarator | undefined {
  if (only?.type !== T.VariableDeclaration || only.declarations.length !== 1 || others.length > 0) return undefined;
  const [declarator] = only.declarations;
  return declarator.id.typeAnnotation || asksForMore(declarator.id) ? undefined : declarator;
}

/** Computed keys and default values may speak of what only the round knows. */
function asksForMore(pattern: TSESTree.BindingName): boolean {
  let isFound = false;
  walk(pattern, (node) => {
    if (node.type === T.AssignmentPattern || (node.type === T.Property && node.computed)) isFound = true;
    return !isFound;
  });
  return isFound;
}

function commentsIn(source: JsSource, part: Span, { init }: TSESTree.VariableDeclarator): readonly unknown[] {
  return commentsOutside(source, part, init ? [spanOf(init)] : []);
}

/** Says whether something is filled by the statements themselves, or by functions that they call before they are done. */
function isFilledAtOnce(place: TSESTree.Node, body: TSESTree.Statement): boolean {
  for (let at = place; at.parent && at !== body; at = at.parent) {
    if (!isFunction(at)) continue;
    const callee = at.parent.type === T.CallExpression ? unwrap(at.parent.callee) : undefined;
    const method = callee?.type === T.MemberExpression ? propertyName(callee) : undefined;
    const phrases = method === undefined ? undefined : builtinMethod('array', method);
    if (phrases?.some(({ verb }) => verb === 'calls') !== true) return false;
  }
  return true;
}

/** What is left of the body of a loop behind the cut, with other statements, one a line, before it. */
export function secondPart(
  source: JsSource,
  { block, cut }: LaterResult,
  { body, range }: LoopNode,
  opening: readonly string[],
  indentation: string,
): string {
  const { text } = source;
  const { eol, indentUnit } = styleOf(source);
  const newText = opening.map((line) => eol + indentation + indentUnit + line).join('');
  const blank = /^\s*?(?=(?:\r?\n)?[ \t]*\S)/.exec(text.slice(cut))?.[0] ?? '';
  const edits = [{ start: body.range[0] + 1, end: cut + blank.length, newText }];
  const from = indentationAt(text, range[0]);
  if (block === body) return reindented(source, body, indentation, edits, from);
  const end = block.range[1] - 1;
  edits.push({ start: text.slice(0, end).trimEnd().length, end: body.range[1] - 1, newText: eol + indentation });
  return reindented(source, body, indentation, edits, indentationAt(text, block.parent.range[0]));
}

/** Says whether what something hangs on, or a member of `this` itself, is spoken of in a part of the body. */
function isMentioned(source: JsSource, place: TSESTree.Expression, body: TSESTree.Statement, part: Span): boolean {
  const root = rootOf(place);
  const written = textOf(source.text, spanOf(root.type === T.ThisExpression ? place : root));
  let found = false;
  walk(
    body,
    (node) => {
      if (contains(part, spanOf(node)) && textOf(source.text, spanOf(node)) === written) found = true;
      return !found;
    },
    true,
  );
  return found;
}

/** The variables of the first part that the second one reads; undefined when either may set what the other uses. */
function keptVariables(source: JsSource, first: Span, second: Span): readonly Variable[] | undefined {
  const kept = new Set<Variable>();
  for (const variable of source.scopes.variables) {
    const [definition] = variable.defs;
    if (!definition) continue;
    const name = spanOf(definition.name);
    const isOfFirst = contains(first, name);
    const others = variable.references.filter(({ identifier }) =>
      contains(isOfFirst ? second : first, spanOf(identifier)),
    );
    if (others.length === 0) continue;
    if (!isOfFirst) {
      if (contains(second, name)) return undefined;
      continue;
    }
    const isPlain =
      definition.node.type === T.VariableDeclarator &&
      variable.references.every((each) => !each.isWrite() || each.from.variableScope === variable.scope.variableScope);
    if (!isPlain || others.some((reference) => reference.isWrite())) return undefined;
    kept.add(variable);
  }
  return [...kept].sort((a, b) => startOf(a) - startOf(b));
}

function startOf({ defs: [definition] }: Variable): number {
  return definition?.name.range[0] ?? 0;
}
