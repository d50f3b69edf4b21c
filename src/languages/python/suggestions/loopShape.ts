import type { PyModule } from '../modules';
import type { Variable } from '../scopes';
import { argumentsOf, attributeName, field, isFunctionOrClass, textOf, unwrap, walk, type PyNode } from '../syntax';
import { refuse } from './refusal';
import { conditionsOf } from './roundConditions';

/** What becomes of the value of a round. */
export type Sink =
  /** Nobody looks at it. */
  | { readonly kind: 'dropped' }
  /** It is appended to a list; `fresh` is the statement right before the loop that makes the list. */
  | { readonly kind: 'appended'; readonly list: PyNode; readonly fresh?: PyNode }
  /** Its items are appended to a list. */
  | { readonly kind: 'extended'; readonly list: PyNode }
  /** It is set in a dictionary. */
  | { readonly kind: 'keyed'; readonly place: PyNode; readonly fresh?: PyNode };

/** A `for` statement taken apart. */
export interface LoopShape {
  readonly sink: Sink;
  /** What is waited for in a round whose body is this and nothing else. */
  readonly awaited?: PyNode;
  /** Statements of the body that come before the one that hands the value on; all of them when nothing is handed on. */
  readonly statements: readonly PyNode[];
  /** The value that is handed on. */
  readonly value?: PyNode;
  /** All that a round does hangs on these, as they are written in a comprehension, and where they stand now. */
  readonly conditions: readonly string[];
  readonly conditionNodes: readonly PyNode[];
}

/** Finds out what a `for` statement does with the value of a round. */
export function shapeOfLoop(loop: PyNode, { source }: PyModule): LoopShape {
  const { text } = source;
  if (field(loop, 'alternative')) return refuse('a loop with an else');
  const { conditions, conditionNodes, statements: all } = conditionsOf(field(loop, 'body'), text);
  const last = all.at(-1);
  if (!last) return refuse('a loop without a body');
  const statements = all.slice(0, -1);
  const inner = last.type === 'expression_statement' ? last.children[0] : undefined;
  const extended = inner?.type === 'call' ? handedTo(inner, 'extend', text) : undefined;
  if (extended) {
    const { list, value } = extended;
    return {
      sink: { kind: 'extended', list },
      statements,
      conditions,
      conditionNodes,
      value,
      ...awaitedOnly(value, statements),
    };
  }
  const appended = inner?.type === 'call' ? handedTo(inner, 'append', text) : undefined;
  if (appended && inner) {
    const fresh = freshBefore(loop, appended.list, /^(?:\[\]|list\(\))$/, text);
    const sink: Sink = { kind: 'appended', list: appended.list, ...(fresh && { fresh }) };
    return {
      sink,
      statements,
      conditions,
      conditionNodes,
      value: appended.value,
      ...awaitedOnly(appended.value, statements),
    };
  }
  if (inner?.type === 'assignment' && !inner.fields.has('type')) {
    const [left, right] = [field(inner, 'left'), field(inner, 'right')];
    const owner = left?.type === 'subscript' ? field(left, 'value') : undefined;
    if (left && right && owner?.type === 'identifier') {
      const fresh = freshBefore(loop, owner, /^(?:\{\}|dict\(\))$/, text);
      const sink: Sink = { kind: 'keyed', place: left, ...(fresh && { fresh }) };
      return { sink, statements, conditions, conditionNodes, value: right, ...awaitedOnly(right, statements) };
    }
  }
  const only = inner?.type === 'await' && statements.length === 0 ? inner.children[0] : undefined;
  return { sink: { kind: 'dropped' }, statements: all, conditions, conditionNodes, ...(only && { awaited: only }) };
}

/** A body that is one statement, whose value is waited for as it is. */
function awaitedOnly(value: PyNode, statements: readonly PyNode[]): { readonly awaited?: PyNode } {
  const inner = unwrap(value);
  const [awaited] = inner.type === 'await' && statements.length === 0 ? inner.children : [];
  return awaited && !awaited.awaits ? { awaited } : {};
}

