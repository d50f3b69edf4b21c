import { T } from '../nodeTypes';
import type { Location } from '../../../core/effect';
import { unwrap, walk, type Node } from '../syntax';
import { isResultDropped } from './callContext';
import type { Call } from './call';
import type { EffectSink } from './effectSink';
import { isLogging } from './nameEffects';
import type { Summary } from '../../effects/summary';

/** What a module finds when it starts: a statement that prepares something has to come before the import that relies on it. */
const STATE: Location = { root: 'start', path: [], label: 'what a module finds when it starts' };

/** Loading a module runs it, unless it comes with Node. */
export function collectStart(call: Call, collector: EffectSink): void {
  const source = call.args[0] && unwrap(call.args[0]);
  if (source?.type === T.Literal && typeof source.value === 'string' && source.value.startsWith('node:')) return;
  collector.add('read', STATE, call.node, { evidence: 'table' });
}

/** A call that nobody waits for and whose result is dropped is made for what it changes: `loadEnv(root)`. */
export function collectSetUpCall(call: Call, summary: Summary | undefined, collector: EffectSink): void {
  if (call.isWaitedFor || isLogging(call) || !isResultDropped(call.node)) return;
  const changes = summary === undefined || summary.effects.some((effect) => isSetUp(effect.location, effect.access));
  if (changes) collector.add('write', STATE, call.node, { via: call.text });
}

/** `process.env.MODE = …`, `loaded.default.hook = undefined`. */
export function collectSetUpAssignment(target: Node, collector: EffectSink): void {
  const location = collector.places.of(target)?.location;
  if (!location) return;
  if (/^(?:global|module):/.test(location.root) || isLoadedModule(target, collector))
    collector.add('write', STATE, target);
}

/** What lies in the body of a callee prepares something only when the call as a whole is made for that. */
export function isSetUpState(location: Location): boolean {
  return location.root === STATE.root;
}

function isSetUp(location: Location, access: string): boolean {
  return access === 'write' && !/^(?:param:|this$)/.test(location.root);
}

/** Says whether a member chain hangs on what `await import(…)` gave. */
function isLoadedModule(node: Node, collector: EffectSink): boolean {
  let base = unwrap(node);
  while (base.type === T.MemberExpression) base = unwrap(base.object);
  const definition = base.type === T.Identifier ? collector.module.variableOf(base)?.defs[0]?.node : undefined;
  const init = definition?.type === T.VariableDeclarator ? definition.init : undefined;
  let loads = false;
  if (init) {
    walk(init, (inner) => {
      if (inner.type === T.ImportExpression) loads = true;
      return true;
    });
  }
  return loads;
}
