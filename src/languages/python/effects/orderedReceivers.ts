import { orderedThing } from '../../effects/locations';
import { orderedResourceOf } from '../knowledge/lookUp';
import { mayBeDevice, mayHideSession, orderedName } from '../knowledge/names';
import type { PyModule } from '../modules';
import { onlyBinding } from '../scopes';
import { attributeName, calleeText, field, textOf, unwrap, type PyNode } from '../syntax';
import { describeCall, valuesGiven, type Call } from './call';
import { classMember } from './classMembers';
import type { EffectSink } from './effectSink';
import { phrasesOf } from './phrasesOf';

/** Methods that only a session of a database has. */
const SESSION_METHODS: ReadonlySet<string> = new Set([
  'execute',
  'scalar',
  'scalars',
  'scalar_one',
  'scalar_one_or_none',
  'commit',
  'rollback',
  'flush',
  'refresh',
  'add',
  'add_all',
  'merge',
  'exec',
  'stream',
  'stream_scalars',
  'run_sync',
  'begin',
  'begin_nested',
]);

/** Sessions, pages, streams: recognised by the names in the callee and of the arguments, last of all means. */
export function collectOrderedReceivers(call: Call, isRead: boolean, collector: EffectSink): void {
  const seen = new Map<string, boolean>();
  const add = (resource: string, isMaybe: boolean): void => {
    // What is certain says more than what may be.
    if (seen.has(resource) && (isMaybe || seen.get(resource) === false)) return;
    seen.set(resource, isMaybe);
    const access = isMaybe ? 'use' : 'order';
    collector.add(access, orderedThing(resource), call.node, { evidence: 'name', via: call.text });
  };
  // What the function made for itself serves nobody else.
  const chain =
    call.receiver && !collector.isOwnObject(call.receiver) ? chainNames(call.receiver, collector.module) : [];
  const [nearest = ''] = chain;
  // What each round has one of its own of may still be one of many that hang together.
  const isItem = call.receiver !== undefined && collector.isOwnItem(call.receiver);
  if (/session$/i.test(nearest) && SESSION_METHODS.has(call.method)) add('db', isItem);
  // The nearest name says what the call is made on; the last one, what all of it hangs on.
  for (const name of new Set([...chain.slice(0, 1), ...chain.slice(-1)])) {
    const resource = orderedName(name);
    // A connection may well be a pool; asking it twice at once is no harm there, and all the harm elsewhere.
    if (resource !== undefined) add(resource, isItem || (isRead && /^(?:connection|device)$/.test(resource)));
    else if (mayHideSession(name) && call.isWaitedFor) add('db', true);
    else if (mayBeDevice(name) && call.isWaitedFor) add('device', true);
  }
  if (!call.isWaitedFor) return;
  const origin = call.receiver && originOf(call.receiver, collector);
  const hidden = origin && resourceOfOrigin(origin, call, collector);
  if (hidden !== undefined) add(hidden, false);
  for (const value of valuesGiven(call)) {
    if (isPlainValue(value, collector)) continue;
    // A session that is handed on is used by both.
    const resource = orderedValue(value, collector);
    if (resource !== undefined) add(resource, collector.isOwnItem(value));
  }
}

/** What a value serves one caller at a time for: by its type when that is known (a `session` of HTTP is none), else by its name. */
function orderedValue(value: PyNode, collector: EffectSink, module = collector.module): string | undefined {
  const entity = collector.summaries.resolver.entityOf(unwrap(value), module);
  if (entity?.kind === 'known') return orderedResourceOf(entity.type);
  const [name = ''] = chainNames(value, module);
  const resource = orderedName(name) ?? (/^(?:db|session)$/.test(name) ? 'db' : undefined);
  return resource === 'connection' ? 'db' : resource;
}

/** Where the object that a method is called on was made. */
interface Origin {
  readonly call: PyNode;
  readonly module: PyModule;
  /** What was made there was given to what the method is called on. */
  readonly isPart?: boolean;
}

