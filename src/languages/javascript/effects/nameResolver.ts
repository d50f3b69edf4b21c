import type { Definition, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsModule } from '../modules';
import { importedName, type FunctionNode, type Node } from '../syntax';
import { declaredParameter } from './declarationFiles';
import type { Entity } from './entity';
import type { EntitySource } from './entitySource';
import type { TypeResolver } from './typeResolver';
import { isAssignedOnce, onlyAssignedValue, patternPath } from './variables';

/** Tells what names stand for by how they are defined: variables, parameters, functions, classes, imports. */
export class NameResolver {
  readonly #resolver: EntitySource;
  readonly #types: TypeResolver;

  constructor(resolver: EntitySource, types: TypeResolver) {
    this.#resolver = resolver;
    this.#types = types;
  }

  /** What a variable stands for. */
  entityOf(variable: Variable, module: JsModule): Entity | undefined {
    const [definition] = variable.defs;
    return definition && variable.defs.length === 1 ? this.#definitionEntity(definition, variable, module) : undefined;
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
        const declared = this.#types.entityOf(node.id.typeAnnotation.typeAnnotation, module);
        if (declared) return declared;
      }
      if (node.init && isAssignedOnce(variable)) return this.#resolver.entityOf(node.init, module);
      const assigned = onlyAssignedValue(variable, node.init);
      return assigned && this.#resolver.entityOf(assigned, module);
    }
    if (!node.init || node.id.type !== T.ObjectPattern) return undefined;
    const [identifier] = variable.identifiers;
    const path = identifier && patternPath(node.id, identifier);
    if (!path) return undefined;
    let entity = this.#resolver.entityOf(node.init, module);
    for (const name of path) entity = this.#resolver.memberOf(entity, name);
    return entity;
  }

  #parameterEntity(name: Node, fn: FunctionNode, module: JsModule): Entity | undefined {
    for (const [index, parameter] of fn.params.entries()) {
      const pattern = parameter.type === T.TSParameterProperty ? parameter.parameter : parameter;
      const target = pattern.type === T.AssignmentPattern ? pattern.left : pattern;
      if (target.type === T.Identifier && target.name === (name.type === T.Identifier ? name.name : undefined)) {
        if (target.typeAnnotation) return this.#types.entityOf(target.typeAnnotation.typeAnnotation, module);
        const declared = declaredParameter(fn, index, module, this.#resolver.host);
        if (declared) return this.#types.entityOf(declared.type, declared.module);
        return pattern.type === T.AssignmentPattern ? this.#resolver.entityOf(pattern.right, module) : undefined;
      }
      if (target.type === T.ObjectPattern && target.typeAnnotation) {
        const path = patternPath(target, name);
        if (!path) continue;
        let entity = this.#types.entityOf(target.typeAnnotation.typeAnnotation, module);
        for (const key of path) entity = this.#resolver.memberOf(entity, key);
        return entity;
      }
    }
    return undefined;
  }

  #importEntity(node: TSESTree.ImportClause, module: JsModule): Entity | undefined {
    const specifier = node.parent.type === T.ImportDeclaration ? node.parent.source.value : undefined;
    if (specifier === undefined) return undefined;
    if (node.type === T.ImportNamespaceSpecifier) return this.#resolver.moduleEntity(module, specifier);
    return this.#resolver.memberOf(this.#resolver.moduleEntity(module, specifier), importedName(node));
  }
}
