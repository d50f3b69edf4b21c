import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Span } from '../../../core/span';
import type { TextEdit } from '../../../core/suggestion';
import { hasAwait } from '../regions/operands';
import type { JsSource } from '../source';
import { forEachChild, isFunction, type Node, unwrap } from '../syntax';
import { commentsOutside, spanOf } from './attachedComments';
import { reindented } from './elementText';
import { findWaits, type SharedWait } from './sharedWait';
import { patternText } from './patternText';
import { commentsOfElements } from './promiseAllLiteral';
import { orRefused, refuse } from './refusal';
import type { Rewrite } from './request';
import { codeSpan, isOpenAtEnd, neighboursOf } from './statementText';
import { styleOf } from './fileStyle';
import { indentationAt, isFirstOnLine, startWithGuard, textOf } from './textLines';

/**
 * The edits that let what waits together at a place wait one after another again: the innermost `Promise.all([…])` or
 * `runParallel(…)` around `at`. Undefined when there is none.
 */
export function waitInTurn(source: JsSource, at: Span): Rewrite | undefined {
  const wait = findWaits(source, at).at(-1);
  return wait && orRefused(() => ({ edits: rewrite(source, wait), helpers: [], names: [] }));
}

function rewrite(source: JsSource, wait: SharedWait): TextEdit[] {
  if (!wait.areTasks && wait.elements.slice(1).some(isRunning)) {
    refuse(l10n.t('One of them runs already; its failure would go unhandled while another one is waited for.'));
  }
  return statementEdits(source, wait) ?? literalEdits(source, wait);
}

/** A name or a property stands for a promise that was made before. */
function isRunning(element: TSESTree.Expression): boolean {
  const value = unwrap(element);
  return value.type === T.Identifier || value.type === T.MemberExpression;
}

