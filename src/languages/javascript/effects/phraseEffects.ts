import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { WORLD, type Access, type Location } from '../../../core/effect';
import type { KeySource, Phrase, ResourceRef } from '../../knowledge/phrase';
import { orderedResourceOf } from '../knowledge/lookUp';
import { orderedReceiver } from '../../knowledge/verbs';
import { calleeText, isFunction, keyName, literalText, unwrap, walk, type Node } from '../syntax';
import { type Call, describeCall } from './call';
import { isResultDropped } from './callContext';
import type { EffectSink } from './effectSink';
import { addOrder } from './order';
import { phrasesOf } from './phrasesOf';
import { readableKey, splitKey, symbolicKey } from '../../effects/keyText';
import { orderedThing, OUTSIDE, OWN_ROOTS, PATH_RESOURCES } from '../../effects/locations';
import { keepsCookies } from './cookies';
import { keyOf } from './keys';
import { collectGivenTransaction } from './orderedReceivers';
import { NOTHING } from '../../effects/summary';

/** Lists what the tables say of a call. */
export function collectPhrases(phrases: readonly Phrase[], call: Call, collector: EffectSink): void {
  if (call.isWaitedFor) collector.noteWait(phrases.some((phrase) => phrase.verb === 'no-wait') ? 'no' : 'yes');
  for (const phrase of phrases) collectPhrase(phrase, call, collector);
  collectOrder(phrases, call, collector);
  const isRequest = phrases.some(({ resource }) => resource?.name === 'net');
  if (isRequest && call.receiver && keepsCookies(call.receiver, collector))
    collector.add('use', orderedThing('net'), call.node, { evidence: 'table', via: call.text });
  if (phrases.some(({ resource }) => resource?.name === 'db'))
    collectGivenTransaction(call, phrases.every(isReading), collector);
}

function collectPhrase(phrase: Phrase, call: Call, collector: EffectSink): void {
  const touch = (access: Access): void => {
    if (phrase.resource) addResource(access, phrase.resource, call, collector);
  };
  switch (phrase.verb) {
    case 'read':
    case 'write':
    case 'order':
      touch(phrase.verb);
      return;
    case 'folder':
      if (phrase.resource) addResource('write', phrase.resource, call, collector, true);
      return;
    case 'lifecycle':
      collectLifecycle(phrase, call, collector);
      return;
    case 'http':
      touch(isReadingRequest(phrase, call) ? 'read' : 'write');
      collectServer(phrase, call, collector);
      if (isLocalRequest(phrase, call, collector))
        collector.add('read', OUTSIDE, call.node, { evidence: 'table', via: call.text });
      return;
    case 'sql':
      touch(isReadingQuery(argumentOf(phrase, call)) ? 'read' : 'write');
      return;
    case 'command':
      touch(
        /^(?:Get|List|Head|Describe|Query|Scan|BatchGet|Search|Select)/.test(commandName(argumentOf(phrase, call)))
          ? 'read'
          : 'write',
      );
      return;
    case 'mutates': {
      const target = phrase.argument === 'this' ? call.receiver : argumentOf(phrase, call);
      const location = target && collector.visibleLocation(target);
      if (location) collector.add('write', location, call.node, { evidence: 'table', via: call.text });
      return;
    }
    case 'calls': {
      const callback = argumentOf(phrase, call);
      const entity = callback && collector.summaries.resolver.calledEntityOf(callback, collector.module);
      // Functions written in place are walked as part of the arguments.
      if (entity?.kind !== 'function' || entity.node === callback) return;
      const summary = collector.summaryOf(entity, false) ?? NOTHING;
      for (const effect of summary.effects) {
        if (/^(?:param:|this$)/.test(effect.location.root)) continue;
        collector.add(effect.access, effect.location, call.node, {
          evidence: effect.evidence,
          via: call.text,
          depth: (effect.depth ?? 0) + 1,
        });
      }
      return;
    }
    case 'fills':
      collectStages(call, collector);
      if (isFilledUnseen(call, collector)) addResource('write', { name: WORLD }, call, collector);
      return;
    case 'guard':
      collector.found.guards = true;
      collector.found.guardsSurely = true;
      return;
    case 'exits':
      collector.found.exits = true;
      return;
    default:
  }
}

