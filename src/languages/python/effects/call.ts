import { argumentsOf, attributeName, calleeText, field, isComprehension, textOf, unwrap, type PyNode } from '../syntax';

/** A call with all that is looked up of it. */
export interface Call {
  readonly node: PyNode;
  readonly callee: PyNode | undefined;
  /** As written: `self.db.load`. */
  readonly text: string;
  /** The last name of the callee. */
  readonly method: string;
  /** What stands before the last name of the callee. */
  readonly receiver: PyNode | undefined;
  /** Given by place, in order; `*` and `**` are among the rest. */
  readonly args: readonly PyNode[];
  readonly keywords: ReadonlyMap<string, PyNode>;
  /** What stands behind `*` and `**`. */
  readonly spread: readonly PyNode[];
  /** Somebody waits for its result. */
  readonly isWaitedFor: boolean;
  /** Nobody uses its result. */
  readonly isDropped: boolean;
}

/** Reads off a call what the rest needs. */
export function describeCall(node: PyNode, text: string): Call {
  const callee = field(node, 'function');
  const inner = callee && unwrap(callee);
  const args: PyNode[] = [];
  const keywords = new Map<string, PyNode>();
  const spread: PyNode[] = [];
  for (const argument of argumentsOf(node)) {
    const [name, value] = [field(argument, 'name'), field(argument, 'value')];
    if (argument.type === 'keyword_argument' && name && value) keywords.set(textOf(name, text), value);
    else if (argument.type === 'list_splat' || argument.type === 'dictionary_splat') spread.push(...argument.children);
    else args.push(argument);
  }
  const receiver = inner?.type === 'attribute' ? field(inner, 'object') : undefined;
  return {
    node,
    callee,
    text: callee ? calleeText(callee, text) : '',
    method: inner ? (attributeName(inner, text) ?? (inner.type === 'identifier' ? textOf(inner, text) : '')) : '',
    receiver,
    args,
    keywords,
    spread,
    isWaitedFor: isWaitedFor(node, text),
    isDropped: isResultDropped(node),
  };
}

/** Looking at a property, as a call without arguments. */
export function describeAccess(node: PyNode, text: string): Call {
  return {
    node,
    callee: node,
    text: calleeText(node, text),
    method: attributeName(node, text) ?? '',
    receiver: field(node, 'object'),
    args: [],
    keywords: new Map(),
    spread: [],
    isWaitedFor: false,
    isDropped: false,
  };
}

/** All that is handed over, in whatever way. */
export function valuesGiven(call: Call): readonly PyNode[] {
  return [...call.args, ...call.keywords.values(), ...call.spread];
}

/** What runs the coroutines that it is given: they are waited for, or at least started, right here. */
const RUNNERS =
  /(?:^|\.)(?:gather|wait|wait_for|shield|as_completed|create_task|ensure_future|start_soon|run_coroutine_threadsafe|async_create_task|async_create_background_task|timeout)$/;

/** Says whether somebody waits for what a call gives: it is awaited, entered, returned, or run by `asyncio.gather` and its kin. */
function isWaitedFor(call: PyNode, text: string): boolean {
  for (let node = call; ;) {
    const { parent } = node;
    if (!parent) return false;
    switch (parent.type) {
      case 'await':
      case 'return_statement':
        return true;
      case 'with_item':
        return isAsyncWith(parent);
      case 'as_pattern':
        if (parent.parent?.type !== 'with_item') return false;
        break;
      case 'lambda':
        return field(parent, 'body') === node;
      case 'for_statement':
        return field(parent, 'right') === node && parent.tokens.includes('async');
      case 'for_in_clause':
        return field(parent, 'right') === node && parent.tokens.includes('async');
      case 'conditional_expression':
        if (parent.children[1] === node) return false;
        break;
      case 'argument_list': {
        const callee = parent.parent && field(parent.parent, 'function');
        if (!callee || !RUNNERS.test(calleeText(callee, text))) return false;
        return true;
      }
      case 'parenthesized_expression':
      case 'boolean_operator':
      case 'list_splat':
      case 'list':
      case 'tuple':
      case 'pair':
      case 'dictionary':
        break;
      default:
        if (!isComprehension(parent)) return false;
        if (field(parent, 'body') !== node) return false;
    }
    node = parent;
  }
}

function isAsyncWith(item: PyNode): boolean {
  const statement = item.parent?.type === 'with_clause' ? item.parent.parent : item.parent;
  return statement?.type === 'with_statement' && statement.tokens.includes('async');
}

/** Says whether the value of an expression is dropped: it is a statement of its own, awaited or not. */
export function isResultDropped(expression: PyNode): boolean {
  for (let node = expression; ;) {
    const { parent } = node;
    switch (parent?.type) {
      case 'expression_statement':
        return parent.children.length === 1;
      case 'await':
      case 'parenthesized_expression':
        break;
      default:
        return false;
    }
    node = parent;
  }
}
