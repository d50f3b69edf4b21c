import type { EntitySource } from '../effects/entitySource';
import type { FunctionEntity } from '../effects/entity';
import { RUNS_ONCE, type BlockingFacts } from '../knowledge/tables/blockingCalls';
import type { PyModule } from '../modules';
import { ownerName } from '../readRegions';
import { decoratorsOf, enclosing, field, isAsync, isFunctionOrClass, textOf, walk, type PyNode } from '../syntax';
import { factsOf, isHarmless } from './blockingFacts';

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
    if (!facts || isHarmless(node, facts, text) || isOfThread(owner, module, entities)) return true;
    if (facts.isHint && RUNS_ONCE.test(ownerName(owner, text))) return true;
    found.push({ call: node, facts, owner, isInside: direct === undefined });
    return true;
  });
  return found;
}

/** A class that is a thread runs its coroutines on a loop of its own, where nobody else waits. */
function isOfThread(owner: PyNode, module: PyModule, entities: EntitySource): boolean {
  const type = enclosing(owner, (node) => node.type === 'class_definition');
  return (field(type ?? owner, 'superclasses')?.children ?? []).some((base) => {
    const entity = entities.entityOf(base, module);
    return entity?.kind === 'external' && entity.path === 'threading.Thread';
  });
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
