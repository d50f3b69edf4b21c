import { analyze } from './analyze';
import type { Analysis } from './core/analysis';
import { applyEdits } from './core/applyEdits';
import type { Confidence, Finding } from './core/finding';
import type { LanguageId, Options } from './core/options';
import { contains, type Span } from './core/span';
import type { Suggestion, TextEdit } from './core/suggestion';
import { frontEndOf } from './frontEnds';
import type { Project } from './project/project';

/** What to fix, and the seams that tests replace. */
export interface FixSettings {
  /** `safe` applies safe findings alone, `review` both kinds. */
  readonly confidence: Confidence;
  readonly project?: Project;
  /** Finds what to fix; the real analysis by default. */
  readonly analyze?: (text: string) => Analysis;
  /** Says whether a text can be parsed; the real parser by default. */
  readonly parses?: (text: string) => boolean;
}

/** What became of one text. */
export interface FixResult {
  readonly text: string;
  /** The findings that were applied, in the order in which they were; their spans are those of the pass that found them. */
  readonly applied: readonly Finding[];
  /** Names that the new text imports from the helper module. */
  readonly helpers: readonly string[];
  /** False when the bound was reached while there was still something to do. */
  readonly settled: boolean;
  /** What the analysis says of `text`. */
  readonly analysis: Analysis;
}

/** More passes than any nesting met in real code needs; a bound, so that no rewrite can go on for ever. */
const MAX_PASSES = 40;

/**
 * Applies the suggestions of a text until none is left: each pass makes those that don't touch each other, and the next one looks
 * at what came of it, so that nested and overlapping findings get their turn. A rewrite whose result can't be parsed is left out.
 */
export function fixAll(source: string, languageId: LanguageId, options: Options, settings: FixSettings): FixResult {
  const look = settings.analyze ?? ((text: string) => analyze(text, languageId, options, settings.project));
  const parses = settings.parses ?? ((text: string) => canParse(text, languageId, options.path));
  const applied: Finding[] = [];
  const helpers = new Set<string>();
  const refused = new Set<string>();
  let text = source;
  let analysis = look(text);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const wanted = fixesOf(analysis, settings.confidence, options).filter((fix) => !refused.has(keyOf(text, fix)));
    if (wanted.length === 0) return { text, applied, helpers: [...helpers].sort(), settled: true, analysis };
    let made = chooseApart(wanted);
    let next = applyEdits(text, mergeEdits(made));
    if (!parses(next)) {
      made = keepParsable(text, made, parses, refused);
      next = applyEdits(text, mergeEdits(made));
    }
    for (const { finding, suggestion } of made) {
      applied.push(finding);
      for (const name of suggestion.helpers ?? []) helpers.add(name);
    }
    text = next;
    analysis = look(text);
  }
  return { text, applied, helpers: [...helpers].sort(), settled: false, analysis };
}

interface Fix {
  readonly finding: Finding;
  readonly suggestion: Suggestion;
}

/** The findings that may be applied, each with its rewrite: the chosen target's, or the first when it has none for that target. */
function fixesOf(analysis: Analysis, confidence: Confidence, options: Options): Fix[] {
  const fixes: Fix[] = [];
  for (const finding of analysis.findings) {
    if (confidence === 'safe' && finding.confidence !== 'safe') continue;
    const suggestion = finding.suggestions.find(({ target }) => target === options.target) ?? finding.suggestions[0];
    if (suggestion !== undefined && suggestion.edits.length > 0) fixes.push({ finding, suggestion });
  }
  return fixes;
}

/** Picks fixes that leave each other alone; inner ones go first, since the outer one is found again in the next pass. */
function chooseApart(fixes: readonly Fix[]): Fix[] {
  const chosen: Fix[] = [];
  const bySize = [...fixes].sort((a, b) => sizeOf(a.finding.span) - sizeOf(b.finding.span));
  for (const fix of bySize) {
    if (chosen.every((other) => areApart(fix, other))) chosen.push(fix);
  }
  return chosen.sort((a, b) => a.finding.span.start - b.finding.span.start);
}

function areApart(a: Fix, b: Fix): boolean {
  return territoryOf(a).every((x) =>
    territoryOf(b).every((y) => isSameInsertion(x, y) || x.end < y.start || y.end < x.start),
  );
}

/** All that a fix lays claim to: the finding as a whole, and each edit outside of it, such as an import. */
function territoryOf({ finding, suggestion }: Fix): (Span | TextEdit)[] {
  return [finding.span, ...suggestion.edits.filter((edit) => !contains(finding.span, edit))];
}

function isSameInsertion(a: Span | TextEdit, b: Span | TextEdit): boolean {
  return 'newText' in a && 'newText' in b && a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** The edits of several fixes as one sorted list, in which an import that two of them need stands once. */
function mergeEdits(fixes: readonly Fix[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const [index, { suggestion }] of fixes.entries()) {
    const others = fixes.slice(0, index).flatMap((fix) => fix.suggestion.edits);
    merged.push(...suggestion.edits.filter((edit) => !others.some((other) => isSameInsertion(edit, other))));
  }
  return merged.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Tries the fixes one by one and refuses those whose result can't be parsed. */
function keepParsable(text: string, fixes: Fix[], parses: (text: string) => boolean, refused: Set<string>): Fix[] {
  const kept: Fix[] = [];
  for (const fix of fixes) {
    if (parses(applyEdits(text, mergeEdits([...kept, fix])))) kept.push(fix);
    else refused.add(keyOf(text, fix));
  }
  return kept;
}

/** Names a finding by its words, since its offsets change from pass to pass. */
function keyOf(text: string, { finding }: Fix): string {
  return `${finding.rule}\0${finding.function}\0${text.slice(finding.span.start, finding.span.end)}`;
}

function sizeOf(span: Span): number {
  return span.end - span.start;
}

function canParse(text: string, languageId: LanguageId, path: string): boolean {
  try {
    frontEndOf(languageId).parse(text, path);
    return true;
  } catch {
    return false;
  }
}