/** Where the results are taken one by one, each call gets a statement of its own. */
function statementEdits(source: JsSource, wait: SharedWait): TextEdit[] | undefined {
  const taken = takenResults(source, wait);
  if (!taken) return undefined;
  const { statement, write } = taken;
  const style = styleOf(source);
  const isAlone = !isInList(statement);
  const outer = indentationAt(source.text, statement.range[0]);
  if (isAlone && isFirstOnLine(source.text, statement.range[0])) return undefined;
  const indentation = isAlone ? outer + style.indentUnit : outer;
  const { elements } = wait;
  const comments = commentsOfElements(source, wait.call, elements, indentation);
  const code = codeSpan(source, statement);
  const span = { start: startWithGuard(source.text, code.start), end: code.end };
  const kept = [spanOf(wait.call), ...taken.kept.map(spanOf)];
  if (commentsOutside(source, span, kept).length > 0) refuse(l10n.t('There are comments in the statement.'));
  const isInline = !isAlone && !isFirstOnLine(source.text, span.start);
  const semicolon = isInline || source.text[span.end - 1] === ';' ? ';' : '';
  const { previous } = neighboursOf(statement);
  const isOpenBefore = span.start !== code.start || (previous !== undefined && isOpenAtEnd(source, previous));
  const lines = elements.flatMap((element, index) => {
    const { leading = [], trailing = [] } = comments[index] ?? {};
    const text = write(index, awaitedText(source, wait, element, indentation));
    const isSwallowed = index === 0 ? isOpenBefore && !isAlone : semicolon === '';
    const guard = /^[[(]/.test(text) && isSwallowed ? ';' : '';
    return [...leading, [guard + text + semicolon, ...trailing].join(' ')];
  });
  if (isInline && lines.some((line) => line.includes('//'))) refuse(l10n.t('There are comments in the statement.'));
  // The only statement of an `if` becomes a block.
  if (isAlone) {
    const gap = /^\s*(?=else\b)/.exec(source.text.slice(span.end))?.[0];
    const block = ['{', ...lines].join(style.eol + indentation) + style.eol + outer + '}';
    return [
      { start: span.start, end: span.end + (gap?.length ?? 0), newText: gap === undefined ? block : `${block} ` },
    ];
  }
  return [{ ...span, newText: lines.join(isInline ? ' ' : style.eol + indentation) }];
}

interface TakenResults {
  readonly statement: TSESTree.Node;
  /** Parts of the statement whose text is used, beside the call. */
  readonly kept: readonly Node[];
  /** Writes the statement for one call. */
  readonly write: (index: number, value: string) => string;
}

/** `const [a, b] = await …;`, `[a, this.b] = await …;` or `await …;` */
function takenResults(source: JsSource, { node, elements }: SharedWait): TakenResults | undefined {
  const { parent } = node;
  if (parent.type === T.ExpressionStatement) {
    return { statement: parent, kept: [], write: (_, value) => value };
  }
  if (parent.type === T.AssignmentExpression && parent.operator === '=' && parent.left.type === T.ArrayPattern) {
    if (parent.parent.type !== T.ExpressionStatement) return undefined;
    const lefts = leftsOf(source, parent.left, elements.length);
    checkAssignments(parent.left, elements);
    return {
      statement: parent.parent,
      kept: [parent.left],
      write: (index, value) => assigned('', lefts[index], value),
    };
  }
  if (parent.type !== T.VariableDeclarator || parent.id.type !== T.ArrayPattern) return undefined;
  const declaration = parent.parent;
  if (declaration.declarations.length !== 1) return undefined;
  const lefts = leftsOf(source, parent.id, elements.length);
  const types = typesOf(source, parent.id);
  const isExported = declaration.parent.type === T.ExportNamedDeclaration;
  const statement = isExported ? declaration.parent : declaration;
  const keyword = `${isExported ? 'export ' : ''}${declaration.kind} `;
  const write = (index: number, value: string): string => {
    const type = types?.[index];
    const left = lefts[index];
    return assigned(keyword, left !== undefined && type !== undefined ? `${left}: ${type}` : left, value);
  };
  return { statement, kept: [parent.id], write };
}

function assigned(keyword: string, left: string | undefined, value: string): string {
  if (left === undefined) return value;
  const code = `${keyword}${left} = ${value}`;
  return keyword === '' && left.startsWith('{') ? `(${code})` : code;
}

function leftsOf(source: JsSource, pattern: TSESTree.ArrayPattern, count: number): (string | undefined)[] {
  if (pattern.elements.length > count) return refuse(l10n.t('The pattern takes more than there is.'));
  return pattern.elements.map((element) => {
    if (element?.type === T.RestElement || element?.type === T.AssignmentPattern) {
      return refuse(l10n.t('The pattern has a rest or a default.'));
    }
    return element ? patternText(source, element) : undefined;
  });
}

function typesOf(source: JsSource, { typeAnnotation }: TSESTree.ArrayPattern): string[] | undefined {
  if (!typeAnnotation) return undefined;
  const type = typeAnnotation.typeAnnotation;
  if (type.type !== T.TSTupleType) return refuse(l10n.t('The type of the pattern is no tuple.'));
  return type.elementTypes.map((each) => {
    const isPlain = each.type !== T.TSRestType && each.type !== T.TSOptionalType && each.type !== T.TSNamedTupleMember;
    return isPlain ? textOf(source.text, spanOf(each)) : refuse(l10n.t('The type of the pattern is no tuple.'));
  });
}

/** What is assigned before a later call is made must not be something that the call uses. */
function checkAssignments(pattern: TSESTree.ArrayPattern, elements: readonly Node[]): void {
  const set = pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
  if (elements.slice(1).some((element) => namesIn(element).some((name) => set.includes(name)))) {
    refuse(l10n.t('One of the calls uses what is assigned here.'));
  }
}

function namesIn(node: Node): string[] {
  if (node.type === T.Identifier) return [node.name];
  if (node.type === T.ThisExpression) return ['this'];
  const names: string[] = [];
  forEachChild(node, (child) => {
    names.push(...namesIn(child));
  });
  return names;
}

/** `[await a(), await b()]`, where the results stay together. */
function literalEdits(source: JsSource, wait: SharedWait): TextEdit[] {
  const { node, list, call, elements } = wait;
  const [from, to] = list?.range ?? [call.callee.range[1], call.range[1]];
  const openEnd = list ? from + 1 : source.text.indexOf('(', from) + 1;
  const closeStart = list ? to - 1 : call.range[1] - 1;
  const outside = [{ start: openEnd, end: closeStart }];
  if (commentsOutside(source, spanOf(node), outside).length > 0) refuse(l10n.t('There are comments in the statement.'));
  return [
    { start: node.range[0], end: openEnd, newText: '[' },
    ...elements.map((element) => {
      const indentation = indentationAt(source.text, element.range[0]);
      return { ...spanOf(element), newText: awaitedText(source, wait, element, indentation) };
    }),
    { start: closeStart, end: node.range[1], newText: ']' },
  ];
}

/** `await call()`; of a task, what it calls. */
function awaitedText(
  source: JsSource,
  { areTasks }: SharedWait,
  element: TSESTree.Expression,
  indentation: string,
): string {
  if (!areTasks) return withAwait(reindented(source, element, indentation), element);
  const task = unwrap(element);
  if (!isFunction(task)) return `await ${calleeOf(reindented(source, element, indentation), element)}()`;
  if (task.type !== T.ArrowFunctionExpression || task.params.length > 0)
    return refuse(l10n.t('A task is no arrow function.'));
  if (task.body.type === T.BlockStatement) {
    return `await (${reindented(source, task, indentation)})()`;
  }
  if (commentsOutside(source, spanOf(task), [spanOf(task.body)]).length > 0) {
    return refuse(l10n.t('There are comments in the statement.'));
  }
  const body = reindented(source, task.body, indentation);
  if (task.returnType) return `await (${reindented(source, task, indentation)})()`;
  return task.body.type === T.AwaitExpression && !hasAwait(task.body.argument) ? body : withAwait(body, task.body);
}

function withAwait(text: string, node: Node): string {
  return `await ${BINDS_TIGHTLY.has(node.type) ? text : `(${text})`}`;
}

function calleeOf(text: string, node: Node): string {
  return node.type === T.Identifier || node.type === T.MemberExpression ? text : `(${text})`;
}

const BINDS_TIGHTLY: ReadonlySet<Node['type']> = new Set([
  T.AwaitExpression,
  T.ArrayExpression,
  T.CallExpression,
  T.ChainExpression,
  T.Identifier,
  T.ImportExpression,
  T.Literal,
  T.MemberExpression,
  T.NewExpression,
  T.ObjectExpression,
  T.TaggedTemplateExpression,
  T.TemplateLiteral,
  T.ThisExpression,
  T.TSNonNullExpression,
]);

function isInList({ parent }: Node): boolean {
  return /^(?:BlockStatement|Program|StaticBlock|SwitchCase)$/.test(parent?.type ?? '');
}
