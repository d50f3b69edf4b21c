import type { Definition, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsModule, ModuleHost } from '../modules';
import { isFunction, keyName, literalText, propertyName, unwrap, type FunctionNode, type Node } from '../syntax';
import {
  instanceOf,
  isKnownModule,
  memberTypeOf,
  typeByName,
  typeNamedByExport,
  typeOfGlobal,
} from '../knowledge/lookUp';
import type { ClassEntity, Entity } from './entity';
import { phrasesOf } from './phrasesOf';
import { declaredParameter } from './declarationFiles';
import { exportsOf, requiredModule, type Export } from './exports';
import { classMember, enclosingClass, type MemberPlace } from './classMembers';
import type { EntitySource } from './entitySource';
import { TypeResolver } from './typeResolver';
import { isAssignedOnce, onlyAssignedValue, patternPath } from './variables';

/** How far a chain of definitions is followed before it counts as unknown. */
const MAX_DEPTH = 24;

/**
 * Tells what expressions stand for: follows variables, imports, `require`, `this`, `new`, declared types and members, across
 * files, without running anything. Undefined means unknown. Answers are kept per node.
 */
export class Resolver implements EntitySource {
  readonly host: ModuleHost;
  readonly types: TypeResolver;
  readonly #known = new WeakMap<Node, { readonly entity: Entity | undefined }>();
  #depth = 0;

  constructor(host: ModuleHost) {
    this.host = host;
    this.types = new TypeResolver(this);
  }

  /** What an expression stands for; promises are looked through, so `await f()` and `f()` are the same here. */
  entityOf(node: Node, module: JsModule): Entity | undefined {
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
        return this.#placeEntity(classMember(entity, name, true), entity);
      case 'instance':
        return this.#instanceMember(entity.of, name);
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

  /** The class that a class extends. */
  superOf(entity: ClassEntity): Entity | undefined {
    return entity.node.superClass ? this.entityOf(entity.node.superClass, entity.module) : undefined;
  }

  /** The getter behind a property, when there is one. */
  getterOf(entity: Entity | undefined, name: string): Entity | undefined {
    if (entity?.kind !== 'instance') return undefined;
    const place = classMember(entity.of, name, false);
    if (place?.kind === 'getter') return { kind: 'function', node: place.node, module: entity.of.module };
    return place ? undefined : this.getterOf(asInstance(this.superOf(entity.of), false), name);
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

  /** What a variable stands for. */
  variableEntity(variable: Variable, module: JsModule): Entity | undefined {
    const [definition] = variable.defs;
    return definition && variable.defs.length === 1 ? this.#definitionEntity(definition, variable, module) : undefined;
  }

  #evaluate(node: Node, module: JsModule): Entity | undefined {
    switch (node.type) {
      case T.Identifier: {
        const variable = module.variableOf(node);
        if (variable) return this.variableEntity(variable, module);
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
        return owner && asInstance(this.superOf({ kind: 'class', node: owner.node, module }), owner.isStatic);
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
    const called = this.entityOf(node.callee, module);
    if (isPromisify(called)) return node.arguments[0] && this.entityOf(node.arguments[0], module);
    if (node.type === T.NewExpression) {
      if (called?.kind === 'global') return builtinInstance(called.path) ?? this.resultOf(called);
      if (called?.kind === 'external') return externalInstance(called.module, called.path);
    }
    return this.resultOf(called);
  }

  #definitionEntity(definition: Definition, variable: Variable, module: JsModule): Entity | undefined {
    const { node } = definition;
    switch (node.type) {
      case T.FunctionDeclaration:
      case T.FunctionExpression:
      case T.ArrowFunctionExpression:
        if (definition.type === 'FunctionName') return { kind: 'function', node, module };
        return this.#parameterEntity(definition.name, node, module);
      case T.ClassDeclaration:
      case T.ClassExpression:
        return { kind: 'class', node, module };
      case T.VariableDeclarator:
        return this.#declaratorEntity(node, variable, module);
      case T.ImportSpecifier:
      case T.ImportDefaultSpecifier:
      case T.ImportNamespaceSpecifier:
        return this.#importEntity(node, module);
      default:
        return undefined;
    }
  }

  #declaratorEntity(node: TSESTree.VariableDeclarator, variable: Variable, module: JsModule): Entity | undefined {
    if (node.id.type === T.Identifier) {
      if (node.id.typeAnnotation) {
        const declared = this.types.entityOf(node.id.typeAnnotation.typeAnnotation, module);
        if (declared) return declared;
      }
      if (node.init && isAssignedOnce(variable)) return this.entityOf(node.init, module);
      const assigned = onlyAssignedValue(variable, node.init);
      return assigned && this.entityOf(assigned, module);
    }
    if (!node.init || node.id.type !== T.ObjectPattern) return undefined;
    const [identifier] = variable.identifiers;
    const path = identifier && patternPath(node.id, identifier);
    if (!path) return undefined;
    let entity = this.entityOf(node.init, module);
    for (const name of path) entity = this.memberOf(entity, name);
    return entity;
  }

  #parameterEntity(name: Node, fn: FunctionNode, module: JsModule): Entity | undefined {
    for (const [index, parameter] of fn.params.entries()) {
      const pattern = parameter.type === T.TSParameterProperty ? parameter.parameter : parameter;
      const target = pattern.type === T.AssignmentPattern ? pattern.left : pattern;
      if (target.type === T.Identifier && target.name === (name.type === T.Identifier ? name.name : undefined)) {
        if (target.typeAnnotation) return this.types.entityOf(target.typeAnnotation.typeAnnotation, module);
        const declared = declaredParameter(fn, index, module, this.host);
        if (declared) return this.types.entityOf(declared.type, declared.module);
        return pattern.type === T.AssignmentPattern ? this.entityOf(pattern.right, module) : undefined;
      }
      if (target.type === T.ObjectPattern && target.typeAnnotation) {
        const path = patternPath(target, name);
        if (!path) continue;
        let entity = this.types.entityOf(target.typeAnnotation.typeAnnotation, module);
        for (const key of path) entity = this.memberOf(entity, key);
        return entity;
      }
    }
    return undefined;
  }

