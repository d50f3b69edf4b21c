import { T } from '../nodeTypes';
import type { Effect, Location } from '../../../core/effect';
import { classifyName } from '../../knowledge/verbs';
import { listWords, splitWords } from '../../knowledge/words';
import { isFunction, propertyName, unwrap, walk, type Node } from '../syntax';
import { isResultDropped } from './callContext';
import { builtinMethod } from '../knowledge/lookUp';
import { methodName, type Call } from './call';
import type { EffectSink } from './effectSink';
import { isLogging } from './logging';
import { isDeclaredIn } from './places';
import type { Summary } from '../../effects/summary';

/** What a module finds when it starts: a statement that prepares something has to come before the import that relies on it. */
const STATE: Location = { root: 'start', path: [], label: 'what a module finds when it starts' };

/** The part of it that every module may look at later as well: the environment, and objects that modules share. */
const SHARED: Location = { root: 'start', path: ['shared'], label: 'what all modules share' };

/** The part that only counts when a module starts. */
const PREPARED: Location = { root: 'start', path: ['prepared'], label: STATE.label };

/** Loading a module runs it, unless it comes with Node. */
export function collectStart(call: Call, collector: EffectSink): void {
  const source = call.args[0] && unwrap(call.args[0]);
  if (source?.type === T.Literal && typeof source.value === 'string' && source.value.startsWith('node:')) return;
  collector.add('read', STATE, call.node, { evidence: 'table' });
}

/** A body that can't be seen may look at whatever modules share. */
export function collectSharedRead(call: Call, collector: EffectSink): void {
  collector.add('read', SHARED, call.node, { evidence: 'name', via: call.text });
}

/** A call that nobody waits for and whose result is dropped is made for what it changes: `loadEnv(root)`. */
export function collectSetUpCall(call: Call, summary: Summary | undefined, collector: EffectSink): void {
  if (call.isWaitedFor || isLogging(call) || !isResultDropped(call.node)) return;
  const changes = summary === undefined || summary.effects.some((effect) => isSetUp(effect.location, effect.access));
  if (!changes) return;
  const isShared = summary === undefined && isSettingOfOthers(call, collector);
  collector.add('write', isShared ? SHARED : PREPARED, call.node, { via: call.text });
  // Nothing in a name like `applyTheme` rules out that what can't be seen looks at what it did.
  if (summary === undefined && !isShared && isForeign(call, collector))
    collector.add('write', SHARED, call.node, { evidence: 'unknown', via: call.text });
}

/** A call that is waited for and made for nothing but what it sets: a client that can't be seen may go by it. */
export function collectAwaitedSetting(call: Call, collector: EffectSink): void {
  if (call.isWaitedFor && isResultDropped(call.node) && isSettingOfOthers(call, collector))
    collector.add('write', SHARED, call.node, { evidence: 'unknown', via: call.text });
}

/** It comes from elsewhere, and is no method like `push` that means the same on whatever it is called on. */
function isForeign(call: Call, collector: EffectSink): boolean {
  if (!call.callee || builtinMethod('any', methodName(call))) return false;
  const place = collector.places.of(calledNames(call.callee).base);
  return place !== undefined && /^(?:module|global):/.test(place.location.root);
}

/** `process.env.MODE = …`, `loaded.default.hook = undefined`. */
export function collectSetUpAssignment(target: Node, collector: EffectSink): void {
  const location = collector.places.of(target)?.location;
  if (!location) return;
  if (/^(?:global|module):/.test(location.root) || isLoadedModule(target, collector))
    collector.add('write', SHARED, target);
}

/** What a callee changes in the environment, all that can't be seen may look at. */
export function collectEnvironmentChange({ access, location }: Effect, call: Call, collector: EffectSink): void {
  if (access === 'write' && location.root === 'global:process' && location.path[0] === 'env')
    collector.add('write', SHARED, call.node, { evidence: 'unknown', via: call.text });
}

/** Says whether an effect only looks at what modules share: everything that can't be seen may do that. */
export function isSharedRead({ access, location }: Effect): boolean {
  return access === 'read' && location.root === SHARED.root && location.path[0] === SHARED.path[0];
}

/** `setLocale('ko')`, `server.use(handler)`, `stub(api, 'get').returns(1)`: it is called to be seen by others. */
function isSettingOfOthers(call: Call, collector: EffectSink): boolean {
  if (!call.callee) return false;
  const { names, base, isBare } = calledNames(call.callee);
  if (!names.some(isSettingName)) return false;
  const place = collector.places.of(base);
  if (place === undefined) return false;
  if (/^(?:module|global):/.test(place.location.root)) return true;
  // `setUser(user)` of a component sets what only the component looks at.
  if (isBare) return false;
  const around = functionAround(call.node);
  return place.variable !== undefined && around !== undefined && !isDeclaredIn(place.variable, around);
}

/** The names that are called one after another, last first, and what the first is called on: `returns`, `stub` and `sinon`. */
function calledNames(callee: Node): {
  readonly names: readonly string[];
  readonly base: Node;
  readonly isBare: boolean;
} {
  const names: string[] = [];
  let base = unwrap(callee);
  let isCalled = true;
  while (base.type === T.MemberExpression || base.type === T.CallExpression) {
    if (base.type === T.MemberExpression && isCalled) names.push(propertyName(base) ?? '');
    isCalled = base.type === T.CallExpression;
    base = unwrap(base.type === T.MemberExpression ? base.object : base.callee);
  }
  if (!isCalled || base.type !== T.Identifier) return { names, base, isBare: false };
  return { names: [...names, base.name], base, isBare: true };
}

function isSettingName(name: string): boolean {
  return classifyName(name).kind === 'lifecycle' || SETTING_VERBS.has(splitWords(name)[0] ?? '');
}

/** Words that begin the names of calls which change how others behave; the last of them put something else in their place. */
const SETTING_VERBS: ReadonlySet<string> = new Set(
  listWords(`set enable disable configure use define override provide inject
             mock stub spy fake intercept reply resolves rejects returns`),
);

/** The function in which a call is made; functions that are handed on in place belong to the one around them. */
function functionAround(node: Node): Node | undefined {
  let at: Node | undefined = node.parent;
  while (at && !(isFunction(at) && (at.async || at.parent.type !== T.CallExpression))) at = at.parent;
  return at;
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
