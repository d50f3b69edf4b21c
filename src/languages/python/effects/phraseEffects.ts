import { WORLD, type Access, type Location } from '../../../core/effect';
import { readableKey, splitKey, symbolicKey } from '../../effects/keyText';
import { orderedThing, OWN_ROOTS, PATH_RESOURCES } from '../../effects/locations';
import type { KeySource, Phrase, ResourceRef } from '../../knowledge/phrase';
import { orderedResourceOf } from '../knowledge/lookUp';
import { calleeText, literalText, unwrap, type PyNode } from '../syntax';
import type { Call } from './call';
import { collectCallback } from './callbacks';
import type { EffectSink } from './effectSink';
import { keyOf } from './keys';
import { addOrder } from './order';

/** Lists what the tables say of a call. */
export function collectPhrases(phrases: readonly Phrase[], call: Call, collector: EffectSink): void {
  if (call.isWaitedFor) {
    const waits = phrases.some(isWaiting) && !phrases.some(({ verb }) => verb === 'no-wait');
    collector.noteWait(waits ? 'yes' : 'no');
  }
  // Said first: that a session does one thing at a time says more than what is read and written through it.
  collectOrder(phrases, call, collector);
  for (const phrase of phrases) collectPhrase(phrase, call, collector);
}

/** Something outside answers. */
function isWaiting({ verb }: Phrase): boolean {
  return /^(?:read|write|folder|order|lifecycle|http|opens|sql|calls)$/.test(verb);
}

function collectPhrase(phrase: Phrase, call: Call, collector: EffectSink): void {
  const touch = (access: Access): void => {
    if (phrase.resource) addResource(access, phrase.resource, call, collector);
  };
  switch (phrase.verb) {
    case 'read':
    case 'write':
      touch(phrase.verb);
      return;
    case 'folder':
      touch('write');
      return;
    case 'order':
      touch(phrase.verb);
      // What others get to see has its place between what is asked before and after it.
      if (phrase.resource?.name === 'event' && call.isWaitedFor) addOrder(call, collector);
      return;
    case 'lifecycle':
      collectLifecycle(phrase, call, collector);
      return;
    case 'http':
      touch(isReadingRequest(phrase, call, collector) ? 'read' : 'write');
      return;
    case 'opens':
      touch(isReadingMode(argumentOf(phrase, call), collector) ? 'read' : 'write');
      return;
    case 'sql':
      touch(isReadingQuery(argumentOf(phrase, call), collector) ? 'read' : 'write');
      return;
    case 'mutates': {
      const target = phrase.argument === 'this' ? call.receiver : argumentOf(phrase, call);
      const location = target && collector.visibleLocation(target);
      if (location) collector.add('write', location, call.node, { evidence: 'table', via: call.text });
      return;
    }
    case 'calls':
      collectCallback(argumentOf(phrase, call), call, collector);
      return;
    case 'guard':
      collector.found.guards = true;
      return;
    case 'exits':
      collector.found.exits = true;
      return;
    default:
  }
}

/** Opening and closing; of an object that the function made for itself it is nobody else's business. */
function collectLifecycle({ resource }: Phrase, call: Call, collector: EffectSink): void {
  if (!resource) return;
  const isMethod = call.receiver !== undefined && resource.key === undefined;
  const own: ResourceRef = isMethod ? { ...resource, key: { from: 'this' } } : resource;
  if (call.receiver && collector.isOwnObject(call.receiver)) return;
  addResource('write', own, call, collector);
  addResource('order', own, call, collector);
  if (call.isWaitedFor && call.isDropped) addOrder(call, collector);
}

/** Methods of one session, connection or page keep their order. */
function collectOrder(phrases: readonly Phrase[], call: Call, collector: EffectSink): void {
  const entity = call.receiver && collector.summaries.resolver.entityOf(call.receiver, collector.module);
  if (entity?.kind !== 'known') return;
  const resource = orderedResourceOf(entity.type);
  if (resource === undefined || phrases.some((phrase) => phrase.verb === 'pure')) return;
  if (call.receiver && collector.isOwnObject(call.receiver)) return;
  // Not even reads may be under way at once on one of these.
  const label = call.receiver ? calleeText(call.receiver, collector.module.source.text) : resource;
  collector.add('order', { ...orderedThing(resource), label }, call.node, { evidence: 'table', via: call.text });
}

function addResource(access: Access, resource: ResourceRef, call: Call, collector: EffectSink): void {
  const key = resource.key && keyText(resource.key, call, collector);
  const isPath = PATH_RESOURCES.has(resource.name);
  const keys = key === undefined ? [] : isPath ? splitKey(key) : [key];
  if (resource.key?.from === 'this' && !isPath && collector.isOwnKey(key ?? '')) return;
  const location: Location = {
    root: OWN_ROOTS.has(resource.name) && access === 'read' ? resource.name : WORLD,
    path: resource.name === WORLD ? [] : [resource.name, ...keys],
    label: key === undefined ? resource.name : `${resource.name}:${readableKey(key)}`,
  };
  // What reaches everything is known to be unknown: a command line, another process.
  const evidence = resource.name === WORLD ? 'unknown' : 'table';
  collector.add(access, location, call.node, { evidence, via: call.text });
}

function keyText(source: KeySource, call: Call, collector: EffectSink): string | undefined {
  switch (source.from) {
    case 'literal':
      return source.value;
    case 'this': {
      const place = call.receiver && collector.places.of(call.receiver);
      // The object itself counts, not how it was made: two servers made alike are two servers.
      if (place) return symbolicKey([place.location.root, ...place.location.path].join('.'));
      return call.receiver && keyOf(call.receiver, collector.places);
    }
    case 'argument': {
      const node = source.property === undefined ? call.args[source.index] : call.keywords.get(source.property);
      return node && keyOf(node, collector.places);
    }
  }
}

function argumentOf(phrase: Phrase, call: Call): PyNode | undefined {
  if (phrase.argument === 'last') return call.args.at(-1);
  if (typeof phrase.argument !== 'number') return undefined;
  return call.args[phrase.argument] ?? (phrase.property === undefined ? undefined : call.keywords.get(phrase.property));
}

/** `session.request('GET', url)`: the method is a text among the arguments. */
function isReadingRequest(phrase: Phrase, call: Call, collector: EffectSink): boolean {
  const method = argumentOf(phrase, call) ?? call.keywords.get('method');
  if (!method) return phrase.argument === undefined;
  return /^(?:get|head|options)$/i.test(literalText(unwrap(method), collector.module.source.text) ?? '');
}

/** `open(path, mode)`: without a mode it is read; a mode that can't be read off may be any. */
function isReadingMode(mode: PyNode | undefined, collector: EffectSink): boolean {
  return mode === undefined || /^[rbtU]+$/.test(literalText(unwrap(mode), collector.module.source.text) ?? '');
}

/** Statements that are put together by calls, and only ask. */
const QUESTIONS: ReadonlySet<string> = new Set(['sqlalchemy#Select']);

function isReadingQuery(query: PyNode | undefined, collector: EffectSink): boolean {
  const entity = query && collector.summaries.resolver.entityOf(query, collector.module);
  if (entity?.kind === 'known' && QUESTIONS.has(entity.type)) return true;
  const sql = query && keyOf(query, collector.places);
  return (
    sql !== undefined &&
    /^\s*(?:\(|--.*\n|\s)*(?:select|with|show|describe|explain|pragma|values)\b/i.test(sql) &&
    !/\bfor\s+update\b|\binsert\s+into\b|\bdelete\s+from\b|\bupdate\s+\w+\s+set\b/i.test(sql)
  );
}