/** The list, and the value that its method `name` is given. */
function handedTo(
  call: PyNode,
  name: 'append' | 'extend',
  text: string,
): { readonly list: PyNode; readonly value: PyNode } | undefined {
  const callee = field(call, 'function');
  const list = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
  const [value, ...more] = argumentsOf(call);
  if (!callee || !list || !value || more.length > 0 || attributeName(callee, text) !== name) return undefined;
  return value.type === 'list_splat' || value.type === 'keyword_argument' ? undefined : { list, value };
}

/** The statement right before a loop that makes the list or dictionary that it fills. */
function freshBefore(loop: PyNode, variable: PyNode, empty: RegExp, text: string): PyNode | undefined {
  const list = loop.parent?.children ?? [];
  const before = list[list.indexOf(loop) - 1];
  const inner = before?.type === 'expression_statement' ? before.children[0] : undefined;
  const [left, right] = inner?.type === 'assignment' ? [field(inner, 'left'), field(inner, 'right')] : [];
  if (!before || left?.type !== 'identifier' || !right) return undefined;
  return textOf(left, text) === textOf(variable, text) && empty.test(textOf(right, text)) ? before : undefined;
}

/** Refuses a body that sets variables that are seen outside, or leaves the loop. */
export function checkRound(loop: PyNode, { source, scopes }: PyModule, owner: PyNode): void {
  const scope = scopes.scopeOf(owner);
  for (const variable of scope?.variables.values() ?? []) {
    const isBoundInside = variable.bindings.some(({ name }) => isInside(name, loop));
    if (!isBoundInside) continue;
    const isSeenOutside = variable.reads.some((read) => !isInside(read, loop) && !isBoundByLoop(read, variable));
    if (isSeenOutside) refuse('a variable of the round is seen outside');
  }
  // `if …: continue` before anything else becomes a condition.
  const { statements } = conditionsOf(field(loop, 'body'), source.text);
  for (const statement of statements) checkStaysInside(statement, source.text);
}

function checkStaysInside(statement: PyNode, text: string): void {
  walk(statement, (node) => {
    if (isFunctionOrClass(node)) return false;
    if (LEAVES.has(node.type)) refuse('the round leaves the loop');
    if (node.type === 'call' && textOf(node, text) === 'super()') refuse('super() needs its own function');
    return true;
  });
}

/** Refuses a round that fills a list from outside on its way: the rounds would get in each other's way. */
export function checkLists(loop: PyNode, { statements, value }: LoopShape, module: PyModule): void {
  const { text } = module.source;
  for (const part of value ? [...statements, value] : statements) {
    walk(part, (node) => {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      const list = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
      if (!callee || !list || !FILLS.has(attributeName(callee, text) ?? '')) return true;
      const variable = list.type === 'identifier' ? module.variableOf(list) : undefined;
      const isOwn = variable?.bindings.every(({ name }) => isInside(name, loop)) ?? false;
      return isOwn || refuse('the order of a list would change');
    });
  }
}

const FILLS: ReadonlySet<string> = new Set(['append', 'appendleft', 'extend', 'insert']);

/** Another loop around it binds the variable anew before it is read. */
function isBoundByLoop(read: PyNode, { bindings }: Variable): boolean {
  return bindings.some(
    ({ kind, name, node }) =>
      kind === 'item' && node.type === 'for_statement' && isInside(read, node) && name.end <= read.start,
  );
}

/** What ends a round, or reaches out of it, where it stands. */
export const LEAVES: ReadonlySet<string> = new Set([
  'return_statement',
  'break_statement',
  'continue_statement',
  'yield',
  'global_statement',
  'nonlocal_statement',
  'delete_statement',
]);

function isInside(node: PyNode, around: PyNode): boolean {
  return around.start <= node.start && node.end <= around.end;
}
