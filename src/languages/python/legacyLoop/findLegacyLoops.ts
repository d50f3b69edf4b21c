import type { EntitySource } from '../effects/entitySource';
import type { PyModule } from '../modules';
import { onlyBinding, type Variable } from '../scopes';
import {
  argumentsOf,
  attributeName,
  enclosing,
  field,
  isAsync,
  isFunctionOrClass,
  textOf,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';
import { usesOfLoop } from './loopUses';

/** A loop that is got, run until something is complete, and maybe closed, by hand. */
export interface LegacyLoop {
  /** The call of `run_until_complete` that runs the program; the first when there are several. */
  readonly run: PyNode;
  /** What it runs. */
  readonly argument: PyNode;
  /** The function it stands in, or the module. */
  readonly owner: PyNode;
  /** Statements that go away with it: getting, setting and closing the loop. */
  readonly upkeep: readonly PyNode[];
  /** What `loop.set_debug(…)` is given. */
  readonly debug?: PyNode;
  /** How `asyncio.run` would do: the same; the same as far as can be seen; or only once more is changed. */
  readonly serves: 'same' | 'likely' | 'after-change';
  /** For `likely` and `after-change`. */
  readonly doubt?: Doubt;
}

/** What keeps `asyncio.run` from being the same for sure. */
export type Doubt =
  'several-runs' | 'handed-on' | 'no-coroutine' | 'unknown-callee' | 'kept-state' | 'other-loops' | 'made-before';

/** Finds the loops of a module that are run by hand where `asyncio.run` serves, in source order. */
export function findLegacyLoops(
  module: PyModule,
  entities: EntitySource,
  pythonVersion: readonly [number, number] | undefined,
): LegacyLoop[] {
  const { text, root } = module.source;
  // `asyncio.run` came with Python 3.7; whoever lets loops nest knows what they do.
  if (pythonVersion?.[0] === 3 && pythonVersion[1] < 7) return [];
  if (/\bnest_asyncio\b/.test(text)) return [];
  const found: LegacyLoop[] = [];
  const seen = new Set<Variable>();
  walk(root, (node) => {
    const loop = node.type === 'call' ? legacyLoopOf(node, module, entities, seen) : undefined;
    if (loop) found.push(loop);
    return true;
  });
  // Two runs in one function are two on one loop, however it is got.
  const judged = found.map((loop) =>
    found.some((other) => other !== loop && other.owner === loop.owner) ? { ...loop, ...AGAIN } : loop,
  );
  return judged.map((loop) => withWiderDoubt(loop, judged, module, entities, pythonVersion));
}

function legacyLoopOf(
  call: PyNode,
  module: PyModule,
  entities: EntitySource,
  seen: Set<Variable>,
): LegacyLoop | undefined {
  const { text } = module.source;
  const callee = field(call, 'function');
  const object = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
  const [argument, ...more] = argumentsOf(call);
  if (!object || !argument || more.length > 0) return undefined;
  if (attributeName(callee ?? call, text) !== 'run_until_complete') return undefined;
  const owner = enclosing(call, ({ type }) => type === 'function_definition') ?? module.source.root;
  if (isAsync(owner) || enclosing(call, ({ type }) => type === 'lambda') || isForOtherVersion(call, text))
    return undefined;
  if (choosesLoop(owner, object, module, entities)) return undefined;
  if (isGetter(object, module, entities)) {
    const loop = { run: call, argument, owner, upkeep: [] };
    return { ...loop, ...(isRepeated(call, object, module) ? AGAIN : judge(loop, module, entities)) };
  }
  const variable = object.type === 'identifier' ? module.variableOf(object) : undefined;
  if (!variable || seen.has(variable) || variable.scope.node !== owner) return undefined;
  const bindings = variable.bindings.filter(({ kind }) => kind !== 'declaration');
  if (!bindings.every(({ kind, value }) => kind === 'assignment' && value && isGetter(value, module, entities))) {
    return undefined;
  }
  // Somebody else reads it: a function inside, or one that finds it in the module.
  if (variable.reads.some((read) => ownerOf(read, module) !== owner)) return undefined;
  const uses = usesOfLoop(variable, module, entities);
  const [first, ...others] = uses.runs;
  if (uses.isNeeded || first !== call) return undefined;
  seen.add(variable);
  const statements = bindings.flatMap(({ node }) =>
    node.parent?.type === 'expression_statement' ? node.parent : node,
  );
  const loop = {
    run: call,
    argument,
    owner,
    upkeep: [...statements, ...uses.upkeep].sort((a, b) => a.start - b.start),
    ...(uses.debug && { debug: uses.debug }),
  };
  if (others.length > 0 || isRepeated(call, bindings[0]?.value, module)) return { ...loop, ...AGAIN };
  // `try` to get one, `except` there is none, make one.
  if (bindings.length > 1) return { ...loop, serves: 'after-change', doubt: 'other-loops' };
  if (uses.isHandedOn) return { ...loop, serves: 'after-change', doubt: 'handed-on' };
  return { ...loop, ...judge(loop, module, entities) };
}

type Verdict = Pick<LegacyLoop, 'serves' | 'doubt'>;

const AGAIN: Verdict = { serves: 'after-change', doubt: 'several-runs' };
const NO_COROUTINE: Verdict = { serves: 'after-change', doubt: 'no-coroutine' };

/** `asyncio.get_event_loop()`, `asyncio.new_event_loop()`. */
function isGetter(node: PyNode, module: PyModule, entities: EntitySource): boolean {
  return /^(?:get_event_loop|new_event_loop)$/.test(asyncioCall(unwrap(node), module, entities));
}

/** What of asyncio a node calls, as its readers name it: `gather`; empty for everything else. */
function asyncioCall(node: PyNode, module: PyModule, entities: EntitySource): string {
  const callee = node.type === 'call' ? field(node, 'function') : undefined;
  const entity = callee && entities.entityOf(callee, module);
  return entity?.kind === 'external' ? (/^asyncio\.(?:(?:events|tasks)\.)?(\w+)$/.exec(entity.path)?.[1] ?? '') : '';
}

/** Another loop than the one that runs is made the current one there: `asyncio.run` would not take it. */
function choosesLoop(owner: PyNode, loop: PyNode, module: PyModule, entities: EntitySource): boolean {
  const variable = loop.type === 'identifier' ? module.variableOf(loop) : undefined;
  return callsOf(owner).some((call) => {
    if (asyncioCall(call, module, entities) !== 'set_event_loop') return false;
    const [given] = argumentsOf(call);
    const isOurs = given?.type === 'identifier' && module.variableOf(given) === variable;
    return given !== undefined && !isOurs && given.type !== 'none' && !isGetter(given, module, entities);
  });
}

/** It runs in the rounds of a loop that the event loop outlives. */
function isRepeated(run: PyNode, getter: PyNode | undefined, module: PyModule): boolean {
  const around = enclosing(run, ({ type }) => REPEATS.test(type) || type === 'function_definition');
  if (!around || !REPEATS.test(around.type)) return false;
  const isMadeAnew = getter !== undefined && around.start <= getter.start && getter.end <= around.end;
  return !isMadeAnew || !textOf(getter, module.source.text).includes('new_event_loop');
}

const REPEATS = /^(?:for_statement|while_statement|(?:list|set|dictionary)_comprehension|generator_expression)$/;

/** The calls of a function or module itself, without those of functions and classes inside. */
function callsOf(owner: PyNode): PyNode[] {
  const calls: PyNode[] = [];
  walk(owner, (node) => {
    if (node !== owner && isFunctionOrClass(node)) return false;
    if (node.type === 'call') calls.push(node);
    return true;
  });
  return calls;
}

function judge(
  { argument, owner, run }: { readonly argument: PyNode; readonly owner: PyNode; readonly run: PyNode },
  module: PyModule,
  entities: EntitySource,
): Verdict {
  // What makes tasks in advance needs the loop that is to run them.
  const makesTasks = callsOf(owner).some(
    (call) => call.start < run.start && TASKS.test(asyncioCall(call, module, entities)),
  );
  if (makesTasks) return NO_COROUTINE;
  if (isCoroutineParameter(argument, module)) return { serves: 'likely', doubt: 'unknown-callee' };
  const made = coroutineCall(argument, module);
  const callee = made && field(made, 'function');
  const entity = callee && entities.entityOf(callee, module);
  if (!callee) return NO_COROUTINE;
  const [given] = argumentsOf(made);
  const isOfAsyncio = entity?.kind === 'external' && entity.path.startsWith('asyncio.');
  if (isOfAsyncio && !COROUTINES.has(entity.path)) return NO_COROUTINE;
  // A future that is waited for belongs to the loop already.
  if (isOfAsyncio && entity.path === 'asyncio.wait_for' && given?.type !== 'call') return NO_COROUTINE;
  if (entity?.kind === 'function') {
    if (!isAsync(entity.node)) return NO_COROUTINE;
    // A function may run more than once, and a connection that is kept in the module belongs to the first loop.
    const keeps = owner.type !== 'module' && [module, entity.module].some(keepsOfCoroutines);
    if (keeps && !runsOnce(owner, module)) return { serves: 'likely', doubt: 'kept-state' };
  } else if (entity?.kind !== 'external' || !COROUTINES.has(entity.path))
    return { serves: 'likely', doubt: 'unknown-callee' };
  // What an object keeps between two calls may belong to the loop of the first.
  const isMethod =
    owner.type === 'function_definition' &&
    /^\(\s*(?:self|cls)\b/.test(textOf(field(owner, 'parameters') ?? owner, module.source.text));
  return isMethod ? { serves: 'likely', doubt: 'kept-state' } : { serves: 'same' };
}

const COROUTINES: ReadonlySet<string> = new Set(['asyncio.wait_for', 'asyncio.sleep', 'asyncio.to_thread']);
const TASKS = /^(?:ensure_future|gather|shield|create_task|as_completed|run_coroutine_threadsafe)$/;

/** `def run(coro)`: the caller has made it, and by its name or type it is a coroutine. */
function isCoroutineParameter(argument: PyNode, module: PyModule): boolean {
  const variable = argument.type === 'identifier' ? module.variableOf(argument) : undefined;
  const binding = variable && onlyBinding(variable);
  if (binding?.kind !== 'parameter') return false;
  const { text } = module.source;
  const { type } = binding;
  return /coro/i.test(textOf(argument, text)) || (type !== undefined && /\bCoroutine\b/.test(textOf(type, text)));
}

/** A coroutine of the module sets a variable of the module. */
function keepsOfCoroutines({ source }: PyModule): boolean {
  let keeps = false as boolean;
  walk(source.root, (node) => {
    if (node.type === 'global_statement') {
      const owner = enclosing(node, ({ type }) => type === 'function_definition');
      if (owner && isAsync(owner)) keeps = true;
    }
    return !keeps;
  });
  return keeps;
}

/** It is called in one place, when the module runs as a program. */
function runsOnce(owner: PyNode, module: PyModule): boolean {
  const name = field(owner, 'name');
  const reads = (name && module.variableOf(name)?.reads) ?? [];
  const [read] = reads;
  return read !== undefined && reads.length === 1 && ownerOf(read, module) === module.source.root;
}

/** The call that makes the coroutine, there or in the one assignment of the variable that holds it. */
function coroutineCall(argument: PyNode, module: PyModule): PyNode | undefined {
  const inner = unwrap(argument);
  if (inner.type === 'call') return inner;
  const variable = inner.type === 'identifier' ? module.variableOf(inner) : undefined;
  const value = variable && onlyBinding(variable)?.value;
  return value && unwrap(value).type === 'call' ? unwrap(value) : undefined;
}

function ownerOf(node: PyNode, { source }: PyModule): PyNode {
  return enclosing(node, ({ type }) => type === 'function_definition' || type === 'lambda') ?? source.root;
}

/** It is the way for Pythons without `asyncio.run`, beside the one with it. */
function isForOtherVersion(node: PyNode, text: string): boolean {
  const around = enclosing(node, (each) => {
    if (each.type === 'if_statement') {
      const condition = field(each, 'condition');
      return (
        condition !== undefined &&
        /version_info|hasattr\(\s*asyncio|is_running|get_running_loop/.test(textOf(condition, text))
      );
    }
    return each.type === 'try_statement' && /\basyncio\.run\(|get_running_loop\(/.test(textOf(each, text));
  });
  return around !== undefined;
}

/** What the rest of the module says of it. */
function withWiderDoubt(
  loop: LegacyLoop,
  all: readonly LegacyLoop[],
  module: PyModule,
  entities: EntitySource,
  pythonVersion: readonly [number, number] | undefined,
): LegacyLoop {
  if (loop.serves !== 'same') return loop;
  const { root } = module.source;
  let otherLoops = false as boolean;
  let madeBefore = false as boolean;
  walk(root, (node) => {
    if (node.type === 'function_definition' && isAsync(node)) return false;
    if (node.type !== 'call') return true;
    if (isGetter(node, module, entities) && !all.some((each) => each.serves === 'same' && isPartOf(node, each))) {
      otherLoops = true;
    }
    if (ownerOf(node, module) === root) {
      const callee = field(node, 'function');
      const entity = callee && entities.entityOf(callee, module);
      if (entity?.kind === 'external' && BOUND_TO_LOOP.test(entity.path)) madeBefore = true;
    }
    return true;
  });
  // Once `asyncio.run` is done, nobody gets a loop from `get_event_loop` any more.
  if (otherLoops) return { ...loop, serves: 'likely', doubt: 'other-loops' };
  const isOld = !pythonVersion || pythonVersion[0] < 3 || pythonVersion[1] < 10;
  return madeBefore && isOld ? { ...loop, serves: 'likely', doubt: 'made-before' } : loop;
}

/** Before Python 3.10 these take the loop that is current when they are made. */
const BOUND_TO_LOOP =
  /^(?:asyncio\.(?:Queue|Lock|Event|Semaphore|BoundedSemaphore|Condition|Future)|aiohttp\.ClientSession)$/;

function isPartOf(node: PyNode, { run, upkeep }: LegacyLoop): boolean {
  return [run, ...upkeep].some((part) => part.start <= node.start && node.end <= part.end);
}