/** `pipeline(input, output)` reads and writes the files that its stages were made for. */
function collectStages(call: Call, collector: EffectSink): void {
  for (const stage of call.args.map(unwrap)) {
    const made = stage.type === T.Identifier ? initialValue(stage, collector) : undefined;
    if (made?.type !== T.CallExpression) continue;
    const making = describeCall(made);
    const entity = making.callee && collector.summaries.resolver.calledEntityOf(making.callee, collector.module);
    for (const { verb, resource } of (entity && phrasesOf(entity)) ?? []) {
      if (!resource || (verb !== 'read' && verb !== 'write')) continue;
      addResource(verb, resource, { ...making, node: call.node, text: call.text }, collector);
    }
  }
}

/**
 * The last stage of a pipe was made by a call that nothing is known of: it may unpack an archive into a folder, or load rows into
 * a table.
 */
function isFilledUnseen(call: Call, collector: EffectSink): boolean {
  const stages = call.args.map(unwrap).filter((node) => !isFunction(node) && node.type !== T.ObjectExpression);
  const last = stages.at(-1);
  if (!last || stages.length < 2) return false;
  const made = last.type === T.Identifier ? initialValue(last, collector) : last;
  if (made?.type !== T.CallExpression && made?.type !== T.NewExpression) return false;
  return collector.summaries.resolver.entityOf(made, collector.module) === undefined;
}

function initialValue(name: TSESTree.Identifier, collector: EffectSink): Node | undefined {
  const declaration = collector.module.variableOf(name)?.defs[0]?.node;
  return declaration?.type === T.VariableDeclarator && declaration.init ? unwrap(declaration.init) : undefined;
}

/** Opening and closing; of an object that the function made for itself it is nobody else's business. */
function collectLifecycle({ resource }: Phrase, call: Call, collector: EffectSink): void {
  if (!resource) return;
  const isMethod = call.receiver !== undefined && resource.key === undefined;
  const own: ResourceRef = isMethod ? { ...resource, key: { from: 'this' } } : resource;
  if (own.key?.from === 'this' && call.receiver && collector.isOwnObject(call.receiver)) return;
  addResource('write', own, call, collector);
  addResource('order', own, call, collector);
  if (call.isWaitedFor && isResultDropped(call.node)) addOrder(call, collector);
}

/** Methods of one connection, page or stream keep their order. */
function collectOrder(phrases: readonly Phrase[], call: Call, collector: EffectSink): void {
  const resource = call.receiver && orderedBelow(call.receiver, call.isWaitedFor, collector);
  if (resource === undefined || phrases.some((phrase) => phrase.verb === 'pure')) return;
  if (call.receiver && collector.isOwnObject(call.receiver)) return;
  const reads = phrases.every(isReading);
  collector.add(reads ? 'use' : 'order', { root: WORLD, path: [`ordered ${resource}`], label: resource }, call.node, {
    evidence: 'table',
    via: call.text,
  });
}

/** The resource of a receiver; a query that is asked in the end runs on what its builder was made from. */
function orderedBelow(receiver: Node, isAsked: boolean, collector: EffectSink): string | undefined {
  for (let at = unwrap(receiver); ;) {
    const entity = collector.summaries.resolver.entityOf(at, collector.module);
    const resource = entity?.kind === 'known' ? orderedResourceOf(entity.type) : undefined;
    if (resource !== undefined || !isAsked) return resource;
    if (at.type === T.CallExpression) at = unwrap(at.callee);
    else if (at.type === T.MemberExpression) at = unwrap(at.object);
    else return at.type === T.Identifier ? orderedByName(at.name) : undefined;
  }
}

/** A name that stands for a transaction or a connection of its own, whatever its type. */
function orderedByName(name: string): string | undefined {
  const resource = orderedReceiver(name)?.resource;
  return resource === 'db' ? resource : undefined;
}

function isReading({ verb }: Phrase): boolean {
  return verb === 'read' || verb === 'makes';
}

function addResource(
  access: Access,
  resource: ResourceRef,
  call: Call,
  collector: EffectSink,
  isFolder?: boolean,
): void {
  const key = resource.key && keyText(resource.key, call, collector);
  const keys = key === undefined ? [] : PATH_RESOURCES.has(resource.name) ? splitKey(key) : [key];
  if (resource.key?.from === 'this' && !PATH_RESOURCES.has(resource.name) && collector.isOwnKey(key ?? '')) return;
  const location: Location = {
    root: OWN_ROOTS.has(resource.name) && access === 'read' ? resource.name : WORLD,
    path: resource.name === WORLD ? [] : [resource.name, ...keys],
    label: key === undefined ? resource.name : `${resource.name}:${readableKey(key)}`,
  };
  // What reaches everything is known to be unknown: a command line, another process.
  const evidence = resource.name === WORLD ? 'unknown' : 'table';
  collector.add(access, location, call.node, { evidence, via: call.text, isFolder });
}

