import type { EntitySource } from '../effects/entitySource';
import { BLOCKING_FUNCTIONS, BLOCKING_METHODS, type BlockingFacts } from '../knowledge/tables/blockingCalls';
import type { PyModule } from '../modules';
import {
  argumentsOf,
  attributeName,
  enclosing,
  field,
  isAsync,
  isFunctionOrClass,
  literalText,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';

/** A call inside an async function that keeps the thread. */
export interface BlockingPlace {
  readonly call: PyNode;
  readonly facts: BlockingFacts;
  /** The `async def` that it runs in. */
  readonly owner: PyNode;
}

/** Finds the calls that keep the thread while an async function runs; what runs elsewhere or later is left out. */
export function findBlockingCalls(module: PyModule, entities: EntitySource): BlockingPlace[] {
  const found: BlockingPlace[] = [];
  walk(module.source.root, (node) => {
    if (node.type !== 'call') return true;
    const owner = enclosing(node, isFunctionOrClass);
    if (owner?.type !== 'function_definition' || !isAsync(owner)) return true;
    // Default values and decorators are evaluated when the function is made.
    const body = field(owner, 'body');
    if (!body || node.start < body.start) return true;
    const facts = factsOf(node, module, entities);
    if (facts && !isHarmless(node, facts, module.source.text)) found.push({ call: node, facts, owner });
    return true;
  });
  return found;
}

function factsOf(call: PyNode, module: PyModule, entities: EntitySource): BlockingFacts | undefined {
  const callee = field(call, 'function');
  if (!callee) return undefined;
  const entity = entities.entityOf(callee, module);
  if (entity?.kind === 'external') return BLOCKING_FUNCTIONS.get(entity.path);
  if (entity?.kind === 'knownMethod') {
    const known = BLOCKING_METHODS.get(entity.type.replace('#', '.'));
    return known?.methods.test(entity.method) === true ? known.facts : undefined;
  }
  if (entity !== undefined) return undefined;
  // `client.chat.completions.create(…)`: what the chain begins with decides.
  const method = attributeName(callee, module.source.text);
  for (let at = callee; method !== undefined && at.type === 'attribute';) {
    const object = field(at, 'object');
    if (!object) return undefined;
    const owner = entities.entityOf(object, module);
    if (owner?.kind === 'foreign') {
      const known = BLOCKING_METHODS.get(owner.path);
      return known?.methods.test(method) === true ? known.facts : undefined;
    }
    at = unwrap(object);
  }
  return undefined;
}

/** `time.sleep(0)` only lets other threads run; what is awaited is no blocking call, whatever it is named like. */
function isHarmless(call: PyNode, facts: BlockingFacts, text: string): boolean {
  if (call.parent?.type === 'await') return true;
  const [first] = argumentsOf(call);
  return facts.hold === 'pause' && first !== undefined && /^0+(?:\.0*)?$/.test(literalText(first, text) ?? '');
}
