import type { KnownCallSetting, Options } from '../../core/options';
import type { Span } from '../../core/span';
import { createUserCalls } from '../knowledge/userCalls';
import type { LanguageFile, RegionOwner } from '../languageFile';
import { asyncLibraryOf } from './asyncLibrary';
import { Summaries } from './effects/summaries';
import { NO_PYTHON_HOST, type PyHost } from './modules';
import { ownerName, readRegions } from './readRegions';
import type { PyRegion } from './regions/pyRegion';
import { Suggester } from './suggestions/suggest';
import { field, type PyNode } from './syntax';

/** What is known of the functions of a host's files, one for each list of known calls that is in use. */
interface Knowledge {
  readonly version: number;
  readonly byCalls: Map<string, Summaries>;
}

const KNOWLEDGE = new WeakMap<PyHost, Knowledge>();

/** Reads a file; its parser has to be loaded. Throws `ParseError`. */
export function readPython(text: string, options: Options, host: PyHost = NO_PYTHON_HOST): LanguageFile<PyRegion> {
  const module = host.adopt(options.path, text);
  const { source } = module;
  const summaries = summariesFor(host, options.knownCalls);
  const suggester = new Suggester(module, host.settingsOf(options.path), options);
  return {
    text,
    // Twisted and Trio have nothing that could be written for `asyncio.gather`.
    regions: /^(?:twisted|trio)$/.test(asyncLibraryOf(module, host))
      ? []
      : readRegions(module, summaries, options.explain),
    ...(source.error && { syntaxError: source.error }),
    comments: () => source.comments,
    ownerOf: ({ owner }) => describeOwner(owner, text),
    suggestGroups: (region, groups, chains) => suggester.forGroups(region, groups, chains),
    suggestLoop: (region) => suggester.forLoop(region),
    blockingCalls: () => [],
    otherFindings: () => [],
  };
}

function describeOwner(owner: PyNode, text: string): RegionOwner {
  const span: Span = owner.type === 'module' ? { start: 0, end: text.length } : { start: owner.start, end: owner.end };
  const name = field(owner, 'name');
  const head = name ? { start: name.start, end: name.end } : { start: 0, end: 0 };
  return { key: owner, name: ownerName(owner, text), span, head };
}

function summariesFor(host: PyHost, calls: readonly KnownCallSetting[]): Summaries {
  // Without a host no module is met twice.
  if (host === NO_PYTHON_HOST) return makeSummaries(host, calls);
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

function makeSummaries(host: PyHost, calls: readonly KnownCallSetting[]): Summaries {
  const userCalls = createUserCalls(calls);
  return new Summaries(host, (callee) => userCalls.matchUserCall(callee));
}
