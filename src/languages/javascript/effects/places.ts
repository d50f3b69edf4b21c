import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Variable } from '@typescript-eslint/scope-manager';
import { T } from '../nodeTypes';
import { ANY_KEY, type Location } from '../../../core/effect';
import { keyLabel, symbolicKey } from '../../effects/keyText';
import type { JsModule } from '../modules';
import { importedName, keyName, propertyName, unwrap, type FunctionNode, type Node } from '../syntax';
import { keyOf } from './keys';
import { exportsOf, requiredModule } from './exports';
import type { EntitySource } from './entitySource';
import { isAssignedOnce, literalOf, patternPath } from './variables';

/** Longest access path that is told apart; what lies deeper is taken together. */
const MAX_PATH = 4;
const MAX_ALIASES = 8;

/** Methods of lists and maps that give what is in them. */
const GIVES_AN_ITEM: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'get', 'pop', 'shift']);

/** A location, with the variable it hangs on when it is one of the module's own. */
export interface Place {
  readonly location: Location;
  readonly variable?: Variable;
  /** It is all of the module that is imported under this name. */
  readonly specifier?: string;
}

/**
 * Finds the access path that an expression names. Aliases (`const { db } = this.context`, `const self = this`) are followed to
 * what they stand for, imports to the variable that is exported.
 */
export class Places {
  readonly #resolver: EntitySource;
  readonly module: JsModule;
  /** In a summary: the function whose parameters are said as `param:<i>`. */
  readonly #summarised: Node | undefined;
  /** The same is asked for each effect of each call, and one object for one place is quickly compared. */
  readonly #ofNodes = new Map<Node, Place | undefined>();
  readonly #ofVariables = new Map<Variable, Place>();

  constructor(resolver: EntitySource, module: JsModule, summarised?: Node) {
    this.#resolver = resolver;
    this.module = module;
    this.#summarised = summarised;
  }

  /** The place of an expression, or undefined when it makes a value of its own (a call, a literal). */
  of(node: Node, aliases = 0): Place | undefined {
    if (aliases > 0) return this.#find(node, aliases);
    let place = this.#ofNodes.get(node);
    if (place === undefined && !this.#ofNodes.has(node)) {
      place = this.#find(node, aliases);
      this.#ofNodes.set(node, place);
    }
    return place;
  }

  /** The place of a variable, or of what it is an alias of. */
  ofVariable(variable: Variable, aliases = 0): Place {
    if (aliases > 0) return this.#findVariable(variable, aliases);
    let place = this.#ofVariables.get(variable);
    if (place === undefined) {
      place = this.#findVariable(variable, aliases);
      this.#ofVariables.set(variable, place);
    }
    return place;
  }

  /** Says whether the variable of an id is declared in a function of this module. */
  isOwnVariable(id: number, fn: Node): boolean {
    const variable = this.module.variableWithId(id);
    return variable !== undefined && isDeclaredIn(variable, fn);
  }

