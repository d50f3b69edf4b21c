import { T } from './nodeTypes';
import type { Options } from '../../core/options';
import type { Span } from '../../core/span';
import type { Suggestion } from '../../core/suggestion';
import { Summaries } from './effects/summaries';
import { NO_HOST, type ModuleHost } from './modules';
import { ownerName, readRegions } from './readRegions';
import type { JsRegion, Owner } from './regions/jsRegion';
import type { JsSource } from './source';
import { suggestForGroups, suggestForLoop, type GroupSteps } from './suggestions/suggest';

/** A JavaScript or TypeScript file, read into regions, and able to say how a group in one of them is rewritten. */
export interface JavaScriptFile {
  readonly source: JsSource;
  readonly regions: readonly JsRegion[];
  nameOf(region: JsRegion): string;
  spanOf(region: JsRegion): Span;
  headOf(region: JsRegion): Span;
  suggestGroups(region: JsRegion, groups: readonly GroupSteps[]): Suggestion[];
  suggestLoop(region: JsRegion): Suggestion[];
}

const SUMMARIES = new WeakMap<ModuleHost, { version: number; summaries: Summaries }>();

/** Reads a file. Throws `ParseError`. `version` tells knowledge of other files that is still good from what is stale. */
export function readJavaScript(
  text: string,
  options: Options,
  host: ModuleHost = NO_HOST,
  version = 0,
): JavaScriptFile {
  const module = host.adopt(options.path, text);
  const { source } = module;
  const summaries = summariesFor(host, version);
  const regions = readRegions(module, summaries, options.explain);
  return {
    source,
    regions,
    nameOf: (region) => ownerName(region.owner),
    spanOf: (region) => spanOf(region.owner),
    headOf: (region) => headOf(region.owner),
    suggestGroups: (region, groups) => suggestForGroups(source, region, groups, options),
    suggestLoop: (region) => suggestForLoop(source, region, options),
  };
}

function summariesFor(host: ModuleHost, version: number): Summaries {
  const kept = host === NO_HOST ? undefined : SUMMARIES.get(host);
  if (kept?.version === version) {
    kept.summaries.refill();
    return kept.summaries;
  }
  const summaries = new Summaries(host, () => undefined);
  SUMMARIES.set(host, { version, summaries });
  return summaries;
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
