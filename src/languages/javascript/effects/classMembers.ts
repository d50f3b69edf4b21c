import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { isFunction, keyName, propertyName, walk, type FunctionNode, type Node } from '../syntax';
import type { ClassEntity, ClassNode } from './entity';

/** Where a member of a class comes from: a method, a getter, or a field with its declared type and the value given to it. */
export type MemberPlace =
  | { readonly kind: 'method' | 'getter'; readonly node: FunctionNode }
  | { readonly kind: 'field'; readonly type?: TSESTree.TypeNode; readonly value?: Node };

type Members = ReadonlyMap<string, MemberPlace>;

const TABLES = new WeakMap<ClassNode, { readonly own: Members; readonly statics: Members }>();

/** A member that the class itself has (not one that it inherits). */
export function classMember(entity: ClassEntity, name: string, isStatic: boolean): MemberPlace | undefined {
  let tables = TABLES.get(entity.node);
  if (!tables) {
    tables = { own: readMembers(entity.node, false), statics: readMembers(entity.node, true) };
    TABLES.set(entity.node, tables);
  }
  return (isStatic ? tables.statics : tables.own).get(name);
}

/** The class whose `this` a node sees, and whether that is the class itself; undefined inside other functions. */
export function enclosingClass(node: Node): { readonly node: ClassNode; readonly isStatic: boolean } | undefined {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (at.type === T.MethodDefinition || at.type === T.PropertyDefinition) {
      return { node: at.parent.parent, isStatic: at.static };
    }
    if (at.type === T.StaticBlock) return { node: at.parent.parent, isStatic: true };
    const ownThis = isFunction(at) && at.type !== T.ArrowFunctionExpression;
    if (ownThis && at.parent?.type !== T.MethodDefinition && at.parent?.type !== T.PropertyDefinition) return undefined;
  }
  return undefined;
}

function readMembers(node: ClassNode, isStatic: boolean): Members {
  const members = new Map<string, MemberPlace>();
  for (const element of node.body.body) {
    if (element.type === T.MethodDefinition && element.static === isStatic) {
      const name = keyName(element);
      if (name === undefined || element.value.type !== T.FunctionExpression) continue;
      if (element.kind === 'constructor') readConstructor(element.value, members);
      else if (element.kind !== 'set') {
        members.set(name, { kind: element.kind === 'get' ? 'getter' : 'method', node: element.value });
      }
    } else if (element.type === T.PropertyDefinition && element.static === isStatic) {
      const name = keyName(element);
      if (name === undefined) continue;
      const assigned = members.get(name);
      const value = element.value ?? (assigned?.kind === 'field' ? assigned.value : undefined);
      members.set(name, fieldPlace(element.typeAnnotation, value));
    }
  }
  return members;
}

/** `constructor(private db: Db) { this.cache = new Map() }` */
function readConstructor(constructor: TSESTree.FunctionExpression, members: Map<string, MemberPlace>): void {
  for (const parameter of constructor.params) {
    if (parameter.type !== T.TSParameterProperty) continue;
    const target: Node =
      parameter.parameter.type === T.AssignmentPattern ? parameter.parameter.left : parameter.parameter;
    if (target.type === T.Identifier) members.set(target.name, fieldPlace(target.typeAnnotation, undefined));
  }
  walk(constructor.body, (node) => {
    if (node.type === T.AssignmentExpression && node.operator === '=' && node.left.type === T.MemberExpression) {
      const name = node.left.object.type === T.ThisExpression ? propertyName(node.left) : undefined;
      const known = name === undefined ? undefined : members.get(name);
      if (name !== undefined && (known === undefined || (known.kind === 'field' && !known.type && !known.value))) {
        members.set(name, fieldPlace(undefined, node.right));
      }
    }
    return true;
  });
}

function fieldPlace(annotation: TSESTree.TSTypeAnnotation | undefined, value: Node | undefined): MemberPlace {
  return { kind: 'field', ...(annotation && { type: annotation.typeAnnotation }), ...(value && { value }) };
}
