import { field, isFunctionOrClass, textOf, unwrap, walk, type PyNode } from '../syntax';

/**
 * Says whether an `async with` is one wait as a whole: it enters what a call gives, and all that is awaited inside is asked of what
 * was entered, as in `async with session.get(url) as answer: data = await answer.json()`. Nothing inside leaves it but a failure.
 */
export function isCompoundWith(statement: PyNode, text: string): boolean {
  const targets = new Set<string>();
  return isEntered(statement, targets, text) && isUsedUp(statement, targets, text);
}

/** All that a block enters and awaits, as written: what it asks for, whatever it does with the answers. */
export function asksOf(statement: PyNode, text: string): string {
  const found: string[] = [];
  walk(statement, (node) => {
    const asked =
      node.type === 'with_statement' ? enteredCall(node) : node.type === 'await' ? node.children[0] : undefined;
    if (asked) found.push(textOf(asked, text));
    return true;
  });
  return found.join('; ');
}

/** What is entered by an `async with` of one item, as `CALL as NAME`: the call. */
export function enteredCall(statement: PyNode): PyNode | undefined {
  const pattern = patternOf(statement);
  const call = pattern?.children[0] && unwrap(pattern.children[0]);
  return call?.type === 'call' ? call : undefined;
}

function patternOf(statement: PyNode): PyNode | undefined {
  const items = statement.children.flatMap((child) => (child.type === 'with_clause' ? child.children : []));
  const [item, ...more] = items;
  const value = item && more.length === 0 ? (field(item, 'value') ?? item.children[0]) : undefined;
  return value?.type === 'as_pattern' ? value : undefined;
}

/** Collects the names that it, and what is entered directly inside, are bound to. */
function isEntered(statement: PyNode, targets: Set<string>, text: string): boolean {
  if (statement.type !== 'with_statement' || !statement.tokens.includes('async') || statement.isBroken) return false;
  const pattern = patternOf(statement);
  const target = pattern && field(pattern, 'alias')?.children[0];
  if (enteredCall(statement)?.awaits !== false || target?.type !== 'identifier') return false;
  targets.add(textOf(target, text));
  const inner = (field(statement, 'body')?.children ?? []).filter(({ type }) => type === 'with_statement');
  return inner.every((each) => isEntered(each, targets, text));
}

/** All inside is done when it is over, and waits for nothing but what was entered. */
function isUsedUp(statement: PyNode, targets: ReadonlySet<string>, text: string): boolean {
  let isWhole = true as boolean;
  let awaits = 0;
  const used = new Set<string>();
  walk(field(statement, 'body') ?? statement, (node) => {
    if (LEAVING.has(node.type) || isFunctionOrClass(node)) isWhole = false;
    if (fillsKey(node)) isWhole = false;
    if (node.type.startsWith('for_') && node.tokens.includes('async')) isWhole = false;
    if (node.type === 'with_statement' && node.parent?.parent?.type !== 'with_statement') isWhole = false;
    if (node.type === 'identifier' && targets.has(textOf(node, text))) used.add(textOf(node, text));
    if (node.type === 'await') {
      awaits++;
      isWhole &&= targets.has(rootOf(node, text));
    }
    return isWhole;
  });
  // A group of tasks, or a time limit, is asked for nothing.
  return isWhole && awaits > 0 && used.size === targets.size;
}

/** `found['a'] = …`: a dictionary keeps its keys in the order in which they came, and inside a function they would come when they can. */
function fillsKey(node: PyNode): boolean {
  const left = node.type.endsWith('assignment') ? field(node, 'left') : undefined;
  let found = false;
  if (left) {
    walk(left, (inner) => {
      if (inner.type === 'subscript') found = true;
      return !found;
    });
  }
  return found;
}

/** The name that an awaited call is asked of: `answer` of `await answer.json()`. */
function rootOf(node: PyNode, text: string): string {
  const awaited = node.children[0] && unwrap(node.children[0]);
  const callee = awaited?.type === 'call' ? field(awaited, 'function') : undefined;
  const object = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
  return object?.type === 'identifier' ? textOf(object, text) : '';
}

const LEAVING: ReadonlySet<string> = new Set([
  'return_statement',
  'yield',
  'break_statement',
  'continue_statement',
  'global_statement',
  'nonlocal_statement',
  'import_from_statement',
  'while_statement',
  'try_statement',
]);
