import type { PyModule } from '../modules';
import { isDeclaredIn } from '../effects/places';
import type { Variable } from '../scopes';
import {
  argumentsOf,
  enclosing,
  field,
  isAsync,
  isFunctionOrClass,
  textOf,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';
import type { PyStyle } from './fileStyle';
import { layOut } from './layout';
import { refuse } from './refusal';
import { linesOf } from './statementLines';
import { shapeOf } from './statementShape';
import { nameForValue, type TemporaryNames } from './temporaryNames';
import { reindented } from './textLines';
import { findOperands } from '../regions/operands';

/** One chain as something that can wait beside others. */
export interface ChainTask {
  /** What is handed over. */
  readonly text: string;
  /** Comments that stood above what is handed over. */
  readonly leading: readonly string[];
  readonly trailing: string | undefined;
  /** What its value is bound to; `''` when nobody looks at it. */
  readonly left: string;
  /** The lines of a function that has to stand above; the first has no indentation. */
  readonly definition?: string;
  readonly usesSequence: boolean;
}

/** What a chain is written for. */
export interface ChainPlace {
  readonly module: PyModule;
  readonly owner: PyNode;
  /** All statements of all chains. */
  readonly all: readonly PyNode[];
  readonly indentation: string;
  readonly style: PyStyle;
  readonly names: TemporaryNames;
  readonly sequence: string;
}

/**
 * Writes the statements of a chain as one thing that can be waited for: a single call as it is, calls whose values nobody looks at
 * as `run_sequence(…)`, everything else as a function of its own that gives what is used afterwards.
 */
export function chainTask(statements: readonly PyNode[], place: ChainPlace): ChainTask {
  const [first] = statements;
  if (!first) return refuse('a chain without statements');
  return (
    (statements.length === 1 ? singleCall(first, place) : undefined) ??
    sequenceOf(statements, place) ??
    taskFunction(statements, place)
  );
}

function singleCall(statement: PyNode, { module, indentation, style }: ChainPlace): ChainTask | undefined {
  const { source } = module;
  const [operand, ...more] = findOperands(statement);
  if (!operand || more.length > 0 || unwrap(operand.awaited).type !== 'call') return undefined;
  const shape = shapeOf(statement, [{ operand: operand.operand }]);
  const [target] = shape.kind === 'bound' ? shape.targets : [];
  if (shape.kind === 'other' || target?.type) return undefined;
  const lines = linesOf(source, statement);
  const left = target ? reindented(source, target.node, indentation) : '';
  return {
    text: reindented(source, unwrap(operand.awaited), indentation + style.indentUnit),
    leading: lines.leading,
    trailing: lines.trailing,
    left: target?.node.type === 'pattern_list' ? `(${left})` : left,
    usesSequence: false,
  };
}

/** `await go(1)`, `await search("x")` -> `run_sequence(go(1), search("x"))`, when making all at once changes no argument. */
function sequenceOf(statements: readonly PyNode[], place: ChainPlace): ChainTask | undefined {
  const { module, indentation, style, sequence } = place;
  const { source } = module;
  const calls: PyNode[] = [];
  for (const statement of statements) {
    const inner = statement.type === 'expression_statement' ? statement.children[0] : undefined;
    const call = inner?.type === 'await' && inner.children[0] ? unwrap(inner.children[0]) : undefined;
    if (call?.type !== 'call' || call.awaits || !hasStableArguments(call, place)) return undefined;
    calls.push(call);
  }
  const lines = statements.map((statement) => linesOf(source, statement));
  if (
    lines.slice(1).some(({ leading }) => leading.length > 0) ||
    lines.some(({ trailing }) => trailing !== undefined)
  ) {
    return undefined;
  }
  const inner = indentation + style.indentUnit;
  const items = calls.map((call) => ({
    text: reindented(source, call, inner + style.indentUnit),
    leading: [],
    trailing: undefined,
  }));
  return {
    text: layOut(`${sequence}(`, items, ')', inner, { ...style, lineLength: style.lineLength - 1 }),
    leading: lines[0]?.leading ?? [],
    trailing: undefined,
    left: '',
    usesSequence: true,
  };
}

/** Its arguments and what it is called on are the same before the chain as in their turn. */
function hasStableArguments(call: PyNode, { module, all }: ChainPlace): boolean {
  const callee = field(call, 'function');
  const parts = [...argumentsOf(call), ...(callee ? [callee] : [])];
  return parts.every((part) => {
    let isStable = true as boolean;
    walk(part, (node) => {
      if (/^(?:call|lambda|subscript|named_expression|yield)$/.test(node.type) || node.type.includes('comprehension')) {
        isStable = false;
      }
      const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
      if (variable?.bindings.some(({ name }) => all.some((each) => each.start <= name.start && name.end <= each.end))) {
        isStable = false;
      }
      return isStable;
    });
    return isStable;
  });
}

/** Statements as a function of its own that gives what is used of them afterwards. */
export function taskFunction(statements: readonly PyNode[], place: ChainPlace): ChainTask {
  const { module, owner, indentation, style, names } = place;
  const { source } = module;
  if (owner.type !== 'function_definition' || !isAsync(owner))
    refuse('names of a module can not be bound inside a function');
  for (const statement of statements) checkMovable(statement, source.text);
  const bound = boundIn(statements, place);
  const results = bound.filter((variable) => variable.reads.some((read) => !isInside(read, statements)));
  const operand = statements.flatMap((statement) => findOperands(statement))[0];
  if (!operand) return refuse('a chain that does not wait');
  const [first] = results;
  const value = first?.name ?? nameForValue(operand.operand, operand.awaited, source.text);
  // A name that says too much (`load_…`) would be taken at its word by whoever reads the call.
  const name = names.take(`${value.replace(/^_+/, '').replace(/_result$/, '')}_task`);
  const inner = indentation + style.indentUnit;
  const body = statements.flatMap((statement) => {
    const lines = linesOf(source, statement);
    const trailing = lines.trailing === undefined ? '' : `  ${lines.trailing}`;
    return [
      ...lines.leading.map((comment) => inner + comment),
      inner + reindented(source, statement, inner) + trailing,
    ];
  });
  const given = results.map((variable) => variable.name).join(', ');
  if (results.length > 0) body.push(`${inner}return ${given}`);
  return {
    text: `${name}()`,
    leading: [],
    trailing: undefined,
    left: results.length > 1 ? `(${given})` : given,
    definition: [`async def ${name}():`, ...body].join(style.eol),
    usesSequence: false,
  };
}

/** Statements that mean something else inside a function of their own stay. */
function checkMovable(statement: PyNode, text: string): void {
  walk(statement, (node) => {
    if (isFunctionOrClass(node) && node !== statement) return false;
    if (FIXED.has(node.type)) refuse('it leaves the function or changes what names mean');
    if (node.type === 'call' && textOf(node, text) === 'super()') refuse('super() needs its own function');
    return true;
  });
}

const FIXED: ReadonlySet<string> = new Set([
  'return_statement',
  'yield',
  'break_statement',
  'continue_statement',
  'global_statement',
  'nonlocal_statement',
  'delete_statement',
  'import_from_statement',
]);

/** The variables that a chain binds; refuses those that are bound elsewhere too, or are read before. */
function boundIn(statements: readonly PyNode[], { module, owner }: ChainPlace): Variable[] {
  const scope = module.scopes.scopeOf(owner);
  const bound: Variable[] = [];
  for (const variable of scope?.variables.values() ?? []) {
    const inside = variable.bindings.filter(({ name }) => isInside(name, statements));
    if (inside.length === 0 || statements.every((statement) => isOwnToBlock(variable, statement))) continue;
    if (inside.length < variable.bindings.length) refuse('a variable is bound elsewhere too');
    // Functions inside see the variable, not a copy of it.
    const isShared = variable.reads.some(
      (read) => enclosing(read, isFunctionOrClass) !== owner && !isInside(read, statements),
    );
    if (isShared) refuse('a function inside reads what the chain binds');
    bound.push(variable);
  }
  return bound;
}

/** What a block binds for itself may well be bound by others. */
function isOwnToBlock(variable: Variable, statement: PyNode): boolean {
  return statement.type === 'with_statement' && isDeclaredIn(variable, statement);
}

function isInside(node: PyNode, statements: readonly PyNode[]): boolean {
  return statements.some((statement) => statement.start <= node.start && node.end <= statement.end);
}
