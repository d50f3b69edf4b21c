import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsModule, ModuleHost } from '../modules';
import { isFunction, keyName, literalText, propertyName, unwrap, type FunctionNode, type Node } from '../syntax';
import { instanceOf, memberTypeOf, typeOfGlobal } from '../knowledge/lookUp';
import type { ClassEntity, Entity } from './entity';
import { phrasesOf } from './phrasesOf';
import { exportsOf, requiredModule, type Export } from './exports';
import { enclosingClass } from './classMembers';
import { asInstance, ClassResolver, externalInstance } from './classResolver';
import type { EntitySource } from './entitySource';
import { NameResolver } from './nameResolver';
import { TypeResolver } from './typeResolver';

/** How far a chain of definitions is followed before it counts as unknown. */
const MAX_DEPTH = 24;

/**
 * Tells what expressions stand for: follows names, `require`, `this`, `new`, declared types and members, across files, without
 * running anything. Undefined means unknown. Answers are kept per node.
 */
export class Resolver implements EntitySource {
  readonly host: ModuleHost;
  readonly types: TypeResolver;
  readonly classes: ClassResolver;
  readonly #names: NameResolver;
  /** Lives no longer than the trees it speaks of: whoever forgets a module starts with another `Resolver`. */
  readonly #known = new Map<Node, Entity | undefined>();
  /** The object literals whose members are being looked up. */
  readonly #spread = new Set<Node>();
  #depth = 0;

  constructor(host: ModuleHost) {
    this.host = host;
    this.types = new TypeResolver(this);
    this.classes = new ClassResolver(this, this.types);
    this.#names = new NameResolver(this, this.types);
  }

