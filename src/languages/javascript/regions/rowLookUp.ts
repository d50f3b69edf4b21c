import { T } from '../nodeTypes';
import { WORLD, type Effect } from '../../../core/effect';
import { awaitedName, calleeText, isFunction, propertyName, unwrap, walk, type Node } from '../syntax';
import type { LoopNode } from './jsRegion';

/** Methods of mappers and drivers that give one row. */
const ONE_ROW =
  /^(?:find(?:One|Unique|First)(?:By)?(?:OrFail|OrThrow)?|findBy(?:Id|Pk)(?:OrFail|OrThrow)?|findOneBy\w*)$/;

/** The same for functions of the program, by what they look up with. */
const BY_KEY = /^(?:find|get|fetch|load|read|select|retrieve)\w*By(?:Id|Pk|Key|Uuid|Slug|Email)$/;

/** What such functions are called on. */
const STORES = /(?:repo|repository|repositories|model|models|db|database|dao|prisma|collection|table|orm)s?$/i;

/**
 * The callee of a loop whose rounds look up one row of a database each, with a key of the item: one query for all of them would wait
 * once. Undefined for every other loop.
 */
export function rowLookUp(loop: LoopNode, effects: readonly Effect[], ownKeys: readonly Node[]): string | undefined {
  const awaits: Node[] = [];
  walk(loop.body, (node) => {
    if (node.type === T.AwaitExpression) awaits.push(node);
    return !isFunction(node);
  });
  const [only, ...more] = awaits;
  if (only?.type !== T.AwaitExpression || more.length > 0) return undefined;
  const call = unwrap(only.argument);
  if (call.type !== T.CallExpression || !call.arguments.some((argument) => mentions(argument, ownKeys)))
    return undefined;
  return isOneRow(unwrap(call.callee), effects) ? awaitedName(only) : undefined;
}

function isOneRow(callee: Node, effects: readonly Effect[]): boolean {
  if (callee.type !== T.MemberExpression) return false;
  const method = propertyName(callee) ?? '';
  if (ONE_ROW.test(method)) return true;
  const isDatabase = effects.some(({ location: { root, path } }) => root === WORLD && path[0] === 'db');
  return BY_KEY.test(method) && (isDatabase || STORES.test(calleeText(callee.object)));
}

function mentions(node: Node, names: readonly Node[]): boolean {
  let found = false;
  walk(node, (inner) => {
    found ||=
      inner.type === T.Identifier && names.some((name) => name.type === T.Identifier && name.name === inner.name);
    return !found;
  });
  return found;
}