  #find(node: Node, aliases: number): Place | undefined {
    const inner = unwrap(node);
    switch (inner.type) {
      case T.Identifier: {
        const variable = this.module.variableOf(inner);
        if (variable) return this.ofVariable(variable, aliases);
        return inner.name === 'exports' ? this.#ownExports() : globalPlace(inner.name);
      }
      case T.ThisExpression:
      case T.Super:
        return { location: { root: 'this', path: [], label: 'this' } };
      case T.MemberExpression: {
        const base = this.of(inner.object, aliases);
        if (!base) return undefined;
        if (isModuleExports(base, inner)) return this.#ownExports();
        return this.#member(
          base,
          inner.computed ? this.#computedKey(inner.property, aliases) : propertyName(inner),
          aliases,
        );
      }
      case T.AssignmentExpression:
        return this.of(inner.left, aliases);
      case T.CallExpression: {
        // `users.find(…)` gives one of the users, and what is set on it is set in the list.
        const callee = unwrap(inner.callee);
        if (callee.type !== T.MemberExpression || !GIVES_AN_ITEM.has(propertyName(callee) ?? '')) return undefined;
        const list = aliases > 0 ? this.of(callee.object, aliases) : undefined;
        return list && below(list, ANY_KEY);
      }
      default:
        return undefined;
    }
  }

  #findVariable(variable: Variable, aliases: number): Place {
    return (
      (aliases < MAX_ALIASES ? this.#alias(variable, aliases) : undefined) ?? {
        location: { root: `var:${String(variable.$id)}`, path: [], label: variable.name },
        variable,
      }
    );
  }

  #alias(variable: Variable, aliases: number): Place | undefined {
    const [definition] = variable.defs;
    if (!definition || variable.defs.length !== 1) return undefined;
    const { node } = definition;
    const [identifier] = variable.identifiers;
    switch (node.type) {
      case T.VariableDeclarator: {
        if (!isAssignedOnce(variable) || !identifier) return undefined;
        if (!node.init) return this.#loopAlias(node, identifier, aliases);
        const specifier = requiredModule(node.init);
        const base = (): Place | undefined =>
          specifier === undefined
            ? this.of(node.init ?? node, aliases + 1)
            : this.#requiredPlace(specifier, variable.name, aliases);
        if (node.id.type === T.Identifier) return base();
        const path = node.id.type === T.ObjectPattern ? patternPath(node.id, identifier) : undefined;
        return path?.reduce<Place | undefined>((place, key) => place && this.#member(place, key, aliases), base());
      }
      case T.ImportSpecifier:
      case T.ImportDefaultSpecifier:
        return this.#importAlias(node, variable.name, aliases);
      case T.ImportNamespaceSpecifier:
        return this.#namespacePlace(node.parent.source.value, variable.name);
      case T.FunctionDeclaration:
      case T.FunctionExpression:
      case T.ArrowFunctionExpression:
        return node === this.#summarised && identifier ? parameterPlace(node, identifier) : undefined;
      default:
        return undefined;
    }
  }

  /** `for (const item of items)`, `for (const { name } of items)`: an item is part of the list. */
  #loopAlias(declarator: TSESTree.VariableDeclarator, identifier: Node, aliases: number): Place | undefined {
    const loop = declarator.parent.parent;
    if (loop.type !== T.ForOfStatement || loop.left !== declarator.parent) return undefined;
    const list = this.of(loop.right, aliases + 1);
    // Whatever names it is taken apart into, a round has one item.
    const [first] = this.module.source.scopes.getDeclaredVariables(declarator);
    if (!list || !first) return undefined;
    const item = below(list, itemKey(first));
    if (declarator.id === identifier) return item;
    const path = declarator.id.type === T.ObjectPattern ? patternPath(declarator.id, identifier) : undefined;
    return (path ?? [ANY_KEY]).reduce((place, key) => this.#member(place, key, aliases), item);
  }

  /** What an object holds under a key, or whether it holds it. */
  entryOf(object: Node, key: Node): Place | undefined {
    const base = this.of(object);
    return base && this.#member(base, this.#computedKey(key, 0), 0);
  }

  /** A key that is the value of a variable is told apart from other keys by that variable. */
  #computedKey(property: Node, aliases: number): string {
    return keyOf(property, this, aliases + 1) ?? ANY_KEY;
  }

  #importAlias(
    node: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier,
    local: string,
    aliases: number,
  ): Place | undefined {
    if (node.parent.type !== T.ImportDeclaration) return undefined;
    const base = this.#namespacePlace(node.parent.source.value, local);
    return { location: { ...this.#member(base, importedName(node), aliases).location, label: local } };
  }

  /** A property of a place; of a module, the variable that it exports. */
  #member(base: Place, name: string | undefined, aliases: number): Place {
    const exported =
      base.specifier !== undefined && name !== undefined && aliases < MAX_ALIASES
        ? this.#exportedPlace(base.specifier, name, aliases)
        : undefined;
    return exported
      ? { location: { ...exported, label: base.location.label + keyLabel(name ?? '') } }
      : below(this.#contentOf(base, aliases), name);
  }

  /** After `const node = { meta }`, what hangs on `node.meta` hangs on `meta`; `node.meta` itself may be set to something else. */
  #contentOf(base: Place, aliases: number): Place {
    const { location, variable } = base;
    const [key, ...more] = location.path;
    if (!variable || key === undefined || more.length > 0 || aliases >= MAX_ALIASES) return base;
    const put = literalOf(variable)?.properties.find((item) => item.type === T.Property && keyName(item) === key);
    const value = put?.type === T.Property && isName(put.value) ? this.of(put.value, aliases + 1) : undefined;
    return value && !value.location.root.startsWith('global:') ? value : base;
  }

  /** Where the variable stands that a module exports under a name. */
  #exportedPlace(specifier: string, name: string, aliases: number): Location | undefined {
    const target = this.#resolver.moduleEntity(this.module, specifier);
    if (target?.kind !== 'namespace') return undefined;
    const table = exportsOf(target.module);
    const entry = table.names.get(name);
    const there = new Places(this.#resolver, target.module);
    if (entry?.kind === 'from') return there.#exportedPlace(entry.specifier, entry.name, aliases + 1);
    if (entry) return isName(entry.node) ? there.of(entry.node, aliases + 1)?.location : undefined;
    const { whole } = table;
    const all = whole?.kind === 'node' && isName(whole.node) ? there.of(whole.node, aliases + 1) : undefined;
    return all && there.#member(all, name, aliases + 1).location;
  }

  /** A module that is required: the variable that it exports as a whole, or the module itself. */
  #requiredPlace(specifier: string, label: string, aliases: number): Place {
    const target = this.#resolver.moduleEntity(this.module, specifier);
    const whole = target?.kind === 'namespace' ? exportsOf(target.module).whole : undefined;
    if (target?.kind === 'namespace' && whole?.kind === 'node' && isName(whole.node) && aliases < MAX_ALIASES) {
      const place = new Places(this.#resolver, target.module).of(whole.node, aliases + 1);
      if (place) return { location: { ...place.location, label } };
    }
    return this.#namespacePlace(specifier, label);
  }

  /** What this module exports, as others see it. */
  #ownExports(): Place {
    return { location: { root: `module:${this.module.path}`, path: [], label: 'exports' } };
  }

  #namespacePlace(specifier: string, label: string): Place {
    const resolved = this.#resolver.host.resolve(this.module.path, specifier);
    if (!resolved) return { location: { root: `module:${this.module.path}>${specifier}`, path: [], label }, specifier };
    const name = resolved.kind === 'file' ? resolved.path : resolved.name;
    return { location: { root: `module:${name}`, path: [], label }, specifier };
  }
}