  /** What an expression stands for; promises are looked through, so `await f()` and `f()` are the same here. */
  entityOf(node: Node, module: JsModule): Entity | undefined {
    const known = this.#known.get(node);
    if (known !== undefined || this.#known.has(node)) return known;
    if (this.#depth > MAX_DEPTH) return undefined;
    // A chain that leads back to itself stands for nothing.
    this.#known.set(node, undefined);
    this.#depth++;
    try {
      const entity = this.#evaluate(unwrap(node), module);
      this.#known.set(node, entity);
      return entity;
    } finally {
      this.#depth--;
    }
  }

  /** What an expression stands for where it is called, extended or made an object of: a CommonJS module is then what it exports. */
  calledEntityOf(node: Node, module: JsModule): Entity | undefined {
    let entity = this.entityOf(node, module);
    // `module.exports = require('./other')` leads on.
    for (let steps = 0; entity?.kind === 'namespace' && steps < MAX_DEPTH; steps++) {
      const { whole } = exportsOf(entity.module);
      if (!whole) break;
      entity = this.#follow(whole, entity.module);
    }
    return entity;
  }

  /** What `name` stands for as a property of an entity. */
  memberOf(entity: Entity | undefined, name: string): Entity | undefined {
    switch (entity?.kind) {
      case 'namespace':
        return this.exported(entity.module, name);
      case 'external': {
        const path = [...entity.path, name];
        const type = instanceOf(entity.module, path.join('.'));
        return type === undefined ? { kind: 'external', module: entity.module, path } : { kind: 'known', type };
      }
      case 'global':
        return globalEntity(`${entity.path}.${name}`);
      case 'known': {
        const type = memberTypeOf(entity.type, name);
        return type === undefined ? { kind: 'knownMethod', type: entity.type, method: name } : { kind: 'known', type };
      }
      case 'knownMethod':
        return { ...entity, method: `${entity.method}.${name}` };
      case 'builtin':
        return { kind: 'builtinMethod', type: entity.type, method: name };
      case 'object':
        return this.#objectMember(entity.node, entity.module, name);
      case 'class':
        return this.classes.staticMember(entity, name);
      case 'instance':
        return this.classes.instanceMember(entity.of, name);
      case 'shape':
        return this.types.shapeMember(entity, name);
      default:
        return undefined;
    }
  }

  /** What a module exports under a name. */
  exported(module: JsModule, name: string, seen: ReadonlySet<string> = new Set()): Entity | undefined {
    if (seen.has(module.path) || seen.size > MAX_DEPTH) return undefined;
    const table = exportsOf(module);
    const entry = table.names.get(name);
    if (entry) return this.#follow(entry, module);
    for (const specifier of table.stars) {
      const entity = this.#exportedFrom(module, specifier, name, new Set([...seen, module.path]));
      if (entity) return entity;
    }
    // `import x from` a CommonJS module is the module itself, and compiled code asks it for `.default`.
    const whole = table.names.get('default');
    if (name === 'default') return { kind: 'namespace', module };
    return whole ? this.memberOf(this.#follow(whole, module), name) : undefined;
  }

  /** What an imported or required module stands for as a whole. */
  moduleEntity(module: JsModule, specifier: string): Entity | undefined {
    const resolved = this.host.resolve(module.path, specifier);
    if (resolved?.kind === 'package') return { kind: 'external', module: resolved.name, path: [] };
    const loaded = resolved && this.host.load(resolved.path);
    return loaded && { kind: 'namespace', module: loaded };
  }

  /** The getter behind a property, when there is one. */
  getterOf(entity: Entity | undefined, name: string): Entity | undefined {
    return this.classes.getterOf(entity, name);
  }

  /** What calling (or constructing) an entity gives. */
  resultOf(entity: Entity | undefined): Entity | undefined {
    switch (entity?.kind) {
      case 'class':
        return { kind: 'instance', of: entity };
      case 'function':
        return this.#returned(entity.node, entity.module);
      default: {
        const type = entity && phrasesOf(entity)?.find((phrase) => phrase.verb === 'makes')?.type;
        return type === undefined ? undefined : { kind: 'known', type };
      }
    }
  }

  #evaluate(node: Node, module: JsModule): Entity | undefined {
    switch (node.type) {
      case T.Identifier: {
        const variable = module.variableOf(node);
        if (variable) return this.#names.entityOf(variable, module);
        return globalEntity(node.name);
      }
      case T.FunctionDeclaration:
      case T.FunctionExpression:
      case T.ArrowFunctionExpression:
        return { kind: 'function', node, module };
      case T.ClassDeclaration:
      case T.ClassExpression:
        return { kind: 'class', node, module };
      case T.ObjectExpression:
        return { kind: 'object', node, module };
      case T.ThisExpression: {
        const owner = enclosingClass(node);
        if (!owner) return this.#declaredThis(node, module);
        const entity: ClassEntity = { kind: 'class', node: owner.node, module };
        return owner.isStatic ? entity : { kind: 'instance', of: entity };
      }
      case T.Super: {
        const owner = enclosingClass(node);
        return owner && asInstance(this.classes.superOf({ kind: 'class', node: owner.node, module }), owner.isStatic);
      }
      case T.MemberExpression: {
        const name = propertyName(node);
        return name === undefined ? undefined : this.memberOf(this.entityOf(node.object, module), name);
      }
      case T.AwaitExpression:
        return this.entityOf(node.argument, module);
      case T.NewExpression:
      case T.CallExpression:
        return this.#callEntity(node, module);
      case T.ImportExpression: {
        const specifier = literalText(node.source);
        return specifier === undefined ? undefined : this.moduleEntity(module, specifier);
      }
      case T.LogicalExpression:
        return this.entityOf(node.left, module) ?? this.entityOf(node.right, module);
      case T.ConditionalExpression:
        return this.entityOf(node.consequent, module) ?? this.entityOf(node.alternate, module);
      case T.AssignmentExpression:
        return this.entityOf(node.right, module);
      case T.ArrayExpression:
        return { kind: 'builtin', type: 'array' };
      case T.TemplateLiteral:
        return { kind: 'builtin', type: 'string' };
      case T.Literal:
        if ('regex' in node) return { kind: 'builtin', type: 'regexp' };
        return { kind: 'builtin', type: typeof node.value === 'string' ? 'string' : 'number' };
      default:
        return undefined;
    }
  }

  /** `function load(this: Store)`. */
  #declaredThis(node: Node, module: JsModule): Entity | undefined {
    for (let at = node.parent; at; at = at.parent) {
      if (!isFunction(at) || at.type === T.ArrowFunctionExpression) continue;
      const [first] = at.params;
      const type = first?.type === T.Identifier && first.name === 'this' ? first.typeAnnotation : undefined;
      return type && this.types.entityOf(type.typeAnnotation, module);
    }
    return undefined;
  }

  #callEntity(node: TSESTree.CallExpression | TSESTree.NewExpression, module: JsModule): Entity | undefined {
    const specifier = requiredModule(node);
    if (specifier !== undefined) return this.moduleEntity(module, specifier);
    const called = this.calledEntityOf(node.callee, module);
    if (isPromisify(called)) return node.arguments[0] && this.entityOf(node.arguments[0], module);
    if (node.type === T.NewExpression) {
      if (called?.kind === 'global') return builtinInstance(called.path) ?? this.resultOf(called);
      if (called?.kind === 'external') return externalInstance(called.module, called.path);
    }
    return this.resultOf(called);
  }

