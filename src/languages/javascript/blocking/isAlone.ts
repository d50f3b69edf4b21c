import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { EntitySource } from '../effects/entitySource';
import { phrasesOf } from '../effects/phrasesOf';
import type { JsModule } from '../modules';
import { T } from '../nodeTypes';
import { forEachChild, isFunction, unwrap, type FunctionNode, type Node } from '../syntax';
import type { BlockingPlace } from './findBlockingCalls';

/**
 * Says whether one more wait at a blocking call changes nothing for anybody: the function has waited before on its way there, and
 * since then it has looked at nothing that others may change and changed nothing that others may look at.
 */
export function isAlone({ node, owner, isRepeated }: BlockingPlace, module: JsModule, entities: EntitySource): boolean {
  if (isRepeated || owner.body.type !== T.BlockStatement) return false;
  const before = pathTo(node, owner);
  const wait = before?.findLastIndex((each) => each.type === T.AwaitExpression) ?? -1;
  if (!before || wait < 0) return false;
  return before.slice(wait + 1).every((each) => isOwnBusiness(each, owner, module, entities));
}

/**
 * All that is surely worked out before a node, in source order, from the start of its function; undefined when the way leads
 * through something that may be left out or worked out again.
 */
function pathTo(target: Node, owner: FunctionNode): Node[] | undefined {
  const path: Node[] = [];
  for (let at: Node = target; at !== owner; at = at.parent) {
    const { parent } = at;
    if (!parent) return undefined;
    const earlier: Node[] = [];
    if (parent !== owner) {
      forEachChild(parent, (child) => {
        if (child.range[1] <= at.range[0]) addAll(child, earlier, !isBranch(parent) || isDecider(child, parent));
      });
    }
    path.unshift(...earlier);
  }
  return path;
}

/** A subtree in the order in which it is worked out: an await after its operand. What may be left out counts as nodes, but not as a wait. */
function addAll(node: Node, list: Node[], isSure: boolean): void {
  const sure = isSure && !isBranch(node);
  if (isFunction(node)) {
    list.push(node);
    return;
  }
  if (node.type !== T.AwaitExpression) list.push(node);
  forEachChild(node, (child) => addAll(child, list, sure));
  // An await that may be left out is no wait to build on.
  if (node.type === T.AwaitExpression && sure) list.push(node);
}

function isBranch({ type }: Node): boolean {
  return (
    type === T.IfStatement ||
    type === T.ConditionalExpression ||
    type === T.LogicalExpression ||
    type === T.SwitchStatement ||
    type === T.TryStatement ||
    type === T.ForStatement ||
    type === T.ForInStatement ||
    type === T.ForOfStatement ||
    type === T.WhileStatement ||
    type === T.DoWhileStatement
  );
}

/** Says whether a part of a branching statement is worked out in any case: what it decides by. */
function isDecider(part: Node, whole: Node): boolean {
  return (
    ('test' in whole && whole.test === part) ||
    ('left' in whole && whole.left === part) ||
    ('discriminant' in whole && whole.discriminant === part)
  );
}

/** Touches variables of the function alone, or constants. */
function isOwnBusiness(node: Node, owner: FunctionNode, module: JsModule, entities: EntitySource): boolean {
  switch (node.type) {
    case T.ThisExpression:
    case T.Super:
    case T.UpdateExpression:
    case T.TaggedTemplateExpression:
    case T.NewExpression:
    case T.YieldExpression:
      return false;
    case T.AssignmentExpression:
      return node.left.type === T.Identifier;
    case T.MemberExpression:
      return isOwnObject(node, owner, module);
    case T.Identifier:
      return isOwnOrConstant(node, owner, module);
    case T.CallExpression: {
      const entity = entities.entityOf(node.callee, module);
      return entity !== undefined && (phrasesOf(entity)?.every(({ verb }) => verb === 'pure') ?? false);
    }
    default:
      return true;
  }
}

/** What hangs on a module is constant; what hangs on another variable from outside may change. */
function isOwnObject(member: TSESTree.MemberExpression, owner: FunctionNode, module: JsModule): boolean {
  let root: Node = member;
  while (root.type === T.MemberExpression) root = unwrap(root.object);
  const variable = root.type === T.Identifier ? module.variableOf(root) : undefined;
  if (!variable) return root.type !== T.ThisExpression;
  const [definition] = variable.defs;
  if (definition?.type === 'ImportBinding') return true;
  return definition !== undefined && isInside(definition.name, owner);
}

function isOwnOrConstant(identifier: Node, owner: FunctionNode, module: JsModule): boolean {
  const variable = module.variableOf(identifier);
  // Names of properties, and globals.
  if (!variable) return true;
  const isConstant = variable.references.every((reference) => !reference.isWrite() || reference.init === true);
  if (isConstant) return true;
  const [definition] = variable.identifiers;
  return definition !== undefined && isInside(definition, owner);
}

function isInside(inner: Node, outer: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