/** `users = Users(session)`, or in `__init__`: `self.users = Users(session)`. */
function originOf(receiver: PyNode, collector: EffectSink): Origin | undefined {
  const inner = unwrap(receiver);
  const { module } = collector;
  if (inner.type === 'identifier') {
    const variable = module.variableOf(inner);
    const binding = variable && onlyBinding(variable);
    return binding && /^(?:assignment|with)$/.test(binding.kind) ? originFrom(binding.value, module) : undefined;
  }
  const object = inner.type === 'attribute' ? field(inner, 'object') : undefined;
  const name = attributeName(inner, module.source.text);
  const owner = object && collector.summaries.resolver.entityOf(object, module);
  if (owner?.kind !== 'instance' || name === undefined) return undefined;
  const place = classMember(owner.of, name);
  return place?.kind === 'field' ? originFrom(place.value, owner.of.module) : undefined;
}

function originFrom(value: PyNode | undefined, module: PyModule): Origin | undefined {
  let inner = value && unwrap(value);
  if (inner?.type === 'await') inner = inner.children[0] && unwrap(inner.children[0]);
  return inner?.type === 'call' ? { call: inner, module } : undefined;
}

/** Functions that give a session or connection. */
const SESSION_MAKERS =
  /(?:^|[._])(?:async_?)?(?:db_?)?session(?:_?(?:maker|factory|local|scope|context|ctx|manager))?$|(?:^|[._])(?:acquire|get_db|get_connection|cursor)$/i;

/** What an object was made from is used by whoever uses the object. */
function resourceOfOrigin(origin: Origin, call: Call, collector: EffectSink): string | undefined {
  const { module } = origin;
  const made = describeCall(origin.call, module.source.text);
  const entity = made.callee && collector.summaries.resolver.entityOf(made.callee, module);
  const isKnownOtherwise = entity !== undefined && phrasesOf(entity) !== undefined;
  if (!isKnownOtherwise && SESSION_MAKERS.test(made.text)) {
    return call.receiver && collector.isOwnObject(call.receiver) ? undefined : 'db';
  }
  for (const value of valuesGiven(made)) {
    if (module === collector.module && collector.isOwnObject(value)) continue;
    const resource = orderedValue(value, collector, module) ?? resourceOfPart(value, origin, call, collector);
    if (resource !== undefined) return resource;
  }
  return undefined;
}

/** `Engine(repository)` uses the session that `repository = Repository(session)` was given; one step further is not looked. */
function resourceOfPart(value: PyNode, whole: Origin, call: Call, collector: EffectSink): string | undefined {
  const { module, isPart } = whole;
  const inner = unwrap(value);
  const variable = inner.type === 'identifier' && isPart !== true ? module.variableOf(inner) : undefined;
  const binding = variable && onlyBinding(variable);
  const part = binding?.kind === 'assignment' ? originFrom(binding.value, module) : undefined;
  return part && resourceOfOrigin({ ...part, isPart: true }, call, collector);
}

/** A `page` that is a number is no page of a browser. */
function isPlainValue(node: PyNode, collector: EffectSink): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'identifier') return false;
  const entity = collector.summaries.resolver.entityOf(inner, collector.module);
  if (entity?.kind === 'builtin') return true;
  const variable = collector.module.variableOf(inner);
  const binding = variable && onlyBinding(variable);
  if (binding?.kind === 'item' && binding.value && isRange(binding.value, collector)) return true;
  const type = binding?.type;
  return type !== undefined && /^(?:int|str|bool|float|bytes)\b/.test(textOf(type, collector.module.source.text));
}

/** `for page in range(1, 9)` counts. */
function isRange(list: PyNode, { module }: EffectSink): boolean {
  const callee = list.type === 'call' ? field(list, 'function') : undefined;
  return callee !== undefined && textOf(callee, module.source.text) === 'range';
}

/** The names of a chain, last first: `driver`, `session` for `session.driver`; `self` is none. */
function chainNames(node: PyNode, module: PyModule): string[] {
  const { text } = module.source;
  const inner = unwrap(node);
  const callee = inner.type === 'call' ? field(inner, 'function') : undefined;
  const names = calleeText(callee ?? inner, text)
    .replaceAll(/\(\)|\[\]/g, '')
    .split('.');
  // `get_driver().find(…)` is a call on a driver.
  if (callee) names.push((names.pop() ?? '').replace(/^(?:get|use|current)_/, ''));
  return names.filter((name) => name !== 'self' && name !== 'cls').reverse();
}
