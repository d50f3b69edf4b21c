import { T } from '../nodeTypes';
import { forEachChild, isFunction, unwrap, walk, type FunctionNode, type Node } from '../syntax';
import type { LoopNode } from './jsRegion';

/** Names of variables as far as they surely mean those of the statement list that a piece of code stands in. */
export interface NamesIn {
  readonly reads: ReadonlySet<string>;
  /** With the place where each is written first. */
  readonly writes: ReadonlyMap<string, Node>;
}

/**
 * The variables that evaluating a piece of code reads and writes, by their names alone: no scopes are needed for it. What is not
 * certain is left out: names in blocks and functions that may declare them anew, functions that may never be called. `skip`: nodes
 * to leave out.
 */
export function namesIn(node: Node, skip: ReadonlySet<Node>): NamesIn {
  const names: Names = { reads: new Set(), writes: new Map(), isInFunction: false };
  collect(node, names, skip);
  return names;
}

/** Every name that a function or loop declares for itself, at whatever depth. */
export function declaredIn(owner: Node): ReadonlySet<string> {
  const own = new Set<string>();
  walk(
    owner,
    (node) => {
      if (isFunction(node)) for (const parameter of node.params) addIdentifiers(parameter, own);
      if (node.type === T.VariableDeclarator) addIdentifiers(node.id, own);
      else if (node.type === T.CatchClause && node.param) addIdentifiers(node.param, own);
      else if ((isFunction(node) || node.type === T.ClassDeclaration) && node.id) own.add(node.id.name);
      return undefined;
    },
    true,
  );
  return own;
}

/**
 * Says whether a round of a loop gives a new value to a variable from outside of it, which the next round then finds there. Only
 * what is certain counts: `false` says nothing.
 */
export function changesOuterVariable(loop: LoopNode): boolean {
  let own: ReadonlySet<string> | undefined;
  let isFound = false;
  walk(loop.body, (node) => {
    if (isFound || node.type === T.ClassDeclaration || node.type === T.ClassExpression) return false;
    const target =
      node.type === T.AssignmentExpression ? node.left : node.type === T.UpdateExpression ? node.argument : undefined;
    // An assignment whose value is looked into at once is taken for what it assigns to.
    if (target?.type === T.Identifier && node.parent?.type !== T.MemberExpression) {
      own ??= declaredIn(loop);
      isFound = !own.has(target.name);
    }
    return undefined;
  });
  return isFound;
}

interface Names {
  readonly reads: Set<string>;
  readonly writes: Map<string, Node>;
  /** What it declares is taken out afterwards. */
  readonly isInFunction: boolean;
}

function collect(node: Node, names: Names, skip: ReadonlySet<Node>): void {
  if (skip.has(node)) return;
  switch (node.type) {
    case T.Identifier:
      names.reads.add(node.name);
      return;
    case T.MemberExpression:
      collect(node.object, names, skip);
      if (node.computed) collect(node.property, names, skip);
      return;
    case T.Property:
      if (node.computed) collect(node.key, names, skip);
      if (!isFunction(node.value)) collect(node.value, names, skip);
      return;
    case T.VariableDeclarator:
      if (node.init) collect(node.init, names, skip);
      addTargets(node.id, names.writes);
      return;
    case T.AssignmentExpression:
      if (node.operator !== '=') collect(node.left, names, skip);
      collect(node.right, names, skip);
      addTargets(node.left, names.writes);
      return;
    case T.CallExpression:
    case T.NewExpression:
      collect(node.callee, names, skip);
      for (const argument of node.arguments) {
        const given = unwrap(argument);
        // A function that is given away is taken for called.
        if (isFunction(given)) collectFromFunction(given, names, skip);
        else collect(argument, names, skip);
      }
      return;
    default:
      if ('expression' in node && TYPED.has(node.type)) {
        collect(unwrap(node), names, skip);
        return;
      }
      if (isFunction(node) || OPAQUE.has(node.type) || node.type.startsWith('TS')) return;
      if (SCOPES.has(node.type) && !names.isInFunction) return;
  }
  forEachChild(node, (child) => {
    collect(child, names, skip);
  });
}

/** Nodes whose names are no variables, or that are not evaluated with what stands around them. */
const OPAQUE: ReadonlySet<Node['type']> = new Set([
  T.ClassDeclaration,
  T.ClassExpression,
  T.ImportDeclaration,
  T.ExportSpecifier,
  T.ExportAllDeclaration,
  T.LabeledStatement,
  T.BreakStatement,
  T.ContinueStatement,
  T.MetaProperty,
]);

/** What is left of them when the program runs is an expression. */
const TYPED: ReadonlySet<Node['type']> = new Set([
  T.TSAsExpression,
  T.TSNonNullExpression,
  T.TSSatisfiesExpression,
  T.TSTypeAssertion,
  T.TSInstantiationExpression,
]);

/** Nodes in which a name may be declared anew. */
const SCOPES: ReadonlySet<Node['type']> = new Set([
  T.BlockStatement,
  T.ForStatement,
  T.ForInStatement,
  T.ForOfStatement,
  T.SwitchStatement,
  T.CatchClause,
]);

/** Of a function only what it reads, without the names that it declares anywhere. */
function collectFromFunction(fn: FunctionNode, names: Names, skip: ReadonlySet<Node>): void {
  const inner: Names = { reads: new Set(), writes: new Map(), isInFunction: true };
  collect(fn.body, inner, skip);
  const own = declaredIn(fn);
  for (const name of inner.reads) if (!own.has(name)) names.reads.add(name);
}

function addIdentifiers(pattern: Node, names: Set<string>): void {
  walk(pattern, (node) => {
    if (node.type === T.Identifier) names.add(node.name);
    return undefined;
  });
}

function addTargets(target: Node, writes: Map<string, Node>): void {
  switch (target.type) {
    case T.Identifier:
      if (!writes.has(target.name)) writes.set(target.name, target);
      return;
    case T.ObjectPattern:
      for (const property of target.properties) {
        addTargets(property.type === T.RestElement ? property.argument : property.value, writes);
      }
      return;
    case T.ArrayPattern:
      for (const element of target.elements) if (element) addTargets(element, writes);
      return;
    case T.AssignmentPattern:
      addTargets(target.left, writes);
      return;
    case T.RestElement:
      addTargets(target.argument, writes);
      return;
    default:
  }
}
