import { T } from '../nodeTypes';
import type { Effect } from '../../../core/effect';
import type { Span } from '../../../core/span';
import { WORLD } from '../../../core/effect';
import { orderedThing } from '../../effects/locations';
import type { JsModule } from '../modules';
import { calleeText, keyName, literalText, unwrap, type Node } from '../syntax';

/** Decorators that put all of a method into one transaction: `@Transactional()`, `@InjectTransactionManager()`. */
const DECORATOR = /transact/i;

/** Names of the methods of a module that compiled code decorates so. */
const COMPILED = new WeakMap<JsModule, ReadonlySet<string>>();

/** Says whether code stands in a method all of whose queries run in one transaction, as its decorator says. */
export function runsInTransaction(node: Node, module: JsModule): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type !== T.MethodDefinition) continue;
    const name = keyName(at);
    return (
      at.decorators.some(({ expression }) => isMeant(expression)) || (name !== undefined && compiled(module).has(name))
    );
  }
  return false;
}

/** What asks a database in such a method, or may do so, asks one connection. */
export function useOfTransaction(effects: readonly Effect[], span: Span): readonly Effect[] {
  const asks = effects.find(
    ({ access, location: { root, path } }) =>
      access === 'read' && root === WORLD && (path[0] === undefined || path[0] === 'db'),
  );
  if (!asks) return [];
  const { via } = asks;
  return [{ access: 'use', location: orderedThing('db'), evidence: 'name', span, ...(via !== undefined && { via }) }];
}

/** `__decorate([InjectTransactionManager()], Orders.prototype, 'remove', null)` */
function compiled(module: JsModule): ReadonlySet<string> {
  const known = COMPILED.get(module);
  if (known) return known;
  const names = new Set<string>();
  for (const statement of module.source.ast.body) {
    const call = statement.type === T.ExpressionStatement ? unwrap(statement.expression) : undefined;
    if (call?.type !== T.CallExpression || !/(?:^|\.)_?_decorate$/.test(calleeText(call.callee))) continue;
    const [list, , key] = call.arguments;
    const name = key && literalText(unwrap(key));
    if (name !== undefined && list?.type === T.ArrayExpression && list.elements.some((item) => item && isMeant(item)))
      names.add(name);
  }
  COMPILED.set(module, names);
  return names;
}

function isMeant(decorator: Node): boolean {
  const inner = unwrap(decorator);
  return DECORATOR.test(calleeText(inner.type === T.CallExpression ? inner.callee : inner));
}
