import { T } from './nodeTypes';
import { mayBlock } from '../../core/mayHoldFindings';
import type { Options } from '../../core/options';
import type { Span } from '../../core/span';
import type { LanguageFile } from '../languageFile';
import { readBlockingCalls } from './blocking/readBlockingCalls';
import { Resolver } from './effects/resolver';
import { Summaries } from './effects/summaries';
import { SummariesOfHosts } from '../effects/summariesOfHosts';
import { NO_HOST, type ModuleHost } from './modules';
import { ownerName, readRegions } from './readRegions';
import type { JsRegion, Owner } from './regions/jsRegion';
import { Suggester } from './suggestions/suggest';

const SUMMARIES = new SummariesOfHosts<ModuleHost, Summaries>(
  NO_HOST,
  (host, match) => new Summaries(new Resolver(host), match),
);

/** Reads a file. Throws `ParseError`. */
export function readJavaScript(text: string, options: Options, host: ModuleHost = NO_HOST): LanguageFile<JsRegion> {
  const module = host.adopt(options.path, text);
  const { source } = module;
  const summaries = SUMMARIES.of(host, options.knownCalls);
  const regions = readRegions(module, summaries, options.explain);
  const suggester = new Suggester(source, options);
  return {
    text,
    regions,
    comments: () => source.comments.map(({ range, value }) => ({ start: range[0], end: range[1], text: value })),
    ownerOf: ({ owner }) => ({ key: owner, name: ownerName(owner), span: spanOf(owner), head: headOf(owner) }),
    otherFindings: () => [],
    blockingCalls: () => (mayBlock(text) ? readBlockingCalls(module, summaries.resolver) : []),
    suggestGroups: (region, groups, chains) => suggester.forGroups(region, groups, chains),
    suggestLoop: (region) => suggester.forLoop(region),
    whyNoSuggestion: (region) => suggester.whyNotLoop(region),
    suggestEarlyStart: (region, step, above) => suggester.forEarlyStart(region, step, above),
  };
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