/** The place of a property of a place. */
export function below(base: Place, name: string | undefined): Place {
  const { location } = base;
  if (location.path.length >= MAX_PATH) return base;
  const label = location.label + keyLabel(name ?? ANY_KEY);
  return {
    location: { root: location.root, path: [...location.path, name ?? ANY_KEY], label },
    ...(base.variable && { variable: base.variable }),
  };
}

/** The key of the item of a round, by the first variable that it is given to: no expression has it, whatever its value. */
function itemKey(variable: Variable): string {
  return symbolicKey(`item of var:${String(variable.$id)}`);
}

function isName(node: Node): boolean {
  return node.type === T.Identifier || node.type === T.MemberExpression;
}

/** `module.exports` */
function isModuleExports({ location }: Place, node: TSESTree.MemberExpression): boolean {
  return location.root === 'global:module' && location.path.length === 0 && propertyName(node) === 'exports';
}

function globalPlace(name: string): Place {
  return { location: { root: `global:${name}`, path: [], label: name } };
}

function parameterPlace(fn: FunctionNode, identifier: Node): Place | undefined {
  for (const [index, parameter] of fn.params.entries()) {
    const pattern = parameter.type === T.TSParameterProperty ? parameter.parameter : parameter;
    const target = pattern.type === T.AssignmentPattern ? pattern.left : pattern;
    const root = `param:${String(index)}`;
    if (target === identifier) {
      return { location: { root, path: [], label: target.type === T.Identifier ? target.name : root } };
    }
    if (target.type !== T.ObjectPattern) continue;
    const path = patternPath(target, identifier);
    if (path) return { location: { root, path, label: path.join('.') } };
  }
  return undefined;
}

/** Says whether a variable is declared inside a function (its parameters included). */
export function isDeclaredIn(variable: Variable, fn: Node): boolean {
  const [from, to] = variable.scope.block.range;
  return fn.range[0] <= from && to <= fn.range[1];
}