function keyText(source: KeySource, call: Call, collector: EffectSink): string | undefined {
  switch (source.from) {
    case 'literal':
      return source.value;
    case 'this':
      // The object itself counts, not how it was made: two servers made alike are two servers.
      return call.receiver && (identityOf(call.receiver, collector) ?? keyOf(call.receiver, collector.places));
    case 'argument': {
      const argument = call.args[source.index];
      const node = argument && (source.property === undefined ? unwrap(argument) : property(argument, source.property));
      return node && keyOf(node, collector.places);
    }
  }
}

function identityOf(receiver: Node, collector: EffectSink): string | undefined {
  const place = collector.places.of(receiver);
  return place && symbolicKey([place.location.root, ...place.location.path].join('.'));
}

function argumentOf(phrase: Phrase, call: Call): Node | undefined {
  if (phrase.argument === 'last') return call.args.at(-1);
  return typeof phrase.argument === 'number' ? call.args[phrase.argument] : undefined;
}

function isReadingRequest(phrase: Phrase, call: Call): boolean {
  const [first] = call.args;
  // `axios({ url, method })`: one object holds all.
  const options = argumentOf(phrase, call) ?? (first && unwrap(first).type === T.ObjectExpression ? first : undefined);
  if (!options) return true;
  const method = property(options, 'method');
  // Options that can't be seen may say anything.
  if (!method) return unwrap(options).type === T.ObjectExpression;
  return /^(?:get|head|options)$/i.test(literalText(unwrap(method)) ?? '');
}

/** `fetch(address + '/page')` after `const address = await server.listen()`: what is done to the server shows in the answer. */
function collectServer({ resource }: Phrase, call: Call, collector: EffectSink): void {
  const address = resource?.key?.from === 'argument' ? call.args[resource.key.index] : undefined;
  if (!address) return;
  walk(address, (node) => {
    const made = node.type === T.Identifier ? initialValue(node, collector) : undefined;
    const asked = made?.type === T.AwaitExpression ? unwrap(made.argument) : made;
    const callee = asked?.type === T.CallExpression ? unwrap(asked.callee) : undefined;
    const server = callee?.type === T.MemberExpression ? collector.visibleLocation(callee.object) : undefined;
    if (server && !/^(?:global|module):/.test(server.root))
      collector.add('read', server, call.node, { evidence: 'name', via: call.text });
    return true;
  });
}

/** A server on this machine may look at whatever the program writes: files, a database, its memory. */
function isLocalRequest({ resource }: Phrase, call: Call, collector: EffectSink): boolean {
  const address = resource?.key && keyText(resource.key, call, collector);
  return (
    address !== undefined &&
    /^\w+:\/\/(?:[^/@]*@)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?![\w.-])/i.test(address)
  );
}

function isReadingQuery(text: Node | undefined): boolean {
  const sql = text && firstText(unwrap(text));
  return (
    sql !== undefined &&
    /^\s*(?:\(|--.*\n|\s)*(?:select|with|show|describe|explain|pragma|values)\b/i.test(sql) &&
    !/\bfor\s+update\b/i.test(sql)
  );
}

function firstText(node: Node): string | undefined {
  if (node.type === T.TemplateLiteral) return node.quasis.map((quasi) => quasi.value.cooked ?? '').join('?');
  if (node.type === T.TaggedTemplateExpression) return firstText(node.quasi);
  if (node.type === T.BinaryExpression) return firstText(node.left);
  if (node.type === T.ObjectExpression) {
    const inner = property(node, 'text') ?? property(node, 'sql');
    return inner && firstText(unwrap(inner));
  }
  return literalText(node);
}

function commandName(node: Node | undefined): string {
  const inner = node && unwrap(node);
  return inner?.type === T.NewExpression ? (calleeText(inner.callee).split('.').at(-1) ?? '') : '';
}

function property(node: Node, name: string): Node | undefined {
  const inner = unwrap(node);
  if (inner.type !== T.ObjectExpression) return undefined;
  const found = inner.properties.find((item) => item.type === T.Property && keyName(item) === name);
  return found?.type === T.Property ? found.value : undefined;
}
