import { T } from '../nodeTypes';
import { calleeText, keyName, unwrap, walk, type Node } from '../syntax';
import { isAssignedOnce } from './variables';
import type { EffectSink } from './effectSink';

/**
 * Says whether a client was made with a jar for cookies (`got.extend({ cookieJar })`, `request.agent(app)`): what one answer sets, the
 * next request sends.
 */
export function keepsCookies(client: Node, collector: EffectSink): boolean {
  const inner = unwrap(client);
  const variable = inner.type === T.Identifier ? collector.module.variableOf(inner) : undefined;
  const definition = variable?.defs[0]?.node;
  if (!variable || definition?.type !== T.VariableDeclarator || !definition.init || !isAssignedOnce(variable))
    return false;
  let found = false;
  walk(definition.init, (node) => {
    if (node.type === T.Property) found ||= /^(?:cookie)?jar$/i.test(keyName(node) ?? '');
    if (node.type === T.CallExpression) found ||= calleeText(node.callee).endsWith('.agent');
    return !found;
  });
  return found;
}