  #importEntity(node: TSESTree.ImportClause, module: JsModule): Entity | undefined {
    const specifier = node.parent.type === T.ImportDeclaration ? node.parent.source.value : undefined;
    if (specifier === undefined) return undefined;
    if (node.type === T.ImportNamespaceSpecifier) return this.moduleEntity(module, specifier);
    const name =
      node.type === T.ImportDefaultSpecifier
        ? 'default'
        : node.imported.type === T.Identifier
          ? node.imported.name
          : node.imported.value;
    return this.memberOf(this.moduleEntity(module, specifier), name);
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

  #instanceMember(of: ClassEntity, name: string): Entity | undefined {
    const own = this.#placeEntity(classMember(of, name, false), of);
    if (own) return own;
    const parent = this.superOf(of);
    if (parent?.kind === 'external') return this.memberOf(externalInstance(parent.module, parent.path), name);
    return this.memberOf(asInstance(parent, false), name);
  }

  #placeEntity(place: MemberPlace | undefined, owner: ClassEntity): Entity | undefined {
    if (!place) return undefined;
    if (place.kind !== 'field') {
      const method: Entity = {
        kind: 'function',
        node: place.node,
        module: owner.module,
        self: { kind: 'instance', of: owner },
      };
      return place.kind === 'method' ? method : this.resultOf(method);
    }
    if (place.type) {
      const declared = this.types.entityOf(place.type, owner.module);
      if (declared) return declared;
    }
    const value = place.value && this.entityOf(place.value, owner.module);
    return value?.kind === 'function' ? { ...value, self: { kind: 'instance', of: owner } } : value;
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

function asInstance(entity: Entity | undefined, isStatic: boolean): Entity | undefined {
  return entity?.kind === 'class' && !isStatic ? { kind: 'instance', of: entity } : entity;
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

/** An object of a class that a package exports; known only when the tables know the class. */
export function externalInstance(module: string, path: readonly string[]): Entity | undefined {
  const type =
    typeNamedByExport(module, path.length === 0 ? 'default' : path.join('.')) ??
    (isKnownModule(module) ? undefined : typeByName(path.at(-1) ?? ''));
  return type === undefined ? undefined : { kind: 'known', type };
}
