import { contains } from '../../../core/span';
import type { Binding } from '../scopes';
import { field, isFunctionOrClass, textOf, walk, type PyNode } from '../syntax';
import type { PyModule } from '../modules';
import type { BlockingPlace } from './findBlockingCalls';

/**
 * Says whether the function works on nothing that others could change while one more wait goes on: no attribute of an object that it
 * did not get from a call there, no name of the module or of a function around that changes, no lock of threads around the call.
 */
export function isAlone({ call, facts, owner }: BlockingPlace, module: PyModule): boolean {
  const { text } = module.source;
  if (facts.isOneAtATime || isOfOthers(field(call, 'function'), owner, module)) return false;
  for (let at = call.parent; at && at !== owner; at = at.parent) {
    // What a `with` holds may be meant to be held without a pause.
    if (at.type === 'with_statement' && !at.tokens.includes('async')) return false;
  }
  let isAlone = true as boolean;
  const body = field(owner, 'body');
  if (!body) return false;
  walk(body, (node) => {
    if (isFunctionOrClass(node)) isAlone = false;
    else if (node.type === 'global_statement' || node.type === 'nonlocal_statement') isAlone = false;
    else if (node.type === 'attribute' && isSharedState(node, text)) isAlone = false;
    else if (isChangedInPlace(node)) isAlone = false;
    return isAlone;
  });
  return isAlone;
}

/** What the call is made on is older than the function: others may be at it by then. */
function isOfOthers(callee: PyNode | undefined, owner: PyNode, module: PyModule): boolean {
  let at = callee;
  while (at?.type === 'attribute' || at?.type === 'call' || at?.type === 'parenthesized_expression') {
    at = field(at, 'object') ?? field(at, 'function') ?? at.children[0];
  }
  const variable = at?.type === 'identifier' ? module.variableOf(at) : undefined;
  // What is tried as an import may be set to `None` where that fails.
  if (!variable || variable.bindings[0]?.kind === 'import') return false;
  return variable.bindings.some(({ kind, name }) => !isMadeIn(kind, name, owner));
}

function isMadeIn(kind: Binding['kind'], name: PyNode, owner: PyNode): boolean {
  return kind === 'function' || kind === 'class' || (kind !== 'parameter' && contains(owner, name));
}

/** `self.x` that is read or set, and not called. */
function isSharedState(node: PyNode, text: string): boolean {
  const object = field(node, 'object');
  if (object?.type !== 'identifier' || !/^(?:self|cls)$/.test(textOf(object, text))) return false;
  return node.parent?.type !== 'call' || field(node.parent, 'function') !== node;
}

function isChangedInPlace(node: PyNode): boolean {
  if (node.type !== 'assignment' && node.type !== 'augmented_assignment' && node.type !== 'delete_statement')
    return false;
  const left = node.type === 'delete_statement' ? node.children[0] : field(node, 'left');
  return left?.type === 'attribute' || left?.type === 'subscript';
}
