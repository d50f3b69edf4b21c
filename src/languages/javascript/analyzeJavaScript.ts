import { T } from './nodeTypes';
import { mayBlock } from '../../core/mayHoldFindings';
import type { KnownCallSetting, Options } from '../../core/options';
import type { Span } from '../../core/span';
import type { LanguageFile } from '../languageFile';
import { readBlockingCalls } from './blocking/readBlockingCalls';
import { Summaries } from './effects/summaries';
import { createUserCalls } from '../knowledge/userCalls';
import { NO_HOST, type ModuleHost } from './modules';
import { ownerName, readRegions } from './readRegions';
import type { JsRegion, Owner } from './regions/jsRegion';
import { suggestForGroups, suggestForLoop } from './suggestions/suggest';

/** What is known of the functions of a host's files, one for each list of known calls that is in use. */
interface Knowledge {
  readonly version: number;
  readonly byCalls: Map<string, Summaries>;
}

const KNOWLEDGE = new WeakMap<ModuleHost, Knowledge>();

/** Reads a file. Throws `ParseError`. */
export function readJavaScript(text: string, options: Options, host: ModuleHost = NO_HOST): LanguageFile<JsRegion> {
  const module = host.adopt(options.path, text);
  const { source } = module;
  const summaries = summariesFor(host, options.knownCalls);
  const regions = readRegions(module, summaries, options.explain);
  return {
    text,
    regions,
    comments: () => source.comments.map(({ range, value }) => ({ start: range[0], end: range[1], text: value })),
    ownerOf: ({ owner }) => ({ key: owner, name: ownerName(owner), span: spanOf(owner), head: headOf(owner) }),
    otherFindings: () => [],
    blockingCalls: () => (mayBlock(text) ? readBlockingCalls(module, summaries.resolver) : []),
    suggestGroups: (region, groups, chains) => suggestForGroups(source, region, groups, chains, options),
    suggestLoop: (region) => suggestForLoop(source, region, options),
  };
}

function summariesFor(host: ModuleHost, calls: readonly KnownCallSetting[]): Summaries {
  // Without a host no module is met twice.
  if (host === NO_HOST) return makeSummaries(host, calls);
  let knowledge = KNOWLEDGE.get(host);
  if (knowledge?.version !== host.version) {
    knowledge = { version: host.version, byCalls: new Map() };
    KNOWLEDGE.set(host, knowledge);
  }
  // By content: settings are read anew for each document, and lists of known calls are short.
  const key = JSON.stringify(calls);
  let summaries = knowledge.byCalls.get(key);
  if (summaries) summaries.refill();
  else {
    summaries = makeSummaries(host, calls);
    knowledge.byCalls.set(key, summaries);
  }
  return summaries;
}

function makeSummaries(host: ModuleHost, calls: readonly KnownCallSetting[]): Summaries {
  const userCalls = createUserCalls(calls);
  return new Summaries(host, (callee) => userCalls.matchUserCall(callee));
}

function spanOf(owner: Owner): Span {
  return { start: owner.range[0], end: owner.range[1] };
}

/** Where the name of a function stands, or its beginning. */
function headOf(owner: Owner): Span {
  if (owner.type === T.Program) return { start: 0, end: 0 };
  if (owner.type !== T.StaticBlock && owner.id) return { start: owner.id.range[0], end: owner.id.range[1] };
  const { parent } = owner;
  const named =
    parent.type === T.MethodDefinition || parent.type === T.Property || parent.type === T.PropertyDefinition
      ? parent.key
      : parent.type === T.VariableDeclarator
        ? parent.id
        : owner;
  return { start: named.range[0], end: Math.min(named.range[1], named.range[0] + 200) };
}
