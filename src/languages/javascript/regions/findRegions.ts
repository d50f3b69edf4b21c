import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { forEachChild, isFunction, type Node } from '../syntax';
import type { JsSource } from '../source';
import { headOf } from './buildSteps';
import type { LoopNode, Owner } from './jsRegion';
import { findOperands, hasAwait } from './operands';

/** A stretch of statements of one list in which awaits may be put together, or a loop whose body awaits. */
export type RegionPlace =
  | {
      readonly kind: 'run';
      readonly owner: Owner;
      /** From the first statement that awaits to the last. */
      readonly list: readonly TSESTree.ProgramStatement[];
      /** How many awaited operands it holds. */
      readonly awaits: number;
    }
  | { readonly kind: 'loop'; readonly owner: Owner; readonly loop: LoopNode };

/**
 * Finds the stretches of a program that hold awaits, in source order. A statement with an await inside its own control flow
 * ends a stretch; what is inside makes stretches of its own.
 */
export function findRegions(source: JsSource): RegionPlace[] {
  const found: RegionPlace[] = [];
  const search: Search = { found, mayAwait: awaitsIn(source.text) };
  visit(source.ast, source.ast, search);
  return found;
}

interface Search {
  readonly found: RegionPlace[];
  /** Says, by the text alone, whether an await may stand in a node, functions inside included. */
  readonly mayAwait: (node: Node) => boolean;
}

/** Most of a file holds no await; what does is found in the text faster than in the tree. */
function awaitsIn(text: string): (node: Node) => boolean {
  const starts = [...text.matchAll(/\bawait\b/g)].map((match) => match.index);
  return ({ range: [from, to] }) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return (starts[low] ?? Infinity) < to;
  };
}

function visit(node: Node, owner: Owner, search: Search): void {
  if (!search.mayAwait(node)) return;
  if (isFunction(node) || node.type === T.StaticBlock) owner = node;
  for (const list of listsOf(node)) addRuns(list, owner, search);
  if (isLoop(node) && hasAwait(node.body)) search.found.push({ kind: 'loop', owner, loop: node });
  forEachChild(node, (child) => {
    visit(child, owner, search);
  });
}

function addRuns(list: readonly TSESTree.ProgramStatement[], owner: Owner, { found, mayAwait }: Search): void {
  let run: TSESTree.ProgramStatement[] = [];
  const close = (): void => {
    const counts = run.map((statement) => (mayAwait(statement) ? findOperands(headOf(statement)).length : 0));
    const first = counts.findIndex((count) => count > 0);
    const last = counts.findLastIndex((count) => count > 0);
    const awaits = counts.reduce((sum, count) => sum + count, 0);
    if (awaits > 0) found.push({ kind: 'run', owner, list: run.slice(first, last + 1), awaits });
    run = [];
  };
  for (const statement of list) {
    if (!mayAwait(statement) || !holdsInnerAwait(statement)) {
      run.push(statement);
      continue;
    }
    // The test of an `if` still belongs to what stands before it.
    if (hasAwait(headOf(statement)) && headOf(statement) !== statement) run.push(statement);
    close();
  }
  close();
}

/** Says whether a statement awaits inside its own control flow. */
function holdsInnerAwait(statement: Node): boolean {
  switch (statement.type) {
    case T.ExpressionStatement:
    case T.ReturnStatement:
    case T.ThrowStatement:
    case T.ExportNamedDeclaration:
    case T.ExportDefaultDeclaration:
    case T.FunctionDeclaration:
    case T.ClassDeclaration:
      return false;
    case T.VariableDeclaration:
      return statement.kind === 'await using';
    case T.IfStatement:
      return hasAwait(statement.consequent) || (statement.alternate !== null && hasAwait(statement.alternate));
    case T.SwitchStatement:
      return statement.cases.some((item) => hasAwait(item));
    default:
      return hasAwait(statement);
  }
}

/** The statement lists that are right below a node; a branch or a body without braces is a list of one. */
function listsOf(node: Node): (readonly TSESTree.ProgramStatement[])[] {
  switch (node.type) {
    case T.Program:
    case T.BlockStatement:
    case T.StaticBlock:
      return [node.body];
    case T.SwitchCase:
      return [node.consequent];
    case T.IfStatement:
      return [node.consequent, node.alternate].flatMap(listOfOne);
    default:
      return isLoop(node) ? listOfOne(node.body) : [];
  }
}

function listOfOne(statement: TSESTree.Statement | null): [TSESTree.Statement][] {
  return statement === null || statement.type === T.BlockStatement ? [] : [[statement]];
}

export function isLoop(node: Node): node is LoopNode {
  return (
    node.type === T.ForStatement ||
    node.type === T.ForInStatement ||
    node.type === T.ForOfStatement ||
    node.type === T.WhileStatement ||
    node.type === T.DoWhileStatement
  );
}
