import type { PySource } from './source';
import type { Binding, Scope } from './scopes';
import { field, fieldsOf, isComprehension, textOf, unwrap, walk, type PyNode } from './syntax';

interface ScopePlace {
  readonly node: PyNode;
  readonly kind: Scope['kind'];
  readonly parent: PyNode | undefined;
  readonly elsewhere: ReadonlyMap<string, 'global' | 'nonlocal'>;
}

/** Walks a module and lists its scopes, what binds names and what reads them; who means which variable is asked afterwards. */
export class BindingReader {
  readonly scopes: ScopePlace[] = [];
  readonly bindings: { readonly scope: PyNode; readonly name: string; readonly binding: Binding }[] = [];
  readonly reads: { readonly scope: PyNode; readonly name: string; readonly node: PyNode }[] = [];
  readonly stars: PyNode[] = [];
  readonly #source: PySource;
  #scope: PyNode;

  constructor(source: PySource) {
    this.#source = source;
    this.#scope = source.root;
  }

  read(): void {
    this.#open(this.#source.root, 'module', undefined, () => {
      this.#visitAll(this.#source.root.children);
    });
  }

  #visitAll(nodes: readonly PyNode[]): void {
    for (const node of nodes) this.#visit(node);
  }

  #visit(node: PyNode | undefined): void {
    if (!node) return;
    switch (node.type) {
      case 'identifier':
        this.reads.push({ scope: this.#scope, name: this.#text(node), node });
        return;
      case 'attribute':
        this.#visit(field(node, 'object'));
        return;
      case 'keyword_argument':
        this.#visit(field(node, 'value'));
        return;
      case 'function_definition':
        this.#visitFunction(node);
        return;
      case 'lambda':
        this.#visitParameters(field(node, 'parameters'), undefined);
        this.#open(node, 'function', this.#scope, () => {
          this.#bindParameters(node, field(node, 'parameters'));
          this.#visit(field(node, 'body'));
        });
        return;
      case 'class_definition':
        this.#bind('class', field(node, 'name'), node);
        this.#visit(field(node, 'superclasses'));
        this.#open(node, 'class', this.#scope, () => {
          this.#visit(field(node, 'body'));
        });
        return;
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
        this.#visitImport(node);
        return;
      case 'assignment': {
        const value = field(node, 'right');
        const type = field(node, 'type');
        this.#visit(value);
        this.#visit(type);
        this.#assign(field(node, 'left'), node, value ? 'assignment' : 'declaration', value, type);
        return;
      }
      case 'augmented_assignment':
        this.#visit(field(node, 'right'));
        this.#visit(field(node, 'left'));
        this.#assign(field(node, 'left'), node, 'augmented');
        return;
      case 'named_expression':
        this.#visit(field(node, 'value'));
        this.#bindIn(this.#outsideComprehensions(), 'assignment', field(node, 'name'), node, field(node, 'value'));
        return;
      case 'for_statement':
        this.#visit(field(node, 'right'));
        this.#assign(field(node, 'left'), node, 'item', field(node, 'right'));
        this.#visit(field(node, 'body'));
        this.#visitAll(fieldsOf(node, 'alternative'));
        return;
      case 'as_pattern':
        this.#visitAsPattern(node);
        return;
      case 'except_clause':
        this.#visitAll(node.children);
        return;
      case 'delete_statement':
        this.#visitAll(node.children);
        for (const child of node.children) this.#delete(child, node);
        return;
      case 'global_statement':
      case 'nonlocal_statement':
        return;
      case 'case_clause':
        for (const pattern of node.children.filter((child) => child.type === 'case_pattern'))
          this.#match(pattern, node);
        this.#visit(field(node, 'guard'));
        this.#visit(field(node, 'consequence'));
        return;
      default:
        if (isComprehension(node)) this.#visitComprehension(node);
        else this.#visitAll(node.children);
    }
  }

  #visitFunction(node: PyNode): void {
    const parameters = field(node, 'parameters');
    this.#bind('function', field(node, 'name'), node);
    this.#visitParameters(parameters, field(node, 'return_type'));
    this.#open(node, 'function', this.#scope, () => {
      this.#bindParameters(node, parameters);
      this.#visit(field(node, 'body'));
    });
  }

  /** Default values and types are looked up around the function, not inside it. */
  #visitParameters(parameters: PyNode | undefined, returns: PyNode | undefined): void {
    for (const parameter of parameters?.children ?? []) {
      this.#visit(field(parameter, 'value'));
      this.#visit(field(parameter, 'type'));
    }
    this.#visit(returns);
  }

  #bindParameters(node: PyNode, parameters: PyNode | undefined): void {
    for (const parameter of parameters?.children ?? []) {
      const name = parameterName(parameter);
      const type = field(parameter, 'type');
      if (name) this.#bindIn(this.#scope, 'parameter', name, node, field(parameter, 'value'), type);
    }
  }

  #visitComprehension(node: PyNode): void {
    const [first, ...more] = node.children.filter((child) => child.type === 'for_in_clause');
    // The first list is made outside.
    this.#visit(first && field(first, 'right'));
    this.#open(node, 'comprehension', this.#scope, () => {
      if (first) this.#assign(field(first, 'left'), first, 'item', field(first, 'right'));
      for (const clause of more) {
        this.#visit(field(clause, 'right'));
        this.#assign(field(clause, 'left'), clause, 'item', field(clause, 'right'));
      }
      for (const child of node.children) if (child.type !== 'for_in_clause') this.#visit(child);
    });
  }

  /** `with open() as f`, `except Error as e`; in a `match` it is a pattern. */
  #visitAsPattern(node: PyNode): void {
    const [value] = node.children;
    this.#visit(value);
    const kind = node.parent?.type === 'with_item' ? 'with' : 'except';
    const [target] = field(node, 'alias')?.children ?? [];
    this.#assign(target, node, kind, kind === 'with' ? value : undefined);
  }

  #visitImport(node: PyNode): void {
    if (node.children.some((child) => child.type === 'wildcard_import')) this.stars.push(node);
    for (const name of fieldsOf(node, 'name')) {
      if (name.type === 'aliased_import') this.#bind('import', field(name, 'alias'), node);
      else if (name.type === 'dotted_name') this.#bind('import', name.children[0], node);
    }
  }

  #assign(target: PyNode | undefined, node: PyNode, kind: Binding['kind'], value?: PyNode, type?: PyNode): void {
    if (!target) return;
    const inner = unwrap(target);
    switch (inner.type) {
      case 'identifier':
        this.#bindIn(this.#scope, kind, inner, node, value, type);
        return;
      case 'attribute':
      case 'subscript':
        this.#visitAll(inner.type === 'attribute' ? [field(inner, 'object') ?? inner] : inner.children);
        return;
      default:
        // `a, b = pair`: neither has the value as it is.
        for (const child of inner.children) this.#assign(child, node, kind);
    }
  }

  #delete(target: PyNode, node: PyNode): void {
    const inner = unwrap(target);
    if (inner.type === 'identifier') this.#bind('delete', inner, node);
    else if (inner.type !== 'attribute' && inner.type !== 'subscript') {
      for (const child of inner.children) this.#delete(child, node);
    }
  }

  /** A bare name in a pattern captures; a dotted one is looked up. */
  #match(pattern: PyNode, node: PyNode): void {
    for (const child of pattern.children) {
      switch (child.type) {
        case 'dotted_name': {
          const [name, ...more] = child.children;
          if (!name) break;
          const isLookedUp = more.length > 0 || pattern.type === 'class_pattern';
          if (isLookedUp) this.#visit(name);
          else if (this.#text(name) !== '_') this.#bind('match', name, node);
          break;
        }
        case 'identifier':
          if (pattern.type !== 'keyword_pattern') this.#bind('match', child, node);
          break;
        default:
          this.#match(child, node);
      }
    }
  }

  #bind(kind: Binding['kind'], name: PyNode | undefined, node: PyNode): void {
    if (name) this.#bindIn(this.#scope, kind, name, node);
  }

  #bindIn(
    scope: PyNode,
    kind: Binding['kind'],
    name: PyNode | undefined,
    node: PyNode,
    value?: PyNode,
    type?: PyNode,
  ): void {
    if (name?.type !== 'identifier') return;
    const binding = { kind, name, node, ...(value && { value }), ...(type && { type }) };
    this.bindings.push({ scope, name: this.#text(name), binding });
  }

  /** `:=` inside a comprehension binds in the function around it. */
  #outsideComprehensions(): PyNode {
    let at = this.#scope;
    while (isComprehension(at)) at = this.scopes.find(({ node }) => node === at)?.parent ?? this.#source.root;
    return at;
  }

  #open(node: PyNode, kind: Scope['kind'], parent: PyNode | undefined, read: () => void): void {
    const outer = this.#scope;
    this.scopes.push({ node, kind, parent, elsewhere: this.#declaredElsewhere(node, kind) });
    this.#scope = node;
    read();
    this.#scope = outer;
  }

  #declaredElsewhere(scope: PyNode, kind: Scope['kind']): ReadonlyMap<string, 'global' | 'nonlocal'> {
    const found = new Map<string, 'global' | 'nonlocal'>();
    if (kind !== 'function' && kind !== 'class') return found;
    const body = field(scope, 'body');
    if (!body) return found;
    walk(body, (node) => {
      if (node.type === 'global_statement' || node.type === 'nonlocal_statement') {
        const where = node.type === 'global_statement' ? 'global' : 'nonlocal';
        for (const name of node.children) found.set(this.#text(name), where);
      }
      return STATEMENTS.has(node.type);
    });
    return found;
  }

  #text(node: PyNode): string {
    return textOf(node, this.#source.text);
  }
}

/** What can hold a `global` statement of the same function. */
const STATEMENTS: ReadonlySet<string> = new Set([
  'block',
  'if_statement',
  'elif_clause',
  'else_clause',
  'for_statement',
  'while_statement',
  'with_statement',
  'try_statement',
  'except_clause',
  'except_group_clause',
  'finally_clause',
  'match_statement',
  'case_clause',
]);

/** The identifier that a parameter binds; undefined for `*` and `/` alone. */
export function parameterName(parameter: PyNode): PyNode | undefined {
  if (parameter.type === 'identifier') return parameter;
  const name = field(parameter, 'name') ?? parameter.children[0];
  return name === undefined || name.type === 'identifier' ? name : parameterName(name);
}
