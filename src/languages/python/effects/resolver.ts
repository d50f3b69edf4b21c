import type { PyHost, PyModule, PyResolved } from '../modules';
import {
  argumentsOf,
  attributeName,
  calleeText,
  enclosing,
  field,
  isComprehension,
  isFunctionOrClass,
  textOf,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';
import { instanceOf, isKnownPackage, knownMethod, memberTypeOf } from '../knowledge/lookUp';
import { asInstance, ClassResolver } from './classResolver';
import type { Entity, FunctionEntity } from './entity';
import type { EntitySource } from './entitySource';
import { NameResolver } from './nameResolver';
import { phrasesOf } from './phrasesOf';
import { annotatedEntity } from './annotations';

/** How far a chain of definitions is followed before it counts as unknown. */
const MAX_DEPTH = 24;

/**
 * Tells what expressions stand for: follows names, calls, written types and members, across files, without running anything.
 * Undefined means unknown. Answers are kept per node.
 */
export class Resolver implements EntitySource {
  readonly host: PyHost;
  readonly #known = new WeakMap<PyNode, { readonly entity: Entity | undefined }>();
  readonly #classes: ClassResolver;
  readonly #names: NameResolver;
  #depth = 0;

  constructor(host: PyHost) {
    this.host = host;
    this.#classes = new ClassResolver(this);
    this.#names = new NameResolver(this);
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
        return this.#classes.memberOf(entity, name, entity);
      case 'instance':
        return this.#classes.memberOf(entity.of, name, entity);
      default:
        return undefined;
    }
  }

  exported(module: PyModule, name: string, seen: ReadonlySet<string> = new Set()): Entity | undefined {
    if (seen.has(module.path) || seen.size > MAX_DEPTH) return undefined;
    const variable = module.scopes.module.variables.get(name);
    if (variable) return this.#names.entityOf(variable, module);
    if (/\/__init__\.pyi?$/.test(module.path)) {
      const inside = this.submodule(module, name);
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

  submodule(module: PyModule, name: string): Entity | undefined {
    return this.#resolvedEntity(this.host.resolveBelow({ kind: 'file', path: module.path }, name));
  }

  propertyOf(entity: Entity | undefined, name: string): Entity | undefined {
    return this.#classes.propertyOf(entity, name);
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

  #evaluate(node: PyNode, module: PyModule): Entity | undefined {
    const { text } = module.source;
    switch (node.type) {
      case 'identifier': {
        const variable = module.variableOf(node);
        if (variable) return this.#names.entityOf(variable, module);
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
      case 'binary_operator': {
        // `folder / name`
        const left = field(node, 'left');
        const entity = left && node.tokens.includes('/') ? this.entityOf(left, module) : undefined;
        return entity?.kind === 'known' && entity.type.endsWith('#Path') ? entity : undefined;
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
      const [base] = owner ? this.#classes.basesOf({ kind: 'class', node: owner, module }) : [];
      return base && asInstance(base);
    }
    if (/(?:^|\.)cast$/.test(text)) {
      const [type] = argumentsOf(node);
      return type && annotatedEntity(type, module, this);
    }
    return this.resultOf(this.entityOf(callee, module));
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
}
