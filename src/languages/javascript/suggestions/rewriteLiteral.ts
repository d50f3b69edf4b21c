import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { TextEdit } from '../../../core/suggestion';
import { calleeText, type Node, walk } from '../syntax';
import { dropAwait, elementText } from './elementText';
import { importHelper } from './helperImport';
import { elementsOfPromiseAll } from './promiseAllLiteral';
import { checkNarrowing } from './narrowedTypes';
import { refuse } from './refusal';
import type { GroupRequest, Rewrite } from './request';

/**
 * Rewrites a group whose operands are the elements of one array literal, where nothing needs a name:
 * `Promise.all([await a(), await b()])` loses its inner awaits, `[await a(), await b()]` becomes `await Promise.all([a(), b()])`.
 * Undefined when the group is something else.
 */
export function rewriteLiteral(request: GroupRequest): Rewrite | undefined {
  const operands: TSESTree.AwaitExpression[] = [];
  for (const { operand } of request.group) {
    if (operand?.type !== T.AwaitExpression) return undefined;
    operands.push(operand);
  }
  const list = operands[0]?.parent;
  if (list?.type !== T.ArrayExpression || operands.some((operand) => operand.parent !== list)) return undefined;
  if (elementsOfPromiseAll(list.parent)?.every((element) => list.elements.includes(element))) {
    return loseInnerAwaits(request, list, operands);
  }
  if (isGivenFailures(list.parent)) refuse(l10n.t('Without the inner awaits, a failure would be one of the results.'));
  if (request.target === 'all-settled' || list.elements.length !== operands.length) return undefined;
  if (list.parent.type === T.TSAsExpression || list.parent.type === T.TSTypeAssertion) return undefined;
  checkElements(request, list, operands);
  return request.target === 'promise-all' ? wrapList(list, operands, request) : callHelper(list, operands, request);
}

function loseInnerAwaits(
  request: GroupRequest,
  list: TSESTree.ArrayExpression,
  operands: readonly TSESTree.AwaitExpression[],
): Rewrite {
  if (request.target !== 'promise-all') return refuse(l10n.t('They stand in a Promise.all already.'));
  checkElements(request, list, operands);
  return { edits: operands.map((operand) => dropAwait(request.source, operand)), helpers: [], names: [] };
}

function wrapList(
  list: TSESTree.ArrayExpression,
  operands: readonly TSESTree.AwaitExpression[],
  { source }: GroupRequest,
): Rewrite {
  const [before, after] = needsParentheses(list) ? ['(', ')'] : ['', ''];
  const [start, end] = list.range;
  const edits: TextEdit[] = [
    { start, end: start, newText: `${before}await Promise.all(` },
    ...operands.map((operand) => dropAwait(source, operand)),
    { start: end, end, newText: `)${after}` },
  ];
  return { edits, helpers: [], names: [] };
}

function callHelper(
  list: TSESTree.ArrayExpression,
  operands: readonly TSESTree.AwaitExpression[],
  { source, helperSpecifier }: GroupRequest,
): Rewrite | undefined {
  if (operands.some(({ argument }) => source.text.startsWith('{', argument.range[0]))) return undefined;
  const [before, after] = needsParentheses(list) ? ['(', ')'] : ['', ''];
  const [start, end] = list.range;
  for (const { argument } of operands) checkNarrowing(source, argument);
  const helper = importHelper(source, helperSpecifier, 'runParallel');
  const edits: TextEdit[] = [
    { start, end: start + 1, newText: `${before}await ${helper.name}(` },
    ...operands.map((operand) => ({ ...dropAwait(source, operand), newText: '() => ' })),
    { start: end - 1, end, newText: `)${after}` },
  ];
  if (helper.edit) edits.unshift(helper.edit);
  return { edits, helpers: ['runParallel'], names: [] };
}

/** Nothing may be waited for once an element has started: its failure would go unhandled meanwhile. */
function checkElements(
  { source, target }: GroupRequest,
  list: TSESTree.ArrayExpression,
  operands: readonly TSESTree.AwaitExpression[],
): void {
  let isFirst = target !== 'run-parallel';
  let hasStarted = false;
  for (const element of list.elements) {
    const operand = operands.find((each) => each === element);
    if (operand) {
      elementText(source, operand.argument, { indentation: '', isFirst });
      isFirst = false;
      hasStarted = true;
    } else if (element && hasStarted) {
      walk(element, (node) => {
        if (node.type === T.AwaitExpression) refuse(l10n.t('Another element of the list waits as well.'));
        return undefined;
      });
    }
  }
}

/** `Promise.allSettled([…])` and its kin take a failure for a result. */
function isGivenFailures(node: Node): boolean {
  return node.type === T.CallExpression && /^Promise\.(?:allSettled|any|race)$/.test(calleeText(node.callee));
}

function needsParentheses({ parent, range }: TSESTree.ArrayExpression): boolean {
  switch (parent.type) {
    case T.MemberExpression:
      return parent.object.range[0] === range[0];
    case T.CallExpression:
      return parent.callee.range[0] === range[0];
    case T.TSNonNullExpression:
    case T.BinaryExpression:
      return true;
    default:
      return false;
  }
}