  #follow(entry: Export, module: JsModule): Entity | undefined {
    if (entry.kind === 'node') return this.entityOf(entry.node, module);
    if (entry.name === '*') return this.moduleEntity(module, entry.specifier);
    return this.#exportedFrom(module, entry.specifier, entry.name, new Set());
  }

  #exportedFrom(module: JsModule, specifier: string, name: string, seen: ReadonlySet<string>): Entity | undefined {
    const target = this.moduleEntity(module, specifier);
    if (target?.kind === 'namespace') return this.exported(target.module, name, seen);
    return target?.kind === 'external' && seen.size === 0 ? this.memberOf(target, name) : undefined;
  }

  #objectMember(node: TSESTree.ObjectExpression, module: JsModule, name: string): Entity | undefined {
    // `options = { ...options, depth }` spreads itself, perhaps by way of others.
    if (this.#spread.has(node)) return undefined;
    this.#spread.add(node);
    try {
      return this.#ownOrSpreadMember(node, module, name);
    } finally {
      this.#spread.delete(node);
    }
  }

  #ownOrSpreadMember(node: TSESTree.ObjectExpression, module: JsModule, name: string): Entity | undefined {
    for (const property of node.properties) {
      if (property.type === T.SpreadElement) {
        const entity = this.memberOf(this.entityOf(property.argument, module), name);
        if (entity) return entity;
      } else if (keyName(property) === name) {
        const entity = this.entityOf(property.value, module);
        return entity?.kind === 'function' && property.method
          ? { ...entity, self: { kind: 'object', node, module } }
          : entity;
      }
    }
    return undefined;
  }

  #returned(node: FunctionNode, module: JsModule): Entity | undefined {
    if (node.returnType) {
      const declared = this.types.entityOf(node.returnType.typeAnnotation, module);
      if (declared) return declared;
    }
    if (node.body.type !== T.BlockStatement) return this.entityOf(node.body, module);
    const last = node.body.body.at(-1);
    return last?.type === T.ReturnStatement && last.argument ? this.entityOf(last.argument, module) : undefined;
  }
}

/** `util.promisify(fs.readFile)` does what it is given. */
function isPromisify(entity: Entity | undefined): boolean {
  return entity?.kind === 'external' && entity.path.at(-1) === 'promisify';
}

const BUILTIN_CLASSES: Readonly<Record<string, 'array' | 'map' | 'set' | 'date' | 'promise'>> = {
  Array: 'array',
  Map: 'map',
  WeakMap: 'map',
  Set: 'set',
  WeakSet: 'set',
  Date: 'date',
  Promise: 'promise',
};

function builtinInstance(name: string): Entity | undefined {
  const type = BUILTIN_CLASSES[name];
  return type && { kind: 'builtin', type };
}

function globalEntity(path: string): Entity {
  const type = typeOfGlobal(path);
  return type === undefined ? { kind: 'global', path } : { kind: 'known', type };
}
