import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Span } from '../../../core/span';
import { hasAwait } from '../regions/operands';
import type { JsSource } from '../source';
import { isFunction, type Node, walk } from '../syntax';
import { attachedComments, spanOf } from './attachedComments';
import { chainNames, type ChainNames } from './chainNames';
import { commentText, type ListElement, reindented } from './elementText';
import { type FileStyle, styleOf } from './fileStyle';
import { layOut } from './layout';
import { patternText } from './patternText';
import { refuse } from './refusal';
import { codeSpan, isOpenAtEnd, startsLikeContinuation } from './statementText';
import { isFirstOnLine, isMultiLine, textOf } from './textLines';

/** One chain, written as a task. */
export interface ChainTask {
  /** The function, its lines after the first indented for the place it goes to. */
  readonly text: string;
  /** What its result is bound to; undefined when nothing of it is used. */
  readonly left: string | undefined;
  readonly isReassigned: boolean;
  readonly usesSequence: boolean;
}

/** Where a chain is written, and how the file calls `runSequence`. */
export interface ChainPlace {
  readonly indentation: string;
  readonly sequence: string;
}

/**
 * Writes a chain as a function: `() => load()` for one call, `() => runSequence(() => a(), () => b())` for calls that need
 * nothing of each other, else an async function that returns what is used later. `stretch` is all that becomes chains.
 */
export function chainTask(
  source: JsSource,
  statements: readonly TSESTree.ProgramStatement[],
  stretch: Span,
  place: ChainPlace,
): ChainTask {
  for (const [index, statement] of statements.entries()) checkStatement(source, statement, statements[index - 1]);
  const names = chainNames(source, statements, stretch);
  const { isReassigned } = names;
  const calls = names.areUsedInside ? [] : statements.flatMap((statement) => plainCall(source, statement) ?? []);
  if (calls.length < statements.length) {
    return {
      text: blockTask(source, statements, names, place),
      left: leftOf(names),
      isReassigned,
      usesSequence: false,
    };
  }
  const [only, second] = calls;
  if (only && !second) {
    const text = `${only.type === undefined ? '' : 'async '}${asTask(source, only, place.indentation)}`;
    return { text, left: only.left, isReassigned, usesSequence: false };
  }
  return { text: sequenceTask(source, calls, place), left: listOf(calls), isReassigned, usesSequence: true };
}

/** `await f()` or `const x = await f()`, with nothing else in it. */
interface PlainCall {
  readonly awaited: TSESTree.Expression;
  readonly left: string | undefined;
  readonly type: string | undefined;
}

function plainCall(source: JsSource, statement: Node): PlainCall | undefined {
  const { leading, trailing } = attachedComments(source, codeSpan(source, statement));
  if (leading.length + trailing.length > 0) return undefined;
  const bound = boundAwait(statement);
  if (!bound || hasAwait(bound.awaited) || bound.awaited.type === T.SequenceExpression) return undefined;
  const { awaited, id } = bound;
  if (source.comments.some(({ range: [at] }) => statement.range[0] <= at && at < awaited.range[0])) return undefined;
  const type = id?.typeAnnotation && textOf(source.text, spanOf(id.typeAnnotation.typeAnnotation));
  return { awaited, left: id && patternText(source, id), type };
}

function boundAwait(statement: Node): { awaited: TSESTree.Expression; id?: TSESTree.BindingName } | undefined {
  if (statement.type === T.ExpressionStatement && statement.expression.type === T.AwaitExpression) {
    return { awaited: statement.expression.argument };
  }
  if (statement.type !== T.VariableDeclaration || statement.declarations.length !== 1) return undefined;
  const { id, init } = statement.declarations[0];
  return init?.type === T.AwaitExpression ? { awaited: init.argument, id } : undefined;
}

function asTask(source: JsSource, { awaited, type }: PlainCall, indentation: string): string {
  const text = reindented(source, awaited, indentation);
  const parameters = type === undefined ? '()' : `(): Promise<${type}>`;
  return `${parameters} => ${text.startsWith('{') ? `(${text})` : text}`;
}

function sequenceTask(source: JsSource, calls: readonly PlainCall[], place: ChainPlace): string {
  const style = styleOf(source);
  const write = (indentation: string): string => {
    const elements = calls.map((call): ListElement => {
      const text = `${call.type === undefined ? '' : 'async '}${asTask(source, call, indentation + style.indentUnit)}`;
      return { text, leading: [], trailing: [], hasOwnLines: false };
    });
    const list = { open: `${place.sequence}(`, elements, close: ')' };
    return layOut(list, { indentation, lineBefore: `${indentation}() => ` }, style);
  };
  const short = `() => ${write(place.indentation)}`;
  if (!isMultiLine(short)) return short;
  // A body over several lines starts on a line of its own.
  const inner = place.indentation + style.indentUnit;
  return `() =>${style.eol}${inner}${write(inner)}`;
}

