import type { Analysis, FunctionReport, Offer } from './core/analysis';
import type { CommentText } from './core/comment';
import type { BlockingCall } from './core/blockingCall';
import type { Finding } from './core/finding';
import { LineIndex } from './core/lineIndex';
import { languageOf } from './core/languages';
import type { LanguageId, Options } from './core/options';
import { ParseError } from './core/parseError';
import type { Region } from './core/region';
import { isScriptFile } from './core/scriptFiles';
import { declaresTests, isTestFile } from './core/testFiles';
import { findingOfBlockingCall } from './engine/blockingCalls';
import { findChains } from './engine/chains';
import { isIgnored, readDirectives } from './engine/directives';
import { findEarlyPlaces } from './engine/earlyStarts';
import { findingOfLoop, findingOfPlan, rowsOf, type BareFinding } from './engine/findings';
import { buildGraph, type Graph } from './engine/graph';
import { judgeLoop } from './engine/loops';
import { lookClosely } from './engine/looks';
import { planRegion, type Plan } from './engine/plan';
import { findRowsToOffer } from './engine/rowOffers';
import { reportFunction, type ReportedRegion } from './engine/report';
import { isWorthParsing } from './core/worthParsing';
import { frontEndOf } from './frontEnds';
import type { LanguageFile } from './languages/languageFile';
import type { Project } from './project/project';

const NOTHING: Analysis = { parsed: false, findings: [], functions: [], earlyStarts: [], rows: [], notes: [] };

/**
 * The one door to the analysis: finds the awaits of a text that could wait together. Never throws on user code; a text that
 * can't be parsed gives an `error` in the result. With a `project`, callees are looked up in other files.
 */
export function analyze(source: string, languageId: LanguageId, options: Options, project?: Project): Analysis {
  const frontEnd = frontEndOf(languageId);
  if (!options.explain && !isWorthParsing(source, languageId)) return NOTHING;
  if (!options.includeTests && isTest(source, languageId, options)) return NOTHING;
  try {
    return analyzeFile(frontEnd.read(source, options, project), options);
  } catch (error) {
    if (error instanceof ParseError) {
      const { message, offset } = error;
      return { ...NOTHING, error: { message, ...(offset !== undefined && { offset }) } };
    }
    // A fault of ours must not take an editor or a whole scan down; it is told as what it is.
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { ...NOTHING, error: { message: `internal error: ${message}` }, notes: stack === undefined ? [] : [stack] };
  }
}

/** Comments are only looked for in a file in which one may be meant for us. */
function commentTexts(file: LanguageFile): readonly CommentText[] {
  return file.text.includes('await-lens-ignore') ? file.comments() : [];
}

/**
 * A script that holds the thread keeps nobody waiting but the one who started it; in Python even scripts are only made of coroutines
 * where several things go on at once.
 */
function blockingCallsOf(file: LanguageFile, { rules, path, roots }: Options): readonly BlockingCall[] {
  return rules.includes('blocking-call') && (languageOf(path) === 'python' || !isScriptFile(path, roots))
    ? file.blockingCalls()
    : [];
}

function isTest(source: string, languageId: LanguageId, { path, roots }: Options): boolean {
  return isTestFile(path, roots) || (languageId !== 'python' && declaresTests(source));
}

interface JudgedLoop {
  readonly region: Region;
  readonly finding?: Finding;
  readonly refused?: string;
}

interface JudgedRegion {
  readonly region: Region;
  readonly graph: Graph;
  readonly plans: { readonly plan: Plan; readonly finding: Finding | undefined }[];
}

