import { earlyStartsIn } from '../../src/analyze';
import type { Analysis, Offer } from '../../src/core/analysis';
import type { Dependence, DependenceKind } from '../../src/core/dependence';
import { LineIndex } from '../../src/core/lineIndex';
import type { Options } from '../../src/core/options';
import type { Region } from '../../src/core/region';
import { findChains } from '../../src/engine/chains';
import { findingOfPlan } from '../../src/engine/findings';
import { buildGraph, type Graph } from '../../src/engine/graph';
import { planRegion } from '../../src/engine/plan';
import { readJavaScript } from '../../src/languages/javascript/analyzeJavaScript';
import type { LanguageFile } from '../../src/languages/languageFile';

/** A kind of dependence, or those of any kind that only may be there, such as on calls that nothing is known of. */
export type Blindness = DependenceKind | 'maybe';

/** The analysis with an engine that is blind to one kind of dependence; loops are left out. */
export function lookWithout(
  kind: Blindness,
  text: string,
  options: Options,
  read: (text: string, options: Options) => LanguageFile = readJavaScript,
): Analysis {
  const file = read(text, options);
  const lines = new LineIndex(text);
  const earlyStarts: Offer[] = [];
  const findings = file.regions
    .map(({ whole }) => whole())
    .filter((region) => region.kind === 'run')
    .flatMap((seen) => {
      const region = kind === 'pinned' ? withoutPins(seen) : seen;
      const graph = without(
        kind,
        buildGraph(region, (offset) => lines.at(offset).line),
      );
      earlyStarts.push(...earlyStartsIn(file, region, graph));
      return planRegion(graph).map((plan) => {
        const groups = plan.groups
          .filter((group) => group.members.length > 1)
          .map((group) => ({
            members: group.members.flatMap((index) => region.steps[index] ?? []),
            before: group.before.flatMap((index) => region.steps[index] ?? []),
          }));
        return {
          ...findingOfPlan(plan, graph, file.ownerOf(region).name),
          suggestions: file.suggestGroups(region, groups, findChains(graph, plan)),
        };
      });
    });
  return { parsed: true, findings, functions: [], earlyStarts, rows: [], notes: [] };
}

function without(kind: Blindness, graph: Graph): Graph {
  const isSeen = (dependence: Dependence): boolean => dependence.kind !== kind && dependence.strength !== kind;
  return {
    region: graph.region,
    dependences: graph.dependences.filter(isSeen),
    between: (from, to) => {
      const dependence = graph.between(from, to);
      return dependence && isSeen(dependence) ? dependence : undefined;
    },
  };
}

function withoutPins(region: Region): Region {
  return { ...region, steps: region.steps.map(({ pinned: _, ...step }) => step) };
}
