import { field, isFunctionOrClass, textOf, walk, type PyNode } from '../syntax';
import type { PyModule } from '../modules';
import type { BlockingPlace } from './findBlockingCalls';

/**
 * Says whether the function works on nothing that others could change while one more wait goes on: no attribute of an object that it
 * did not get from a call there, no name of the module or of a function around that changes, no lock of threads around the call.
 */
export function isAlone({ call, owner }: BlockingPlace, module: PyModule): boolean {
  const { text } = module.source;
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
