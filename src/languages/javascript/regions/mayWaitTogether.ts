import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsModule } from '../modules';
import type { Node } from '../syntax';
import { headOf } from './buildSteps';
import { findExit } from './exits';
import { namesIn, type NamesIn } from './namesIn';
import { findOperands, isAlreadyRunning, type OperandPlace } from './operands';

/**
 * Says whether two awaits of a stretch of statements may start together, going by the text of the stretch alone: variables that one
 * statement writes and another one uses, and ways out between them. This is a part of what the graph says, and far cheaper: no
 * callee is looked up. `false` is certain.
 */
export function mayWaitTogether(list: readonly TSESTree.ProgramStatement[], module: JsModule): boolean {
  const steps = list.flatMap((statement) => sketchStatement(statement, module));
  const needs: ReadonlySet<number>[] = [];
  const movable: number[] = [];
  for (const [index, later] of steps.entries()) {
    const own = new Set<number>();
    for (const [from, earlier] of steps.slice(0, index).entries()) {
      if (!mustPrecede(earlier, later)) continue;
      own.add(from);
      for (const other of needs[from] ?? []) own.add(other);
    }
    needs.push(own);
    if (!later.isMovable) continue;
    if (movable.some((other) => !own.has(other))) return true;
    movable.push(index);
  }
  return false;
}

/** What can be seen of a step without asking what its calls do. */
interface Sketch {
  readonly statement: Node;
  /** For an awaited operand. */
  readonly place?: OperandPlace;
  readonly isMovable: boolean;
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  /** It may end the function, perhaps only when nothing was found. */
  readonly exits: 'no' | 'not-found' | 'yes';
}

function sketchStatement(statement: TSESTree.ProgramStatement, module: JsModule): Sketch[] {
  const places = findOperands(headOf(statement));
  const operands = places.map(({ operand }) => operand);
  const awaits = places.map((place): Sketch => {
    const skip = new Set<Node>(operands.filter((operand) => operand !== place.operand));
    const names = namesIn(place.operand === place.awaitNode ? place.awaited : place.operand, skip);
    const isMovable = !place.isConditional && !isAlreadyRunning(place);
    return { statement, place, isMovable, ...certain(names, module), exits: 'no' };
  });
  const names = namesIn(statement, new Set<Node>(operands));
  const exit = findExit(statement, module.source.text);
  const exits = exit === undefined ? 'no' : exit.flavour === 'not-found' ? 'not-found' : 'yes';
  return [...awaits, { statement, isMovable: false, ...certain(names, module), exits }];
}

/** Without the names that are no variables: globals, which nobody is said to change. */
function certain({ reads, writes }: NamesIn, module: JsModule): Pick<Sketch, 'reads' | 'writes'> {
  const variables = [...writes].filter(([, at]) => isDeclaration(at) || module.variableOf(at) !== undefined);
  return { reads, writes: new Set(variables.map(([name]) => name)) };
}

function isDeclaration(identifier: Node): boolean {
  let at: Node | undefined = identifier;
  while (at?.type === T.Identifier || (at && PATTERNS.has(at.type))) at = at.parent;
  return at?.type === T.VariableDeclarator;
}

const PATTERNS: ReadonlySet<Node['type']> = new Set([
  T.ObjectPattern,
  T.ArrayPattern,
  T.AssignmentPattern,
  T.RestElement,
  T.Property,
]);

/** The dependences that are certain; see `buildGraph`. */
function mustPrecede(earlier: Sketch, later: Sketch): boolean {
  if (earlier.statement === later.statement) {
    return later.place === undefined || (earlier.place !== undefined && isInside(earlier.place, later.place));
  }
  if (earlier.exits === 'yes') return true;
  if (later.exits !== 'no' && earlier.place !== undefined) return true;
  return meet(earlier.writes, later.reads) || meet(earlier.writes, later.writes) || meet(earlier.reads, later.writes);
}

function isInside(inner: OperandPlace, outer: OperandPlace): boolean {
  return outer.awaited.range[0] <= inner.operand.range[0] && inner.operand.range[1] <= outer.awaited.range[1];
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const name of a) if (b.has(name)) return true;
  return false;
}