function analyzeFile(file: LanguageFile, options: Options): Analysis {
  const lines = new LineIndex(file.text);
  const lineOf = (offset: number): number => lines.at(offset).line;
  const directives = readDirectives(commentTexts(file), lines);
  const isWanted = (bare: BareFinding, statementStart: number): boolean =>
    options.rules.includes(bare.rule) &&
    !isIgnored(directives, bare.rule, [lineOf(bare.span.start), lineOf(statementStart)]);
  const found: Finding[] = [];
  const judged: JudgedRegion[] = [];
  const loops: JudgedLoop[] = [];
  for (const looks of file.regions) {
    const region = lookClosely(looks, lineOf);
    if (!region) continue;
    const { name } = file.ownerOf(region);
    if (region.kind === 'loop') {
      const verdict = judgeLoop(region, lineOf);
      if ('refused' in verdict) {
        loops.push({ region, refused: verdict.refused });
        continue;
      }
      const bare = findingOfLoop(region, verdict, name);
      const isReported = isWanted(bare, region.span.start);
      const finding = isReported ? withSuggestions(bare, file, region) : undefined;
      if (finding) found.push(finding);
      loops.push({ region, ...(finding && { finding }) });
      continue;
    }
    const graph = buildGraph(region, lineOf);
    const plans = planRegion(graph).map((plan) => {
      const bare = findingOfPlan(plan, graph, name);
      const first = region.steps[plan.awaits[0] ?? 0];
      if (!isWanted(bare, first?.statementSpan.start ?? bare.span.start)) return { plan, finding: undefined };
      const groups = plan.groups
        .filter((group) => group.members.length > 1)
        .map((group) => ({
          members: group.members.flatMap((index) => region.steps[index] ?? []),
          before: group.before.flatMap((index) => region.steps[index] ?? []),
        }));
      const chains = findChains(graph, plan);
      // Two calls of rows that begin over don't go together without the rows that they stand in.
      const suggestions = file.suggestGroups(region, rowsOf(plan, graph) ? [] : groups, chains);
      const finding: Finding = { ...bare, suggestions };
      found.push(finding);
      return { plan, finding };
    });
    judged.push({ region, graph, plans });
  }
  for (const finding of file.otherFindings()) if (isWanted(finding, finding.span.start)) found.push(finding);
  for (const call of blockingCallsOf(file, options)) {
    const finding = findingOfBlockingCall(call);
    if (isWanted(finding, call.statementStart)) found.push(finding);
  }
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return {
    parsed: true,
    ...(file.syntaxError && { error: file.syntaxError }),
    findings: found,
    functions: options.explain ? reportFunctions(file, { judged, loops }, found) : [],
    earlyStarts: options.explain ? judged.flatMap(({ region, graph }) => earlyStartsIn(file, region, graph)) : [],
    rows: options.explain ? judged.flatMap(({ region, graph }) => rowsIn(file, region, graph, lineOf)) : [],
    notes: [],
  };
}

/** Where the shape of a loop allows no rewrite, the finding says why. */
function withSuggestions(bare: BareFinding, file: LanguageFile, region: Region): Finding {
  const suggestions = file.suggestLoop(region);
  const why = suggestions.length === 0 ? file.whyNoSuggestion(region) : undefined;
  return { ...bare, suggestions, ...(why !== undefined && { reasons: [...bare.reasons, why] }) };
}

/** The calls of one region that could be made earlier than they are waited for, with how that is written. */
export function earlyStartsIn(file: LanguageFile, region: Region, graph: Graph): Offer[] {
  return findEarlyPlaces(graph).flatMap((place) => {
    const [step, above] = [region.steps[place.step], region.steps[place.above]];
    const suggestion = step && above && file.suggestEarlyStart?.(region, step, above);
    return suggestion ? [{ span: step.statementSpan, suggestion }] : [];
  });
}

/** The rows of calls of one region that nothing is known of, with how they are put side by side. */
function rowsIn(file: LanguageFile, region: Region, graph: Graph, lineOf: (offset: number) => number): Offer[] {
  const found = graph.rows ? undefined : findRowsToOffer(region, lineOf);
  if (!found) return [];
  const [suggestion] = file.suggestGroups(region, [], found.chains);
  return suggestion ? [{ span: found.span, suggestion: { ...suggestion, title: found.title } }] : [];
}

function reportFunctions(
  file: LanguageFile,
  { judged, loops }: { readonly judged: readonly JudgedRegion[]; readonly loops: readonly JudgedLoop[] },
  findings: readonly Finding[],
): FunctionReport[] {
  const byOwner = new Map<object, JudgedRegion[]>();
  for (const item of judged) {
    const { key } = file.ownerOf(item.region);
    const list = byOwner.get(key);
    if (list) list.push(item);
    else byOwner.set(key, [item]);
  }
  const reports = [...byOwner.values()].flatMap((items) => {
    const [first] = items;
    if (!first) return [];
    const { key, name, span, head } = file.ownerOf(first.region);
    const regions: ReportedRegion[] = items.map(({ graph, plans }) => ({
      graph,
      plans: plans.map(({ plan, finding }) => ({ plan, finding: finding ? findings.indexOf(finding) : -1 })),
    }));
    return [
      reportFunction({
        name,
        span,
        head,
        regions,
        loops: loops
          .filter(({ region }) => file.ownerOf(region).key === key)
          .map(({ region, finding, refused }) => ({
            region,
            ...(finding && { finding: findings.indexOf(finding) }),
            ...(refused !== undefined && { refused }),
          })),
      }),
    ];
  });
  return reports.sort((a, b) => a.span.start - b.span.start);
}
