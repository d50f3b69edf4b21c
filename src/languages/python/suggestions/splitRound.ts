import type { PyModule } from '../modules';
import { enclosing, field, walk, type PyNode } from '../syntax';
import { conditionsOf } from './roundConditions';

/** A round in two: what it waits for, and what is done with that afterwards. */
export interface Split {
  /** What all of it hangs on, as the conditions of a comprehension. */
  readonly conditions: readonly string[];
  readonly conditionNodes: readonly PyNode[];
  /** Statements up to the last one that waits. */
  readonly fetched: readonly PyNode[];
  /** What is handed on right there, where it is waited for: `total += await count(item)`. */
  readonly handing?: Handing;
  /** Statements that put together, those of a `try` only as far as they stand in it. */
  readonly folded: readonly PyNode[];
  /** The `try` around what is fetched and folded, and the statements behind it. */
  readonly attempt?: { readonly node: PyNode; readonly after: readonly PyNode[] };
}

/** A statement that waits for a value and hands it on. */
export interface Handing {
  /** The last of what is fetched, or the last inside a `with` that is. */
  readonly statement: PyNode;
  /** What is replaced by the result. */
  readonly value: PyNode;
  readonly isInWith: boolean;
}

/** The ways to take a `for` statement apart, the plainest first; they may still turn out not to be possible. */
export function splitsOf(loop: PyNode, { source }: PyModule): Split[] {
  const { conditions, conditionNodes, statements } = conditionsOf(field(loop, 'body'), source.text);
  const at = statements.findLastIndex((statement) => statement.awaits);
  const waiting = statements[at];
  if (!waiting) return [];
  const after = statements.slice(at + 1);
  const common = { conditions, conditionNodes };
  const plain: Split = { ...common, fetched: statements.slice(0, at + 1), folded: after };
  const handing = handingBy(waiting) ?? handingInside(waiting);
  const splits = handing ? [{ ...plain, handing }] : [plain];
  if (waiting.type !== 'try_statement' || at > 0) return splits;
  const inside = field(waiting, 'body');
  const last = inside?.children.findLastIndex((statement) => statement.awaits) ?? -1;
  const inner = inside?.children[last];
  if (!inside || !inner || waiting.children.some((child) => child !== inside && child.awaits)) return splits;
  const innerHanding = handingBy(inner) ?? handingInside(inner);
  splits.push({
    ...common,
    fetched: inside.children.slice(0, last + 1),
    folded: inside.children.slice(last + 1),
    attempt: { node: waiting, after },
    ...(innerHanding && { handing: innerHanding }),
  });
  return splits;
}

/** The one await of a statement that hands its value on to what was there before; it is waited for on whatever way. */
function handingBy(statement: PyNode): Handing | undefined {
  const value = valueHandedOn(statement);
  if (!value) return undefined;
  const awaits: PyNode[] = [];
  walk(value, (node) => {
    if (node.type === 'await') awaits.push(node);
    return node.type !== 'lambda';
  });
  const [only, ...more] = awaits;
  if (!only || more.length > 0 || only.children[0]?.awaits !== false) return undefined;
  const sometimes = enclosing(only, (node) => node === statement || SOMETIMES.test(node.type));
  return sometimes === statement ? { statement, value: only, isInWith: false } : undefined;
}

/** `async with open(path) as file: texts.append(await file.read())`: the value is made inside, and handed on outside. */
function handingInside(statement: PyNode): Handing | undefined {
  const last = statement.type === 'with_statement' ? field(statement, 'body')?.children.at(-1) : undefined;
  if (!last) return undefined;
  if (last.type === 'with_statement') return handingInside(last);
  const given = last.type === 'expression_statement' ? valueHandedOn(last) : undefined;
  const [only, ...more] = given?.type === 'argument_list' ? given.children : given ? [given] : [];
  const isPlain = only && more.length === 0 && !/splat|keyword_argument/.test(only.type);
  return isPlain ? { statement: last, value: only, isInWith: true } : undefined;
}

const SOMETIMES = /^(?:boolean_operator|conditional_expression|lambda|.*comprehension|generator_expression)$/;

function valueHandedOn(statement: PyNode): PyNode | undefined {
  if (statement.type === 'for_statement') return withoutWaitIn(statement, 'right');
  if (statement.type === 'if_statement') return withoutWaitIn(statement, 'condition');
  const inner = statement.type === 'expression_statement' ? statement.children[0] : undefined;
  switch (inner?.type) {
    case 'augmented_assignment':
      return field(inner, 'right');
    case 'assignment':
      return /^(?:subscript|attribute)$/.test(field(inner, 'left')?.type ?? '') ? field(inner, 'right') : undefined;
    case 'call':
      return field(inner, 'function')?.type === 'attribute' ? field(inner, 'arguments') : undefined;
    default:
      return undefined;
  }
}

/** The head of a statement whose blocks wait for nothing. */
function withoutWaitIn(statement: PyNode, name: 'right' | 'condition'): PyNode | undefined {
  const head = field(statement, name);
  return statement.children.some((child) => child !== head && child.awaits) ? undefined : head;
}
