import type { EntitySource } from '../effects/entitySource';
import type { FunctionEntity } from '../effects/entity';
import {
  BLOCKING_FUNCTIONS,
  BLOCKING_METHODS,
  FILE_READ,
  OPENERS,
  READERS_OF_FILE,
  READS_OF_FILE,
  RUNS_ONCE,
  type BlockingFacts,
} from '../knowledge/tables/blockingCalls';
import type { PyModule } from '../modules';
import { ownerName } from '../readRegions';
import { onlyBinding } from '../scopes';
import {
  argumentsOf,
  attributeName,
  decoratorsOf,
  enclosing,
  field,
  isAsync,
  isFunctionOrClass,
  literalText,
  textOf,
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
  /** What blocks stands in the body of what is called. */
  readonly isInside: boolean;
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
    const { text } = module.source;
    const direct = factsOf(node, module, entities);
    const facts = direct ?? factsInside(node, module, entities, 0);
    if (!facts || isHarmless(node, facts, text)) return true;
    if (facts.isHint && RUNS_ONCE.test(ownerName(owner, text))) return true;
    found.push({ call: node, facts, owner, isInside: direct === undefined });
    return true;
  });
  return found;
}

function factsOf(call: PyNode, module: PyModule, entities: EntitySource): BlockingFacts | undefined {
  const callee = field(call, 'function');
  if (!callee) return undefined;
  const entity = entities.entityOf(callee, module);
  if (entity?.kind === 'external') {
    if (READERS_OF_FILE.has(entity.path) && isOpenFile(argumentsOf(call)[0], module, entities)) return FILE_READ;
    return BLOCKING_FUNCTIONS.get(entity.path);
  }
  if (entity?.kind === 'knownMethod') {
    const known = BLOCKING_METHODS.get(entity.type.replace('#', '.'));
    return known?.methods.test(entity.method) === true ? known.facts : undefined;
  }
  if (entity !== undefined) return undefined;
  // `client.chat.completions.create(…)`: what the chain begins with decides.
  const method = attributeName(callee, module.source.text);
  if (method !== undefined && READS_OF_FILE.test(method) && argumentsOf(call).length === 0) {
    if (isOpenFile(field(callee, 'object'), module, entities)) return FILE_READ;
  }
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

/** `open(path)`, or the name that `with` or an assignment gives to it. */
function isOpenFile(node: PyNode | undefined, module: PyModule, entities: EntitySource): boolean {
  if (!node) return false;
  const inner = unwrap(node);
  const variable = inner.type === 'identifier' ? module.variableOf(inner) : undefined;
  const made = inner.type === 'call' ? inner : variable && onlyBinding(variable)?.value;
  const callee = made?.type === 'call' ? field(made, 'function') : undefined;
  const entity = callee && entities.entityOf(callee, module);
  return entity?.kind === 'external' && OPENERS.has(entity.path);
}

/** How deep bodies of callees are looked into. */
const MOST_CALLS = 2;

/** What a function of the project, which can't wait, does for sure whenever it is called. */
function factsInside(call: PyNode, module: PyModule, entities: EntitySource, depth: number): BlockingFacts | undefined {
  const callee = field(call, 'function');
  if (!callee || depth > MOST_CALLS) return undefined;
  const entity = entities.entityOf(callee, module);
  if (entity?.kind !== 'function' || entity.node.type !== 'function_definition' || isAsync(entity.node)) {
    return undefined;
  }
  return isAsWritten(entity) ? blockingIn(entity, entities, depth) : undefined;
}

/** What decorates it may hand it to a thread. */
function isAsWritten({ node, module }: FunctionEntity): boolean {
  return decoratorsOf(node).every((each) => /^@?(?:staticmethod|classmethod)$/.test(textOf(each, module.source.text)));
}

function blockingIn(
  { node, module }: FunctionEntity,
  entities: EntitySource,
  depth: number,
): BlockingFacts | undefined {
  const body = field(node, 'body');
  let facts: BlockingFacts | undefined;
  let isGenerator = false as boolean;
  const list: PyNode[] = [];
  if (body) {
    walk(body, (inner) => {
      if (inner.type === 'yield') isGenerator = true;
      if (isFunctionOrClass(inner)) return false;
      if (inner.type === 'call') list.push(inner);
      return true;
    });
  }
  if (isGenerator) return undefined;
  for (const call of list) {
    if (facts || !isAlwaysRun(call, node)) continue;
    const found = factsOf(call, module, entities) ?? factsInside(call, module, entities, depth + 1);
    if (found && !found.isHint && !isHarmless(call, found, module.source.text)) facts = found;
  }
  return facts;
}

/** No condition, no earlier return and nothing that is only there for a failure stands before it. */
function isAlwaysRun(call: PyNode, owner: PyNode): boolean {
  for (let at = call; at !== owner && at.parent; at = at.parent) {
    if (SOMETIMES.has(at.parent.type)) return false;
    if (at.parent.type !== 'block') continue;
    const before = at.parent.children.slice(0, at.parent.children.indexOf(at));
    if (before.some(mayLeave)) return false;
  }
  return true;
}

const SOMETIMES: ReadonlySet<string> = new Set([
  'if_statement',
  'elif_clause',
  'else_clause',
  'while_statement',
  'for_statement',
  'except_clause',
  'except_group_clause',
  'finally_clause',
  'case_clause',
  'conditional_expression',
  'boolean_operator',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

function mayLeave(statement: PyNode): boolean {
  let leaves = false as boolean;
  walk(statement, (node) => {
    if (isFunctionOrClass(node)) return false;
    if (/^(?:return|raise)_statement$/.test(node.type)) leaves = true;
    return !leaves;
  });
  return leaves;
}

/** `time.sleep(0)` only lets other threads run; what is awaited is no blocking call, whatever it is named like. */
function isHarmless(call: PyNode, facts: BlockingFacts, text: string): boolean {
  if (call.parent?.type === 'await') return true;
  const [first] = argumentsOf(call);
  // What is a number already is looked up nowhere.
  if (facts.hold === 'network' && /_NUMERIC(?:HOST|_ONLY)?\b|AI_NUMERICHOST/.test(textOf(call, text))) return true;
  return facts.hold === 'pause' && first !== undefined && /^0+(?:\.0*)?$/.test(literalText(first, text) ?? '');
}
