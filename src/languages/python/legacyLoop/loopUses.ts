import type { EntitySource } from '../effects/entitySource';
import type { PyModule } from '../modules';
import type { Variable } from '../scopes';
import { argumentsOf, attributeName, field, textOf, unwrap, type PyNode } from '../syntax';

/** What code does with a loop that it has got. */
export interface LoopUses {
  /** The calls of `run_until_complete` that run the program. */
  readonly runs: readonly PyNode[];
  /** Statements that `asyncio.run` does itself: setting the loop, closing it, shutting down what it holds. */
  readonly upkeep: readonly PyNode[];
  /** What `loop.set_debug(…)` is given; it goes away with that statement. */
  readonly debug?: PyNode;
  /** It is given to what it runs, or makes tasks of what it runs: `asyncio.run` serves once that is changed. */
  readonly isHandedOn: boolean;
  /** It is worked on as a loop: callbacks, signals, threads, `run_forever`; or somebody else gets hold of it. */
  readonly isNeeded: boolean;
}

/** Sorts everything that is done with the variable that holds a loop. */
export function usesOfLoop(variable: Variable, module: PyModule, entities: EntitySource): LoopUses {
  const { text } = module.source;
  const runs: PyNode[] = [];
  const upkeep: PyNode[] = [];
  let isHandedOn = false;
  let isNeeded = false;
  let debug: PyNode | undefined;
  for (const read of variable.reads) {
    const { parent } = read;
    if (parent?.type === 'attribute' && field(parent, 'object') === read && isCallee(parent)) {
      const call = parent.parent;
      const name = attributeName(parent, text);
      if (!call) continue;
      if (name === 'run_until_complete') {
        if (runsUpkeep(call, text)) pushStatement(upkeep, call);
        else runs.push(call);
      } else if (name === 'close') pushStatement(upkeep, call);
      else if (name === 'set_debug' && !debug && argumentsOf(call).length === 1) {
        [debug] = argumentsOf(call);
        pushStatement(upkeep, call);
      }
      // Whoever asks makes another one then.
      else if (name === 'is_closed' && call.parent?.type === 'if_statement') continue;
      else if (name === 'create_task') isHandedOn = true;
      // What is left to be shut down is run by the loop itself, see `runsUpkeep`.
      else if (name === undefined || !SHUT_DOWN.has(name)) isNeeded = true;
      continue;
    }
    const call = callGiven(read);
    const callee = call && field(call, 'function');
    const entity = callee && entities.entityOf(callee, module);
    const path = entity?.kind === 'external' ? entity.path : '';
    if (call && /^asyncio\.(?:events\.)?set_event_loop$/.test(path)) pushStatement(upkeep, call);
    else if (call && (path.startsWith('asyncio.') || isInsideRun(call, text) || isNamedLoop(read, text)))
      isHandedOn = true;
    else isNeeded = true;
  }
  return { runs, upkeep, isHandedOn, isNeeded, ...(debug && { debug }) };
}

const SHUT_DOWN: ReadonlySet<string> = new Set(['shutdown_asyncgens', 'shutdown_default_executor']);

function isCallee(node: PyNode): boolean {
  return node.parent?.type === 'call' && field(node.parent, 'function') === node;
}

/** `loop.run_until_complete(loop.shutdown_asyncgens())`. */
function runsUpkeep(call: PyNode, text: string): boolean {
  const [argument] = argumentsOf(call);
  const inner = argument && unwrap(argument);
  const callee = inner?.type === 'call' ? field(inner, 'function') : undefined;
  return callee !== undefined && SHUT_DOWN.has(attributeName(callee, text) ?? '');
}

/** The statement that does nothing but a call; a call that stands elsewhere leaves its expression to be seen. */
function pushStatement(list: PyNode[], call: PyNode): void {
  list.push(call.parent?.type === 'expression_statement' ? call.parent : call);
}

/** The call that a value is an argument of, by its place or by its name. */
function callGiven(node: PyNode): PyNode | undefined {
  const argument = node.parent?.type === 'keyword_argument' ? node.parent : node;
  return argument.parent?.type === 'argument_list' ? argument.parent.parent : undefined;
}

/** The call makes the coroutine that the loop runs: `loop.run_until_complete(main(loop))`. */
function isInsideRun(call: PyNode, text: string): boolean {
  const outer = callGiven(call);
  const callee = outer && field(outer, 'function');
  return callee !== undefined && attributeName(callee, text) === 'run_until_complete';
}

/** `Client(loop=loop)`: what takes one by that name works on the current one as well. */
function isNamedLoop({ parent }: PyNode, text: string): boolean {
  return parent?.type === 'keyword_argument' && textOf(field(parent, 'name') ?? parent, text) === 'loop';
}
