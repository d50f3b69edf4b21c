import type { Entity } from '../effects/entity';
import type { EntitySource } from '../effects/entitySource';
import {
  BLOCKING_FUNCTIONS,
  FILE,
  OPENERS,
  PIPE_OPENER,
  PROCESS,
  READERS_OF_FILE,
  READS_OF_FILE,
  SPAWN,
  WRITERS_TO_FILE,
  type BlockingFacts,
} from '../knowledge/tables/blockingCalls';
import { BLOCKING_METHODS } from '../knowledge/tables/blockingMethods';
import type { PyModule } from '../modules';
import { onlyBinding } from '../scopes';
import { argumentsOf, attributeName, field, literalText, textOf, unwrap, type PyNode } from '../syntax';

/** What the tables know of a call that keeps the thread; undefined for all others. */
export function factsOf(call: PyNode, module: PyModule, entities: EntitySource): BlockingFacts | undefined {
  const callee = field(call, 'function');
  if (!callee) return undefined;
  const entity = entities.entityOf(callee, module);
  if (entity?.kind === 'external') return factsOfFunction(entity.path, call, module, entities);
  if (entity?.kind === 'knownMethod') {
    const facts = factsOfMethod(entity.type.replace('#', '.'), entity.method);
    // A future that comes from elsewhere may well be done.
    const isDone = entity.type.endsWith('#Future') && !isMadeHere(field(callee, 'object'), module);
    return isDone ? undefined : facts;
  }
  if (entity !== undefined) return undefined;
  const method = attributeName(callee, module.source.text);
  if (method === undefined) return undefined;
  if (READS_OF_FILE.test(method) && argumentsOf(call).length === 0) {
    const opener = openerOf(field(callee, 'object'), module, entities);
    if (opener !== undefined) return opener === PIPE_OPENER ? PROCESS : FILE;
  }
  // `client.chat.completions.create(…)`: what the chain begins with decides.
  for (let at = callee; at.type === 'attribute';) {
    const object = field(at, 'object');
    if (!object) return undefined;
    const owner = entities.entityOf(object, module);
    if (owner?.kind === 'foreign') return factsOfMethod(owner.path, method);
    at = unwrap(object);
  }
  return undefined;
}

function factsOfMethod(type: string, method: string): BlockingFacts | undefined {
  const known = BLOCKING_METHODS.get(type);
  return known?.methods.test(method) === true ? known.facts : undefined;
}

function factsOfFunction(
  path: string,
  call: PyNode,
  module: PyModule,
  entities: EntitySource,
): BlockingFacts | undefined {
  const [first, second] = argumentsOf(call);
  if (READERS_OF_FILE.has(path)) return openerOf(first, module, entities) === undefined ? undefined : FILE;
  if (WRITERS_TO_FILE.has(path)) return openerOf(second, module, entities) === undefined ? undefined : FILE;
  if (SPAWN.test(path)) return first && /\bP_WAIT$/.test(textOf(first, module.source.text)) ? PROCESS : undefined;
  return BLOCKING_FUNCTIONS.get(path);
}

/** A call, or a variable that holds nothing but what one call gave. */
function isMadeHere(node: PyNode | undefined, module: PyModule): boolean {
  const inner = node && unwrap(node);
  const variable = inner?.type === 'identifier' ? module.variableOf(inner) : undefined;
  return (variable ? onlyBinding(variable)?.value : inner)?.type === 'call';
}

/** What opens the file that a value is: `open` for `open(path)`, and for the name that `with` or an assignment gives to it. */
function openerOf(node: PyNode | undefined, module: PyModule, entities: EntitySource): string | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  const variable = inner.type === 'identifier' ? module.variableOf(inner) : undefined;
  const made = inner.type === 'call' ? inner : variable && onlyBinding(variable)?.value;
  const callee = made?.type === 'call' ? field(made, 'function') : undefined;
  const entity: Entity | undefined = callee && entities.entityOf(callee, module);
  if (entity?.kind === 'knownMethod' && entity.type === 'pathlib#Path' && entity.method === 'open')
    return entity.method;
  if (entity?.kind !== 'external') return undefined;
  return OPENERS.has(entity.path) || entity.path === PIPE_OPENER ? entity.path : undefined;
}

/** `time.sleep(0)` only lets other threads run; what is awaited is no blocking call, whatever it is named like. */
export function isHarmless(call: PyNode, facts: BlockingFacts, text: string): boolean {
  if (call.parent?.type === 'await') return true;
  const list = argumentsOf(call);
  switch (facts.hold) {
    case 'pause':
      return list[0] !== undefined && isZero(list[0], text);
    // `queue.get(False)`, `select([…], [], [], 0)`: it only looks.
    case 'thread':
      return list.some((each) => isZero(field(each, 'value') ?? each, text));
    case 'network':
      // What is a number already is looked up nowhere, and a socket may be told not to wait.
      return (
        /_NUMERIC(?:HOST|_ONLY)?\b|AI_NUMERICHOST/.test(textOf(call, text)) ||
        (SOCKET_CALL.test(textOf(field(call, 'function') ?? call, text)) && NEVER_WAITS.test(text))
      );
    default:
      return false;
  }
}

const SOCKET_CALL = /\.(?:connect|connect_ex|accept|recv\w*|sendall)$/;
const NEVER_WAITS = /\.setblocking\(\s*(?:False|0)\s*\)|\.settimeout\(\s*0(?:\.0*)?\s*\)|\bSOCK_NONBLOCK\b/;

function isZero(node: PyNode, text: string): boolean {
  return node.type === 'false' || /^0+(?:\.0*)?$/.test(literalText(node, text) ?? '');
}
