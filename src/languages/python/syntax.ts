import type { Span } from '../../core/span';

/** A node of the syntax tree, by the names of tree-sitter-python. Offsets are UTF-16 offsets; comments are no nodes. */
export interface PyNode extends Span {
  readonly type: string;
  readonly parent: PyNode | undefined;
  /** The named children, in source order. */
  readonly children: readonly PyNode[];
  /** Keywords and operators that stand directly in it: `async`, `not`, `+`. */
  readonly tokens: readonly string[];
  /** Children by what they are for; see `field`. */
  readonly fields: ReadonlyMap<string, readonly PyNode[]>;
  /** An `await`, `async for` or `async with` stands in it, functions and classes inside left out. */
  readonly awaits: boolean;
  /** A part of it could not be parsed. */
  readonly isBroken: boolean;
}

/** The first child with a name. */
export function field(node: PyNode, name: string): PyNode | undefined {
  return node.fields.get(name)?.[0];
}

/** All children with a name. */
export function fieldsOf(node: PyNode, name: string): readonly PyNode[] {
  return node.fields.get(name) ?? [];
}

/** Visits a node and all below it, until `visit` says not to go on below one. */
export function walk(node: PyNode, visit: (node: PyNode) => boolean): void {
  if (!visit(node)) return;
  for (const child of node.children) walk(child, visit);
}

/** What stands inside parentheses. */
export function unwrap(node: PyNode): PyNode {
  let inner = node;
  for (;;) {
    const [only] = inner.children;
    if (inner.type !== 'parenthesized_expression' || !only) return inner;
    inner = only;
  }
}

/** A function of its own: a `def` or a lambda. */
export function isFunction(node: PyNode): boolean {
  return node.type === 'function_definition' || node.type === 'lambda';
}

/** Code that runs when somebody else calls it, or in a namespace of its own. */
export function isFunctionOrClass(node: PyNode): boolean {
  return isFunction(node) || node.type === 'class_definition';
}

/** `async def`. */
export function isAsync(node: PyNode): boolean {
  return node.tokens.includes('async');
}

/** A list, set, dictionary or generator with a loop inside. */
export function isComprehension(node: PyNode): boolean {
  return COMPREHENSIONS.has(node.type);
}

const COMPREHENSIONS: ReadonlySet<string> = new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

/** The function or class inside a definition with decorators, or the node itself. */
export function undecorated(node: PyNode): PyNode {
  return node.type === 'decorated_definition' ? (field(node, 'definition') ?? node) : node;
}

/** The expressions of the decorators of a function or class. */
export function decoratorsOf(definition: PyNode): readonly PyNode[] {
  const { parent } = definition;
  if (parent?.type !== 'decorated_definition') return [];
  return parent.children.flatMap((child) => (child.type === 'decorator' ? child.children : []));
}

/** The innermost function or class around a node, or undefined at the top level. */
export function enclosing(node: PyNode, fits: (node: PyNode) => boolean): PyNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (fits(at)) return at;
  return undefined;
}

/** The source text of a node. */
export function textOf(node: PyNode, text: string): string {
  return text.slice(node.start, node.end);
}

/** The names of a chain as a person writes it, arguments left out: `self.db.load`, `make().get`; for other expressions the text. */
export function calleeText(node: PyNode, text: string): string {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'identifier':
      return textOf(inner, text);
    case 'attribute': {
      const object = field(inner, 'object');
      const name = field(inner, 'attribute');
      return `${object ? calleeText(object, text) : ''}.${name ? textOf(name, text) : ''}`;
    }
    case 'call': {
      const callee = field(inner, 'function');
      return `${callee ? calleeText(callee, text) : ''}()`;
    }
    case 'subscript': {
      const value = field(inner, 'value');
      return `${value ? calleeText(value, text) : ''}[]`;
    }
    default:
      return textOf(inner, text).replaceAll(/\s+/g, ' ').slice(0, 60);
  }
}

/** How an awaited operand is called: its callee without `()`, shortened to the last three names. */
export function awaitedName(operand: PyNode, text: string): string {
  const inner = unwrap(operand);
  const callee = inner.type === 'call' ? field(inner, 'function') : undefined;
  const names = calleeText(callee ?? inner, text).split('.');
  return names.slice(-3).join('.').slice(0, 80);
}

/** The arguments of a call, in source order, `*` and keywords as they are; of `f(x for x in xs)` the generator. */
export function argumentsOf(call: PyNode): readonly PyNode[] {
  const list = field(call, 'arguments');
  if (!list) return [];
  return list.type === 'argument_list' ? list.children : [list];
}

/** The name of an attribute access: `load` of `self.db.load`. */
export function attributeName(node: PyNode, text: string): string | undefined {
  const name = node.type === 'attribute' ? field(node, 'attribute') : undefined;
  return name && textOf(name, text);
}

/** The value of a string without holes, or of a number or `True` as it is written. */
export function literalText(node: PyNode, text: string): string | undefined {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'string': {
      if (inner.children.some((child) => child.type === 'interpolation')) return undefined;
      const contents = inner.children.filter((child) => child.type === 'string_content');
      return contents.map((child) => textOf(child, text)).join('');
    }
    case 'concatenated_string': {
      const parts = inner.children.map((child) => literalText(child, text));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
      return textOf(inner, text);
    default:
      return undefined;
  }
}

/** The identifier that a chain of attributes and items starts with. */
export function baseIdentifier(node: PyNode): PyNode | undefined {
  let at = unwrap(node);
  for (;;) {
    const next =
      at.type === 'attribute' ? field(at, 'object') : at.type === 'subscript' ? field(at, 'value') : undefined;
    if (!next) return at.type === 'identifier' ? at : undefined;
    at = unwrap(next);
  }
}