function listOf(calls: readonly PlainCall[]): string | undefined {
  const lefts = calls.map((call) => call.left ?? '');
  while (lefts.at(-1) === '') lefts.pop();
  return lefts.length === 0 ? undefined : `[${lefts.join(', ')}]`;
}

function leftOf({ leaving }: ChainNames): string | undefined {
  if (leaving.length <= 1) return leaving[0];
  return `{ ${leaving.join(', ')} }`;
}

function blockTask(
  source: JsSource,
  statements: readonly TSESTree.ProgramStatement[],
  { leaving }: ChainNames,
  { indentation }: ChainPlace,
): string {
  const style = styleOf(source);
  const inner = indentation + style.indentUnit;
  const end = style.semicolons ? ';' : '';
  const last = statements.at(-1);
  const [only] = leaving;
  const returned = leaving.length === 1 && last && only !== undefined ? lastValue(last, only) : undefined;
  const kept = returned ? statements.slice(0, -1) : statements;
  const lines = kept.flatMap((statement) => statementLines(source, statement, inner, style));
  if (returned && last) {
    const comments = attachedComments(source, codeSpan(source, last));
    lines.push(...comments.leading.map((comment) => inner + commentText(source, comment, inner)));
    const behind = comments.trailing.map((comment) => ` ${commentText(source, comment, inner)}`).join('');
    lines.push(`${inner}return ${reindented(source, returned, inner)}${end}${behind}`);
  } else if (only !== undefined) {
    lines.push(`${inner}return ${leaving.length === 1 ? only : `{ ${leaving.join(', ')} }`}${end}`);
  }
  return ['async () => {', ...lines, `${indentation}}`].join(style.eol);
}

/** What the last statement of a chain waits for, when that is all that the chain gives. */
function lastValue(statement: Node, name: string): TSESTree.Expression | undefined {
  const bound = boundAwait(statement);
  if (bound?.id?.type !== T.Identifier || bound.id.typeAnnotation || bound.id.name !== name) return undefined;
  const keepsKeyword = statement.type === T.VariableDeclaration && statement.kind !== 'const';
  return keepsKeyword || bound.awaited.type === T.SequenceExpression ? undefined : bound.awaited;
}

/** A statement with its comments, on lines of their own. */
export function statementLines(source: JsSource, statement: Node, indentation: string, style: FileStyle): string[] {
  const { leading, trailing } = attachedComments(source, codeSpan(source, statement));
  const own = leading.filter(({ range }) => isFirstOnLine(source.text, range[0]));
  const before = leading.filter((comment) => !own.includes(comment));
  const write = (comments: typeof leading): string[] =>
    comments.map((comment) => commentText(source, comment, indentation));
  const code = reindented(source, statement, indentation);
  const isOpen = style.semicolons && isOpenAtEnd(source, statement);
  const line = [...write(before), isOpen ? `${code};` : code, ...write(trailing)].join(' ');
  return [...write(own), line].map((text) => indentation + text);
}

const CARRIED: ReadonlySet<Node['type']> = new Set([
  T.ExpressionStatement,
  T.VariableDeclaration,
  T.IfStatement,
  T.ForOfStatement,
  T.ForInStatement,
  T.ForStatement,
  T.WhileStatement,
  T.BlockStatement,
  T.TryStatement,
]);

/** Refuses statements that mean something else inside a function of their own. */
function checkStatement(source: JsSource, statement: Node, previous: Node | undefined): void {
  const isVar = statement.type === T.VariableDeclaration && statement.kind !== 'const' && statement.kind !== 'let';
  if (!CARRIED.has(statement.type) || isVar) refuse(l10n.t('One of the statements can not stand in a function.'));
  if (previous && startsLikeContinuation(source, statement) && isOpenAtEnd(source, previous)) {
    refuse(l10n.t('Without one of the statements, the line after it would go on with the line before it.'));
  }
  walk(statement, (node) => {
    if (isFunction(node)) return false;
    const leaves =
      node.type === T.ReturnStatement ||
      node.type === T.BreakStatement ||
      node.type === T.ContinueStatement ||
      node.type === T.YieldExpression;
    if (leaves || (node !== statement && node.type === T.VariableDeclaration && node.kind === 'var')) {
      refuse(l10n.t('One of the statements can not stand in a function.'));
    }
    return undefined;
  });
}
