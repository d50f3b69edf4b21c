import { ANY_KEY, type Location } from '../../../core/effect';
import { keyLabel, symbolicKey } from '../../effects/keyText';
import { parameterName } from '../bindings';
import type { PyModule } from '../modules';
import { type Binding, onlyBinding, type Variable } from '../scopes';
import {
  argumentsOf,
  attributeName,
  enclosing,
  field,
  fieldsOf,
  isFunction,
  literalText,
  textOf,
  unwrap,
  type PyNode,
} from '../syntax';
import type { EntitySource } from './entitySource';
import { isOwnToLoop } from './loopVariables';

/** Longest access path that is told apart; what lies deeper is taken together. */
const MAX_PATH = 4;
const MAX_ALIASES = 8;

/** A location, with the variable it hangs on when it is one of the module's own. */
export interface Place {
  readonly location: Location;
  readonly variable?: Variable;
}

/**
 * Finds the access path that an expression names. Aliases (`db = self.context.db`) are followed to what they stand for, imports to
 * the variable that they bring in.
 */
export class Places {
  readonly module: PyModule;
  readonly #resolver: EntitySource;
  /** In a summary: the function whose parameters are said as `param:<i>`. */
  readonly #summarised: PyNode | undefined;

  constructor(resolver: EntitySource, module: PyModule, summarised?: PyNode) {
    this.#resolver = resolver;
    this.module = module;
    this.#summarised = summarised;
  }

  /** The place of an expression, or undefined when it makes a value of its own (a call, a literal). */
  of(node: PyNode, aliases = 0): Place | undefined {
    const inner = unwrap(node);
    switch (inner.type) {
      case 'identifier': {
        const variable = this.module.variableOf(inner);
        if (variable) return this.ofVariable(variable, aliases);
        const name = textOf(inner, this.module.source.text);
        return { location: { root: `global:${name}`, path: [], label: name } };
      }
      case 'attribute': {
        const object = field(inner, 'object');
        const base = object && this.of(object, aliases);
        return base && below(base, attributeName(inner, this.module.source.text));
      }
      case 'subscript': {
        const value = field(inner, 'value');
        const base = value && this.of(value, aliases);
        return base && below(base, this.#subscriptKey(inner, aliases));
      }
      case 'named_expression': {
        const name = field(inner, 'name');
        return name && this.of(name, aliases);
      }
      case 'call': {
        const self = this.#selfOf(inner);
        return self && this.ofVariable(self, aliases);
      }
      default:
        return undefined;
    }
  }

  /** The place of a variable, or of what it is an alias of. */
  ofVariable(variable: Variable, aliases = 0): Place {
    return (
      (aliases < MAX_ALIASES ? this.#alias(variable, aliases) : undefined) ?? {
        location: { root: `var:${String(variable.id)}`, path: [], label: variable.name },
        variable,
      }
    );
  }

  /** `super()` is the object that the method is called on. */
  #selfOf(call: PyNode): Variable | undefined {
    const callee = field(call, 'function');
    if (!callee || textOf(callee, this.module.source.text) !== 'super') return undefined;
    const method = enclosing(call, isFunction);
    const first = method && parametersOf(method)[0];
    const name = first && parameterName(first);
    return name && this.module.variableOf(name);
  }

