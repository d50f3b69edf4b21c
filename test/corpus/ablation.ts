import { readFileSync } from 'node:fs';
import { WORLD, type Effect } from '../../src/core/effect';
import { languageOf } from '../../src/core/languages';
import { LineIndex } from '../../src/core/lineIndex';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import type { Iteration } from '../../src/core/region';
import { findingOfLoop, findingOfPlan, type BareFinding } from '../../src/engine/findings';
import { buildGraph, type Graph } from '../../src/engine/graph';
import { judgeLoop } from '../../src/engine/loops';
import { planRegion } from '../../src/engine/plan';
import { readJavaScript } from '../../src/languages/javascript/analyzeJavaScript';
import type { JsRegion } from '../../src/languages/javascript/regions/jsRegion';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { Project } from '../../src/project/project';
import type { CorpusFile } from './corpusFiles';
import { withoutAccessPaths, withoutSummaries, withoutTable } from './disabledKnowledge';
import { toScored, type ScoredFinding } from './scoredFinding';

/** Takes one mechanism out of what was read of a file; what is read stays as it is where a mechanism is taken out before. */
interface Ablation {
  readonly name: string;
  /** Runs the reading of all files with a part of the front end switched off. */
  readonly around?: <R>(read: () => R) => R;
  readonly region?: (region: JsRegion) => JsRegion;
  readonly graph?: (graph: Graph) => Graph;
}

const ABLATIONS: readonly Ablation[] = [
  { name: 'callee summaries', around: withoutSummaries },
  { name: 'access paths and aliases', around: withoutAccessPaths },
  { name: 'the table of known calls', around: withoutTable },
  { name: 'exits and guards', region: withoutExits, graph: withoutControl },
  { name: 'ordered receivers', region: (region) => withEffects(region, (effect) => (isOrdered(effect) ? [] : [effect])) },
  { name: 'loop analysis', region: withoutIteration },
  { name: 'names', region: (region) => withEffects(region, (effect) => [isByName(effect) ? asUnknown(effect) : effect]) },
];

/** What is found when one mechanism after the other is off, by its name. */
export function findWithoutEach(files: readonly CorpusFile[]): ReadonlyMap<string, ScoredFinding[]> {
  const found = new Map<string, ScoredFinding[]>(ABLATIONS.map(({ name }) => [name, []]));
  for (const ablation of ABLATIONS) {
    if (ablation.around) ablation.around(() => readAll(files, [ablation], found));
  }
  // The others start from the same reading.
  readAll(
    files,
    ABLATIONS.filter(({ around }) => !around),
    found,
  );
  return found;
}

function readAll(
  files: readonly CorpusFile[],
  ablations: readonly Ablation[],
  found: ReadonlyMap<string, ScoredFinding[]>,
): void {
  const project = new Project(createNodeFileSystem());
  for (const file of files) {
    if (languageOf(file.path) === undefined) continue;
    const text = readFileSync(file.absolute, 'utf8');
    // Loops that end early are read only when all regions are asked for.
    const read = readJavaScript(text, { ...DEFAULT_OPTIONS, path: file.absolute, explain: true }, project);
    const lines = new LineIndex(text);
    const regions = read.regions.map(({ whole }) => whole());
    for (const ablation of ablations) {
      for (const region of regions) {
        for (const bare of judge(region, ablation, lines, read.ownerOf(region).name)) {
          const scored = toScored({ ...bare, suggestions: [] }, file, lines);
          if (scored) found.get(ablation.name)?.push(scored);
        }
      }
    }
  }
}

function judge(seen: JsRegion, { region: change, graph: cut }: Ablation, lines: LineIndex, name: string): BareFinding[] {
  const lineOf = (offset: number): number => lines.at(offset).line;
  const region = change ? change(seen) : seen;
  if (region.kind === 'loop') {
    const verdict = judgeLoop(region, lineOf);
    return 'refused' in verdict ? [] : [findingOfLoop(region, verdict, name)];
  }
  const whole = buildGraph(region, lineOf);
  const graph = cut ? cut(whole) : whole;
  return planRegion(graph).map((plan) => findingOfPlan(plan, graph, name));
}

function withoutExits(region: JsRegion): JsRegion {
  return {
    ...region,
    steps: region.steps.map(({ exit: _e, guard: _g, isSoftGuard: _s, keepsPartialResult: _k, ...step }) => step),
    ...(region.iteration && { iteration: { ...region.iteration, exits: [] } }),
  };
}

function withoutControl(graph: Graph): Graph {
  const isSeen = (kind: string): boolean => kind !== 'control' && kind !== 'guard';
  return {
    region: graph.region,
    dependences: graph.dependences.filter(({ kind }) => isSeen(kind)),
    between: (from, to) => {
      const dependence = graph.between(from, to);
      return dependence && isSeen(dependence.kind) ? dependence : undefined;
    },
  };
}

/** Every loop is taken for one over items, of which nothing is carried on. */
function withoutIteration(region: JsRegion): JsRegion {
  if (!region.iteration) return region;
  const { carried: _, ...rest } = region.iteration;
  return { ...region, iteration: { ...rest, over: 'items', effects: [], exits: [] } };
}

function withEffects(region: JsRegion, change: (effect: Effect) => readonly Effect[]): JsRegion {
  const iteration: Iteration | undefined = region.iteration && {
    ...region.iteration,
    effects: region.iteration.effects.flatMap(change),
  };
  return {
    ...region,
    steps: region.steps.map((step) => ({ ...step, effects: step.effects.flatMap(change) })),
    ...(iteration && { iteration }),
  };
}

/** Something in particular that serves one caller at a time; to stand in the row without saying why is left alone. */
function isOrdered({ access, location }: Effect): boolean {
  return (access === 'order' || access === 'use') && (location.root !== WORLD || location.path.length > 0);
}

function isByName({ evidence, location }: Effect): boolean {
  return evidence === 'name' && location.root === WORLD;
}

function asUnknown(effect: Effect): Effect {
  return {
    ...effect,
    access: 'write',
    evidence: 'unknown',
    location: { root: WORLD, path: [], label: 'the outside world' },
  };
}
