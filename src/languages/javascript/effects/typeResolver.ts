import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsModule } from '../modules';
import { keyName, type Node } from '../syntax';
import { typeByName, typeNamedByExport } from '../knowledge/lookUp';
import type { Entity } from './entity';
import type { EntitySource } from './entitySource';

/** Types whose first argument is what counts. */
const WRAPPERS = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Required',
  'Partial',
  'NonNullable',
  'Pick',
  'Omit',
]);

const BUILTIN_TYPES: Readonly<Record<string, 'array' | 'map' | 'set' | 'date'>> = {
  Array: 'array',
  ReadonlyArray: 'array',
  Map: 'map',
  ReadonlyMap: 'map',
  WeakMap: 'map',
  Set: 'set',
  ReadonlySet: 'set',
  Date: 'date',
};

/** Tells what values of a declared type stand for: objects of classes, of known library types, or of an interface. */
export class TypeResolver {
  readonly #resolver: EntitySource;

  constructor(resolver: EntitySource) {
    this.#resolver = resolver;
  }

  entityOf(type: TSESTree.TypeNode, module: JsModule): Entity | undefined {
    switch (type.type) {
      case T.TSTypeReference:
        return this.#reference(type, module);
      case T.TSArrayType:
      case T.TSTupleType:
        return { kind: 'builtin', type: 'array' };
      case T.TSStringKeyword:
      case T.TSTemplateLiteralType:
        return { kind: 'builtin', type: 'string' };
      case T.TSNumberKeyword:
      case T.TSBooleanKeyword:
        return { kind: 'builtin', type: 'number' };
      case T.TSUnionType: {
        // `Foo | undefined` is a Foo as far as calls go.
        const members = type.types.filter(
          (member) => member.type !== T.TSUndefinedKeyword && member.type !== T.TSNullKeyword,
        );
        const [only] = members;
        return only && members.length === 1 ? this.entityOf(only, module) : undefined;
      }
      case T.TSIntersectionType:
        return type.types.map((member) => this.entityOf(member, module)).find((entity) => entity !== undefined);
      case T.TSTypeOperator:
        return type.typeAnnotation && this.entityOf(type.typeAnnotation, module);
      case T.TSTypeLiteral:
        return { kind: 'shape', members: type.members, name: '(object)', module };
      case T.TSTypeQuery:
        return type.exprName.type === T.Identifier ? this.#resolver.entityOf(type.exprName, module) : undefined;
      default:
        return undefined;
    }
  }

  /** What a property of an interface or type literal stands for. */
  shapeMember(shape: Entity & { kind: 'shape' }, name: string): Entity | undefined {
    for (const member of shape.members) {
      if (member.type !== T.TSPropertySignature || keyName(member) !== name) continue;
      return member.typeAnnotation && this.entityOf(member.typeAnnotation.typeAnnotation, shape.module);
    }
    return undefined;
  }

  #reference(type: TSESTree.TSTypeReference, module: JsModule): Entity | undefined {
    if (type.typeName.type === T.TSQualifiedName) return this.#qualified(type.typeName, module);
    if (type.typeName.type !== T.Identifier) return undefined;
    const { name } = type.typeName;
    const [first] = type.typeArguments?.params ?? [];
    if (WRAPPERS.has(name) && first) return this.entityOf(first, module);
    const variable = module.variableOf(type.typeName);
    const builtin = BUILTIN_TYPES[name];
    if (builtin && !variable) return { kind: 'builtin', type: builtin };
    const declared = variable?.defs[0]?.node;
    const known = (declared && this.#declared(declared, module)) ?? undefined;
    if (known) return known;
    const table = variable ? undefined : typeByName(name);
    return table === undefined ? undefined : { kind: 'known', type: table };
  }

  #declared(node: Node, module: JsModule): Entity | undefined {
    switch (node.type) {
      case T.ClassDeclaration:
      case T.ClassExpression:
        return { kind: 'instance', of: { kind: 'class', node, module } };
      case T.TSInterfaceDeclaration:
        return { kind: 'shape', members: node.body.body, name: node.id.name, module };
      case T.TSTypeAliasDeclaration:
        return this.entityOf(node.typeAnnotation, module);
      case T.ImportSpecifier:
      case T.ImportDefaultSpecifier:
        return this.#imported(node, module);
      default:
        return undefined;
    }
  }

  #imported(node: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier, module: JsModule): Entity | undefined {
    const declaration = node.parent;
    if (declaration.type !== T.ImportDeclaration) return undefined;
    const name = node.type === T.ImportDefaultSpecifier ? 'default' : moduleName(node.imported);
    return this.#exportedType(declaration.source.value, name, module, 0);
  }

  /** A type that is exported by another module, through re-exports. */
  #exportedType(specifier: string, name: string, from: JsModule, depth: number): Entity | undefined {
    const resolved = this.#resolver.host.resolve(from.path, specifier);
    if (!resolved || depth > 8) return undefined;
    if (resolved.kind === 'package') {
      const type = typeNamedByExport(resolved.name, name) ?? typeByName(name, [resolved.name]);
      return type === undefined ? undefined : { kind: 'known', type };
    }
    const module = this.#resolver.host.load(resolved.path);
    return module && this.#typeOfFile(module, name, depth);
  }

  #typeOfFile(module: JsModule, name: string, depth: number): Entity | undefined {
    for (const statement of module.source.ast.body) {
      if (statement.type === T.ExportAllDeclaration) {
        const entity = this.#exportedType(statement.source.value, name, module, depth + 1);
        if (entity) return entity;
      }
      if (statement.type === T.ExportDefaultDeclaration && name === 'default') {
        return (
          this.#declared(statement.declaration, module) ??
          this.#resolver.resultOf(this.#resolver.exported(module, name))
        );
      }
      if (statement.type !== T.ExportNamedDeclaration) continue;
      const { declaration } = statement;
      if (declaration && 'id' in declaration && declaration.id?.type === T.Identifier && declaration.id.name === name) {
        return this.#declared(declaration, module);
      }
      const specifierNode = statement.specifiers.find((item) => moduleName(item.exported) === name);
      if (!specifierNode) continue;
      if (statement.source)
        return this.#exportedType(statement.source.value, moduleName(specifierNode.local), module, depth + 1);
      const local = module.variableOf(specifierNode.local)?.defs[0]?.node;
      if (local) return this.#declared(local, module);
    }
    // Compiled code: the class itself, or else what the declaration file beside it says.
    const value = this.#resolver.exported(module, name);
    if (value?.kind === 'class') return { kind: 'instance', of: value };
    const declarations = this.#resolver.host.loadDeclarations(module.path);
    return declarations && this.#typeOfFile(declarations, name, depth + 1);
  }

  /** `pg.Pool`, with `import * as pg from 'pg'`. */
  #qualified(name: TSESTree.TSQualifiedName, module: JsModule): Entity | undefined {
    if (name.left.type !== T.Identifier) return undefined;
    const entity = this.#resolver.entityOf(name.left, module);
    if (entity?.kind === 'external') {
      const type = typeNamedByExport(entity.module, [...entity.path, name.right.name].join('.'));
      return type === undefined ? undefined : { kind: 'known', type };
    }
    return this.#resolver.resultOf(this.#resolver.memberOf(entity, name.right.name));
  }
}

function moduleName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === T.Identifier ? node.name : node.value;
}
