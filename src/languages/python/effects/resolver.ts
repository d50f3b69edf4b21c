import type { PyHost, PyModule, PyResolved } from '../modules';
import { onlyBinding, type Binding, type Variable } from '../scopes';
import {
  argumentsOf,
  attributeName,
  calleeText,
  decoratorsOf,
  enclosing,
  field,
  fieldsOf,
  isComprehension,
  isFunctionOrClass,
  textOf,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';
import { instanceOf, isKnownPackage, knownMethod, memberTypeOf, typeNamed } from '../knowledge/lookUp';
import { bindingOf, classMember, classOf, type MemberPlace } from './classMembers';
import type { ClassEntity, Entity, FunctionEntity } from './entity';
import type { EntitySource } from './entitySource';
import { phrasesOf } from './phrasesOf';
import { annotatedEntity } from './annotations';

/** How far a chain of definitions is followed before it counts as unknown. */
const MAX_DEPTH = 24;

/**
 * Tells what expressions stand for: follows variables, imports, `self`, written types and members, across files, without running
 * anything. Undefined means unknown. Answers are kept per node.
 */
export class Resolver implements EntitySource {
  readonly host: PyHost;
  readonly #known = new WeakMap<PyNode, { readonly entity: Entity | undefined }>();
  readonly #variables = new WeakMap<Variable, { readonly entity: Entity | undefined }>();
  #depth = 0;

  constructor(host: PyHost) {
    this.host = host;
  }

  entityOf(node: PyNode, module: PyModule): Entity | undefined {
    const known = this.#known.get(node);
    if (known) return known.entity;
    if (this.#depth > MAX_DEPTH) return undefined;
    // A chain that leads back to itself stands for nothing.
    this.#known.set(node, { entity: undefined });
    this.#depth++;
    const entity = this.#evaluate(unwrap(node), module);
    this.#depth--;
    this.#known.set(node, { entity });
    return entity;
  }

  memberOf(entity: Entity | undefined, name: string): Entity | undefined {
    switch (entity?.kind) {
      case 'namespace':
        return this.exported(entity.module, name);
      case 'folder':
        return this.#resolvedEntity(this.host.resolveBelow(entity, name));
      case 'external': {
        const path = `${entity.path}.${name}`;
        const type = instanceOf(path);
        return type === undefined ? { kind: 'external', path } : { kind: 'known', type };
      }
      case 'foreign':
        return undefined;
      case 'known': {
        // What has members of any name lists its methods.
        const type = knownMethod(entity.type, name) ? undefined : memberTypeOf(entity.type, name);
        return type === undefined ? { kind: 'knownMethod', type: entity.type, method: name } : { kind: 'known', type };
      }
      case 'knownMethod':
        return { ...entity, method: `${entity.method}.${name}` };
      case 'builtin':
        return { kind: 'builtinMethod', type: entity.type, method: name };
      case 'class':
        return this.#classAttribute(entity, name, entity, new Set());
      case 'instance':
        return this.#classAttribute(entity.of, name, entity, new Set());
      default:
        return undefined;
    }
  }

  exported(module: PyModule, name: string, seen: ReadonlySet<string> = new Set()): Entity | undefined {
    if (seen.has(module.path) || seen.size > MAX_DEPTH) return undefined;
    const variable = module.scopes.module.variables.get(name);
    if (variable) return this.variableEntity(variable, module);
    if (/\/__init__\.pyi?$/.test(module.path)) {
      const inside = this.#resolvedEntity(this.host.resolveBelow({ kind: 'file', path: module.path }, name));
      if (inside) return inside;
    }
    for (const star of module.scopes.stars) {
      const from = field(star, 'module_name');
      const target = from && this.moduleEntity(module, textOf(from, module.source.text));
      const found =
        target?.kind === 'namespace' ? this.exported(target.module, name, new Set([...seen, module.path])) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  moduleEntity(module: PyModule, specifier: string): Entity | undefined {
    const path = specifier.replaceAll(/\s/g, '');
    const [top = ''] = path.split('.');
    // A folder of the project may be called like a package that everybody knows.
    if (top !== '' && isKnownPackage(top) && !module.path.includes(`/${top}/`)) return { kind: 'external', path };
    return this.#resolvedEntity(this.host.resolve(module.path, path));
  }

  /** The classes that a class is derived from. */
  basesOf(entity: ClassEntity): Entity[] {
    const list = field(entity.node, 'superclasses')?.children ?? [];
    return list.flatMap((base) => {
      const inner = base.type === 'subscript' ? (field(base, 'value') ?? base) : base;
      return base.type === 'keyword_argument' ? [] : (this.entityOf(inner, entity.module) ?? []);
    });
  }

  propertyOf(entity: Entity | undefined, name: string): Entity | undefined {
    if (entity?.kind !== 'instance') return undefined;
    const found = this.#memberPlace(entity.of, name, new Set());
    return found?.place.kind === 'method' && found.place.binds === 'property'
      ? { kind: 'function', node: found.place.node, module: found.owner.module, self: entity }
      : undefined;
  }

  resultOf(entity: Entity | undefined): Entity | undefined {
    switch (entity?.kind) {
      case 'class':
        return { kind: 'instance', of: entity };
      case 'function':
        return this.#returned(entity);
      case 'external': {
        const type = phrasesOf(entity)?.find((phrase) => phrase.verb === 'makes')?.type;
        if (type !== undefined) return { kind: 'known', type };
        const last = entity.path.slice(entity.path.lastIndexOf('.') + 1);
        return /^[A-Z]/.test(last) ? { kind: 'foreign', path: entity.path } : undefined;
      }
      case 'instance': {
        const called = this.memberOf(entity, '__call__');
        return called && this.resultOf(called);
      }
      default: {
        const type = entity && phrasesOf(entity)?.find((phrase) => phrase.verb === 'makes')?.type;
        return type === undefined ? undefined : { kind: 'known', type };
      }
    }
  }

  /** What a variable stands for. */
  variableEntity(variable: Variable, module: PyModule): Entity | undefined {
    const known = this.#variables.get(variable);
    if (known) return known.entity;
    // Modules may import each other in circles.
    this.#variables.set(variable, { entity: undefined });
    const entity = this.#boundEntity(variable, module);
    this.#variables.set(variable, { entity });
    return entity;
  }

  #boundEntity(variable: Variable, module: PyModule): Entity | undefined {
    const { bindings } = variable;
    const [first] = bindings;
    // `@overload`, and imports that are tried one after another.
    if (bindings.every(({ kind }) => kind === 'function')) {
      const last = bindings.at(-1);
      return last && this.#bindingEntity(last, module);
    }
    if (first?.kind === 'import') return this.#bindingEntity(first, module);
    const only = onlyBinding(variable);
    return only && this.#bindingEntity(only, module);
  }

  #evaluate(node: PyNode, module: PyModule): Entity | undefined {
    const { text } = module.source;
    switch (node.type) {
      case 'identifier': {
        const variable = module.variableOf(node);
        if (variable) return this.variableEntity(variable, module);
        const name = textOf(node, text);
        const starred = module.scopes.stars.length > 0 ? this.exported(module, name) : undefined;
        return starred ?? { kind: 'external', path: `builtins.${name}` };
      }
      case 'attribute': {
        const object = field(node, 'object');
        const name = attributeName(node, text);
        return object && name !== undefined ? this.memberOf(this.entityOf(object, module), name) : undefined;
      }
      case 'await':
      case 'parenthesized_expression':
        return node.children[0] && this.entityOf(node.children[0], module);
      case 'named_expression': {
        const value = field(node, 'value');
        return value && this.entityOf(value, module);
      }
      case 'call':
        return this.#callEntity(node, module);
      case 'subscript': {
        const value = field(node, 'value');
        const entity = value && this.entityOf(value, module);
        if (entity?.kind === 'known') {
          const type = memberTypeOf(entity.type, '*');
          return type === undefined ? undefined : { kind: 'known', type };
        }
        return entity?.kind === 'builtin' ? entity.item : undefined;
      }
      case 'boolean_operator': {
        const [left, right] = [field(node, 'left'), field(node, 'right')];
        return (left && this.entityOf(left, module)) ?? (right && this.entityOf(right, module));
      }
      case 'conditional_expression': {
        const [body, , alternative] = node.children;
        return (body && this.entityOf(body, module)) ?? (alternative && this.entityOf(alternative, module));
      }
      case 'lambda':
        return { kind: 'function', node, module };
      case 'list':
      case 'tuple': {
        const [first] = node.children;
        const item = first && this.entityOf(first, module);
        return { kind: 'builtin', type: 'list', ...(item && { item }) };
      }
      case 'list_comprehension':
      case 'generator_expression': {
        const body = field(node, 'body');
        const item = body && this.entityOf(body, module);
        return { kind: 'builtin', type: 'list', ...(item && { item }) };
      }
      case 'set':
      case 'set_comprehension':
        return { kind: 'builtin', type: 'set' };
      case 'dictionary':
      case 'dictionary_comprehension':
        return { kind: 'builtin', type: 'dict' };
      case 'string':
      case 'concatenated_string':
        return { kind: 'builtin', type: 'str' };
      case 'integer':
      case 'float':
        return { kind: 'builtin', type: 'number' };
      default:
        return undefined;
    }
  }

  #callEntity(node: PyNode, module: PyModule): Entity | undefined {
    const callee = field(node, 'function');
    if (!callee) return undefined;
    const text = calleeText(callee, module.source.text);
    if (text === 'super') {
      const owner = enclosing(node, (at) => at.type === 'class_definition');
      const [base] = owner ? this.basesOf({ kind: 'class', node: owner, module }) : [];
      return base && asInstance(base);
    }
    if (/(?:^|\.)cast$/.test(text)) {
      const [type] = argumentsOf(node);
      return type && annotatedEntity(type, module, this);
    }
    return this.resultOf(this.entityOf(callee, module));
  }

  #bindingEntity(binding: Binding, module: PyModule): Entity | undefined {
    if (binding.type) {
      const declared = annotatedEntity(binding.type, module, this);
      if (declared) return declared;
    }
    switch (binding.kind) {
      case 'function':
        return { kind: 'function', node: binding.node, module };
      case 'class':
        return { kind: 'class', node: binding.node, module };
      case 'import':
        return this.#importEntity(binding, module);
      case 'parameter':
        return this.#selfEntity(binding, module) ?? (binding.value && this.entityOf(binding.value, module));
      case 'assignment':
        return binding.value && this.entityOf(binding.value, module);
      case 'with':
        return binding.value && this.#entered(this.entityOf(binding.value, module), binding.value, module);
      case 'item': {
        const list = binding.value && this.entityOf(binding.value, module);
        return list?.kind === 'builtin' ? list.item : undefined;
      }
      default:
        return undefined;
    }
  }

  /** What `as` gives: most context managers give themselves. */
  #entered(entity: Entity | undefined, value: PyNode, module: PyModule): Entity | undefined {
    if (entity?.kind === 'instance') {
      const enter = this.memberOf(entity, '__aenter__') ?? this.memberOf(entity, '__enter__');
      return enter ? (this.resultOf(enter) ?? entity) : entity;
    }
    const inner = unwrap(value);
    const callee = inner.type === 'call' ? field(inner, 'function') : undefined;
    const called = callee && this.entityOf(callee, module);
    if (called?.kind === 'function' && isContextManager(called)) return this.#yielded(called);
    return entity;
  }

  #yielded({ node, module }: FunctionEntity): Entity | undefined {
    let found: Entity | undefined;
    const body = field(node, 'body');
    if (body) {
      walk(body, (inner) => {
        const [value] = inner.type === 'yield' ? inner.children : [];
        if (value) found ??= this.entityOf(value, module);
        return !isFunctionOrClass(inner);
      });
    }
    return found;
  }

  /** `self` and `cls`. */
  #selfEntity({ name, node }: Binding, module: PyModule): Entity | undefined {
    const owner = node.type === 'function_definition' ? classOf(node) : undefined;
    const first = field(node, 'parameters')?.children[0];
    if (!owner || first === undefined || (first !== name && first.children[0] !== name)) return undefined;
    const entity: ClassEntity = { kind: 'class', node: owner, module };
    const binds = bindingOf(node, module.source.text);
    if (binds === 'nothing') return undefined;
    return binds === 'class' ? entity : { kind: 'instance', of: entity };
  }

  #importEntity({ name, node }: Binding, module: PyModule): Entity | undefined {
    const { text } = module.source;
    const imported = fieldsOf(node, 'name').find(
      (item) => (item.type === 'aliased_import' ? field(item, 'alias') : item.children[0]) === name,
    );
    if (!imported) return undefined;
    const isAliased = imported.type === 'aliased_import';
    const dotted = isAliased ? field(imported, 'name') : imported;
    const path = dotted ? textOf(dotted, text) : '';
    if (node.type === 'import_statement') {
      // `import a.b` binds `a`, `import a.b as c` binds all of it.
      return this.moduleEntity(module, isAliased ? path : textOf(name, text));
    }
    const from = field(node, 'module_name');
    if (!from) return { kind: 'external', path: `__future__.${path}` };
    const target = this.moduleEntity(module, textOf(from, text));
    // `from . import views` in `__init__.py` means the module beside it.
    if (target?.kind === 'namespace' && target.module.path === module.path) {
      return this.#resolvedEntity(this.host.resolveBelow({ kind: 'file', path: module.path }, path));
    }
    return this.memberOf(target, path);
  }

  #resolvedEntity(resolved: PyResolved | undefined): Entity | undefined {
    switch (resolved?.kind) {
      case 'package':
        return { kind: 'external', path: resolved.name };
      case 'folder':
        return resolved;
      case 'file': {
        const module = this.host.load(resolved.path);
        return module && { kind: 'namespace', module };
      }
      default:
        return undefined;
    }
  }

  /** The written type says what comes back; else the only thing that is returned does. */
  #returned({ node, module, self }: FunctionEntity): Entity | undefined {
    const { text } = module.source;
    const written = field(node, 'return_type');
    if (written && self && /^["']?Self["']?$|\bSelf\b/.test(textOf(written, text))) return self;
    const declared = written && annotatedEntity(written, module, this);
    if (declared) return declared;
    if (node.type === 'lambda') {
      const body = field(node, 'body');
      return body && this.entityOf(body, module);
    }
    const body = field(node, 'body');
    if (!body) return undefined;
    const values: PyNode[] = [];
    walk(body, (inner) => {
      const [value] = inner.type === 'return_statement' ? inner.children : [];
      if (value && value.type !== 'none') values.push(value);
      return !isFunctionOrClass(inner) && !isComprehension(inner);
    });
    const [only, ...more] = values;
    return only && more.length === 0 ? this.entityOf(only, module) : undefined;
  }

  #classAttribute(owner: ClassEntity, name: string, self: Entity, seen: Set<PyNode>): Entity | undefined {
    const found = this.#memberPlace(owner, name, seen);
    if (found) return this.#placeEntity(found.place, found.owner, self);
    // A base from a package: its tables know what it gives.
    for (const entity of this.#foreignBases(owner, new Set())) {
      const member = this.memberOf(asInstance(entity), name);
      if (member) return member;
    }
    return undefined;
  }

  #foreignBases(owner: ClassEntity, seen: Set<PyNode>): Entity[] {
    if (seen.has(owner.node)) return [];
    seen.add(owner.node);
    return this.basesOf(owner).flatMap((base) =>
      base.kind === 'class' ? this.#foreignBases(base, seen) : base.kind === 'external' ? [base] : [],
    );
  }

  #memberPlace(
    owner: ClassEntity,
    name: string,
    seen: Set<PyNode>,
  ): { readonly place: MemberPlace; readonly owner: ClassEntity } | undefined {
    if (seen.has(owner.node)) return undefined;
    seen.add(owner.node);
    const place = classMember(owner, name);
    if (place) return { place, owner };
    for (const base of this.basesOf(owner)) {
      const found = base.kind === 'class' ? this.#memberPlace(base, name, seen) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  #placeEntity(place: MemberPlace, owner: ClassEntity, self: Entity): Entity | undefined {
    const { module } = owner;
    switch (place.kind) {
      case 'inner':
        return { kind: 'class', node: place.node, module };
      case 'field': {
        const declared = place.type && annotatedEntity(place.type, module, this);
        return declared ?? (place.value && this.entityOf(place.value, module));
      }
      case 'method': {
        const fn: FunctionEntity = { kind: 'function', node: place.node, module };
        if (place.binds === 'property') return this.resultOf({ ...fn, self });
        if (place.binds === 'nothing') return fn;
        // `Base.method(self, …)` is given its receiver as an argument.
        return self.kind === 'class' && place.binds === 'instance' ? fn : { ...fn, self };
      }
    }
  }
}

function asInstance(entity: Entity): Entity | undefined {
  if (entity.kind === 'class') return { kind: 'instance', of: entity };
  if (entity.kind !== 'external') return undefined;
  const type = typeNamed(entity.path);
  return type === undefined ? { kind: 'foreign', path: entity.path } : { kind: 'known', type };
}

function isContextManager({ node, module }: FunctionEntity): boolean {
  return decoratorsOf(node).some((decorator) =>
    /(?:^|\.)(?:async)?contextmanager$/.test(calleeText(decorator, module.source.text)),
  );
}