  #alias(variable: Variable, aliases: number): Place | undefined {
    const binding = onlyBinding(variable);
    if (!binding) return undefined;
    switch (binding.kind) {
      case 'assignment':
        return binding.value && this.of(binding.value, aliases + 1);
      case 'item':
        return this.#itemPlace(binding, aliases);
      case 'parameter':
        return binding.node === this.#summarised
          ? parameterPlace(binding.node, binding.name, variable.name)
          : undefined;
      case 'import':
        return this.#importPlace(variable, aliases);
      default:
        return undefined;
    }
  }

  /** `for item in items`, `for name, item in items`: an item is part of the list. */
  #itemPlace({ name, node, value }: Binding, aliases: number): Place | undefined {
    const list = value && this.of(value, aliases + 1);
    const target = field(node, 'left');
    // Whatever names it is taken apart into, a round has one item; its key is no value that an expression has.
    const first = target && this.module.variableOf(firstName(target));
    if (!list || !first) return undefined;
    const item = below(list, symbolicKey(`item of var:${String(first.id)}`));
    if (target === name) return item;
    return below(item, name.parent === target ? String(target.children.indexOf(name)) : ANY_KEY);
  }

  /** A variable of another module is the same from wherever it is seen. */
  #importPlace(variable: Variable, aliases: number): Place | undefined {
    const [binding] = variable.bindings;
    if (binding?.node.type !== 'import_from_statement') {
      return { location: { root: `module:${variable.name}`, path: [], label: variable.name } };
    }
    const { text } = this.module.source;
    const from = field(binding.node, 'module_name');
    const target = from && this.#resolver.moduleEntity(this.module, textOf(from, text));
    const item = fieldsOf(binding.node, 'name').find(
      (each) => (each.type === 'aliased_import' ? field(each, 'alias') : each.children[0]) === binding.name,
    );
    const imported = item?.type === 'aliased_import' ? field(item, 'name') : item;
    const name = imported ? textOf(imported, text) : variable.name;
    const other = target?.kind === 'namespace' ? target.module.scopes.module.variables.get(name) : undefined;
    if (target?.kind === 'namespace' && other) {
      const place = new Places(this.#resolver, target.module).ofVariable(other, aliases + 1);
      return { location: { ...place.location, label: variable.name } };
    }
    const module = from ? textOf(from, text) : '';
    return { location: { root: `module:${module}`, path: [name], label: variable.name } };
  }

  /** What a container holds under a key, or whether it holds it. */
  entryOf(container: PyNode, key: PyNode): Place | undefined {
    const base = this.of(container);
    return base && below(base, this.#keyOf(key, 0));
  }

  #subscriptKey(node: PyNode, aliases: number): string {
    const [key, ...more] = fieldsOf(node, 'subscript');
    return !key || more.length > 0 ? ANY_KEY : this.#keyOf(key, aliases);
  }

  /** A key that is the value of a variable is told apart from other keys by that variable. */
  #keyOf(key: PyNode, aliases: number): string {
    const literal = literalText(key, this.module.source.text);
    if (literal !== undefined) return literal;
    return this.#valueKey(key, aliases) ?? ANY_KEY;
  }

  /** `key`, `user.id`, `int(key)`, `f"user:{key}"`: the value that decides which item is meant. */
  #valueKey(key: PyNode, aliases: number): string | undefined {
    const inner = unwrap(key);
    const { text } = this.module.source;
    if (inner.type === 'call') {
      const [only, ...more] = argumentsOf(inner);
      const callee = field(inner, 'function');
      const isSame = callee !== undefined && /^(?:int|str)$/.test(textOf(callee, text));
      return isSame && only && more.length === 0 ? this.#valueKey(only, aliases) : undefined;
    }
    if (inner.type === 'string') {
      const values = inner.children.filter(({ type }) => type === 'interpolation');
      const value = values.length === 1 ? values[0] && field(values[0], 'expression') : undefined;
      const inside = value && this.#valueKey(value, aliases);
      const around = inner.children.map((part) => (part.type === 'string_content' ? textOf(part, text) : ''));
      return inside === undefined ? undefined : around.join('') + inside;
    }
    if (!/^(?:identifier|attribute|subscript)$/.test(inner.type)) return undefined;
    const place = this.of(inner, aliases + 1);
    return place && symbolicKey([place.location.root, ...place.location.path].join('.'));
  }
}

function firstName(target: PyNode): PyNode {
  const [first] = target.children;
  return target.type === 'identifier' || !first ? target : firstName(first);
}

/** The place of an attribute or item of a place. */
export function below(base: Place, name: string | undefined): Place {
  const { location } = base;
  if (location.path.length >= MAX_PATH) return base;
  const label = location.label + keyLabel(name ?? ANY_KEY);
  return { ...base, location: { root: location.root, path: [...location.path, name ?? ANY_KEY], label } };
}

/** The parameters that can be given a value, `self` among them; without the marks `*` and `/`. */
export function parametersOf(fn: PyNode): readonly PyNode[] {
  return (field(fn, 'parameters')?.children ?? []).filter((parameter) => parameterName(parameter) !== undefined);
}

/** Says whether a variable belongs to a function, or to a loop or comprehension: nobody outside sees it. */
export function isDeclaredIn(variable: Variable, node: PyNode): boolean {
  const { kind, node: home } = variable.scope;
  if (kind !== 'module' && node.start <= home.start && home.end <= node.end) return true;
  // A loop has no scope of its own.
  return !isFunction(node) && isOwnToLoop(variable, node);
}

function parameterPlace(fn: PyNode, name: PyNode, label: string): Place | undefined {
  const index = parametersOf(fn).findIndex((parameter) => parameterName(parameter) === name);
  return index < 0 ? undefined : { location: { root: `param:${String(index)}`, path: [], label } };
}
