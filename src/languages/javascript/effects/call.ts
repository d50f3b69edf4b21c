import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { calleeText, propertyName, unwrap, type Node } from '../syntax';
import { isWaitedFor, type CallNode } from './callContext';

/** A call with all that is looked up of it. */
export interface Call {
  readonly node: CallNode | TSESTree.MemberExpression;
  readonly callee: Node | undefined;
  /** As written: `this.db.load`. */
  readonly text: string;
  readonly args: readonly Node[];
  /** What stands before the last name of the callee. */
  readonly receiver: Node | undefined;
  /** Somebody waits for its result. */
  readonly isWaitedFor: boolean;
}

/** Reads off a call what the rest needs. */
export function describeCall(node: CallNode): Call {
  const callee =
    node.type === T.TaggedTemplateExpression ? node.tag : node.type === T.ImportExpression ? undefined : node.callee;
  const inner = callee && unwrap(callee);
  return {
    node,
    callee,
    text: callee ? calleeText(callee) : 'import',
    args:
      node.type === T.TaggedTemplateExpression
        ? node.quasi.expressions
        : node.type === T.ImportExpression
          ? [node.source]
          : node.arguments,
    receiver: inner?.type === T.MemberExpression ? inner.object : undefined,
    isWaitedFor: isWaitedFor(node),
  };
}

/** Reading a property that has a getter, as a call without arguments. */
export function describeAccess(node: TSESTree.MemberExpression): Call {
  return { node, callee: node, text: calleeText(node), args: [], receiver: node.object, isWaitedFor: false };
}

/** The name that a method is called by, when its receiver is a member chain or a name. */
export function methodName(call: Call): string {
  const inner = call.callee && withoutPromisify(unwrap(call.callee));
  if (inner?.type === T.MemberExpression) return propertyName(inner) ?? '';
  return inner?.type === T.Identifier ? inner.name : '';
}

/** `promisify(fs.open)(path)` is called by the name `open`. */
function withoutPromisify(callee: Node): Node {
  if (callee.type !== T.CallExpression || !/(?:^|\.)promisify$/.test(calleeText(callee.callee))) return callee;
  const [first] = callee.arguments;
  return first ? unwrap(first) : callee;
}
