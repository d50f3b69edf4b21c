import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from './nodeTypes';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

export type Node = TSESTree.Node;

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Says whether a node is a function with a body of its own. */
export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === T.FunctionDeclaration || node.type === T.FunctionExpression || node.type === T.ArrowFunctionExpression
  );
}

/** Held here for the reason that is given for `T`. */
const KEYS = visitorKeys;
const NO_KEYS: readonly string[] = [];

/** The properties of a node that hold its children, as nodes, lists or nothing; in the order of the source but for a few cases. */
export function childKeys(node: Node): readonly string[] {
  return KEYS[node.type] ?? NO_KEYS;
}

/** Calls `visit` for each child of a node, in the order of the keys. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  for (const key of childKeys(node)) {
    const value = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (item !== null) visit(item);
    } else if (value !== null && value !== undefined) visit(value);
  }
}

/**
 * Walks a subtree, the node itself first. `enter` answers `false` to leave out what is below a node; functions inside are
 * left out unless `intoFunctions` is set.
 */
export function walk(node: Node, enter: (node: Node) => boolean | undefined, intoFunctions = false): void {
  if (enter(node) === false) return;
  // In its own loop: whole files are walked, and a closure would be made for each node.
  const holder = node as unknown as Record<string, Node | (Node | null)[] | null | undefined>;
  for (const key of childKeys(node)) {
    const value = holder[key];
    if (value === null || value === undefined) continue;
    if (!Array.isArray(value)) walkChild(value, enter, intoFunctions);
    else for (const item of value) if (item !== null) walkChild(item, enter, intoFunctions);
  }
}

function walkChild(child: Node, enter: (node: Node) => boolean | undefined, intoFunctions: boolean): void {
  if (intoFunctions || !isFunction(child)) walk(child, enter, intoFunctions);
}

/** Takes off what has no meaning when the program runs: type assertions, `!`, chain wrappers, and the `(0, f)` of compiled code. */
export function unwrap(node: Node): Node {
  for (;;) {
    switch (node.type) {
      case T.TSAsExpression:
      case T.TSNonNullExpression:
      case T.TSSatisfiesExpression:
      case T.TSTypeAssertion:
      case T.TSInstantiationExpression:
      case T.ChainExpression:
        node = node.expression;
        break;
      case T.SequenceExpression: {
        const last = node.expressions.at(-1);
        if (!last || node.expressions.length !== 2 || node.expressions[0]?.type !== T.Literal) return node;
        node = last;
        break;
      }
      default:
        return node;
    }
  }
}

/** The name of a property as written, when it is known: `a.b`, `a['b']`, `a[0]`, `a.#b`. */
export function propertyName(node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) {
    return node.property.type === T.PrivateIdentifier ? `#${node.property.name}` : node.property.name;
  }
  return literalText(node.property);
}

/** The name of a key in an object literal, pattern or class, when it is known. */
export function keyName(node: { readonly key: Node; readonly computed: boolean }): string | undefined {
  if (!node.computed && node.key.type === T.Identifier) return node.key.name;
  if (node.key.type === T.PrivateIdentifier) return `#${node.key.name}`;
  return literalText(node.key);
}

/** The name under which the imported module exports what an import binds. */
export function importedName(node: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier): string {
  if (node.type === T.ImportDefaultSpecifier) return 'default';
  return node.imported.type === T.Identifier ? node.imported.name : node.imported.value;
}

/** The text of a literal or of a template without holes. */
export function literalText(node: Node): string | undefined {
  if (node.type === T.Literal && (typeof node.value === 'string' || typeof node.value === 'number')) {
    return String(node.value);
  }
  if (node.type === T.TemplateLiteral && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** A callee as a person would say it: `getUser`, `this.db.load`, `prisma.user.findMany`; `fallback` for what has no name. */
export function calleeText(node: Node, fallback = '(expression)'): string {
  const inner = unwrap(node);
  switch (inner.type) {
    case T.Identifier:
      return inner.name;
    case T.ThisExpression:
      return 'this';
    case T.Super:
      return 'super';
    case T.MemberExpression: {
      const name = propertyName(inner) ?? '[…]';
      const object = calleeText(inner.object, '');
      // Compiled modules: `fs_extra_1.readdir` reads as `readdir` in the source it was made from.
      return object === '' || /_\d+$/.test(object) ? name : `${object}.${name}`;
    }
    case T.CallExpression:
      return `${calleeText(inner.callee, '')}()`;
    case T.NewExpression:
      return `new ${calleeText(inner.callee, '')}()`;
    case T.AwaitExpression:
      return calleeText(inner.argument, fallback);
    case T.ImportExpression: {
      const source = literalText(inner.source);
      return source === undefined ? 'import(…)' : `import('${source}')`;
    }
    default:
      return fallback;
  }
}

/** What an await waits for, as a person would call it: the callee of a call, else the operand. */
export function awaitedName(node: TSESTree.AwaitExpression): string {
  const inner = unwrap(node.argument);
  return calleeText(inner.type === T.CallExpression ? inner.callee : inner);
}

/** Says whether evaluating a node calls or waits for something, functions inside left aside. */
export function hasCall(node: Node): boolean {
  let found = false;
  walk(node, ({ type }) => {
    if (type === T.CallExpression || type === T.AwaitExpression || type === T.NewExpression) found = true;
    return !found;
  });
  return found;
}

/** How often a name is written in a node, functions inside included. */
export function countMentions(body: Node, name: string): number {
  let count = 0;
  walk(
    body,
    (node) => {
      if (node.type === T.Identifier && node.name === name) count++;
      return undefined;
    },
    true,
  );
  return count;
}
