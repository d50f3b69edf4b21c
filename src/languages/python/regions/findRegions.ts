import { field, isComprehension, isFunctionOrClass, type PyNode } from '../syntax';
import type { PySource } from '../source';
import { isCompoundWith } from './compoundWith';
import { findOperands } from './operands';

/** A stretch of statements of one list in which awaits may be put together, or a loop whose body awaits. */
export type RegionPlace =
  | {
      readonly kind: 'run';
      readonly owner: PyNode;
      /** From the first statement that awaits to the last. */
      readonly list: readonly PyNode[];
      /** How many awaited operands it holds. */
      readonly awaits: number;
    }
  | { readonly kind: 'loop'; readonly owner: PyNode; readonly loop: PyNode };

/**
 * Finds the stretches of a module that hold awaits, in source order. A statement with an await inside its own control flow, a
 * `with` that is more than one wait among them, ends a stretch; what is inside makes stretches of its own. So does what can't be
 * parsed.
 */
export function findRegions(source: PySource): RegionPlace[] {
  const found: RegionPlace[] = [];
  visit(source.root, source.root, source.text, found);
  return found;
}

/** The part of a statement whose awaits belong to the list it stands in: of an `if` only the condition. */
export function headOf(statement: PyNode): PyNode {
  switch (statement.type) {
    case 'if_statement':
      return field(statement, 'condition') ?? statement;
    case 'match_statement':
      return field(statement, 'subject') ?? statement;
    default:
      return statement;
  }
}

function visit(node: PyNode, owner: PyNode, text: string, found: RegionPlace[]): void {
  if (node.type === 'function_definition') owner = node;
  // The cases of a `match` stand in a block as well.
  if (node.type === 'module' || (node.type === 'block' && node.parent?.type !== 'match_statement'))
    addRuns(node.children, owner, text, found);
  if (isLoopThatWaits(node)) found.push({ kind: 'loop', owner, loop: node });
  for (const child of node.children) visit(child, owner, text, found);
}

function isLoopThatWaits(node: PyNode): boolean {
  if (node.isBroken) return false;
  if (node.type === 'for_statement' || node.type === 'while_statement') {
    const body = field(node, 'body');
    return body?.awaits === true;
  }
  return isComprehension(node) && node.children.some((child) => child.awaits && child.type !== 'for_in_clause');
}

function addRuns(list: readonly PyNode[], owner: PyNode, text: string, found: RegionPlace[]): void {
  let run: PyNode[] = [];
  const close = (): void => {
    const counts = run.map((statement) => findOperands(headOf(statement)).length);
    const first = counts.findIndex((count) => count > 0);
    const last = counts.findLastIndex((count) => count > 0);
    const awaits = counts.reduce((sum, count) => sum + count, 0);
    if (awaits > 0) found.push({ kind: 'run', owner, list: run.slice(first, last + 1), awaits });
    run = [];
  };
  for (const statement of list) {
    if (!isBoundary(statement) || isCompoundWith(statement, text)) {
      run.push(statement);
      continue;
    }
    // The condition of an `if` still belongs to what stands before it.
    const head = headOf(statement);
    if (!statement.isBroken && head !== statement && head.awaits && !holdsComprehensionAwait(head)) run.push(statement);
    close();
  }
  close();
}

/** Says whether a statement awaits inside its own control flow, or can't be understood. */
function isBoundary(statement: PyNode): boolean {
  if (statement.isBroken || statement.type === 'ERROR') return true;
  switch (statement.type) {
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
      return false;
    case 'if_statement':
    case 'match_statement':
    case 'for_statement':
    case 'while_statement':
    case 'try_statement':
    case 'with_statement': {
      const head = headOf(statement);
      return (
        statement.children.some((child) => child !== head && child.awaits) ||
        statement.tokens.includes('async') ||
        (head !== statement && holdsComprehensionAwait(head))
      );
    }
    default:
      return holdsComprehensionAwait(statement);
  }
}

/** `[await f(x) for x in xs]` is a loop of its own. */
function holdsComprehensionAwait(node: PyNode): boolean {
  if (!node.awaits || isFunctionOrClass(node)) return false;
  if (isComprehension(node)) return true;
  return node.children.some(holdsComprehensionAwait);
}
