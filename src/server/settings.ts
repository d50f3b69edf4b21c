import type { Confidence, RuleId } from '../core/finding';
import { RULE_IDS } from '../core/finding';
import { DEFAULT_OPTIONS, type KnownCallSetting } from '../core/options';
import { SUGGESTION_TARGETS, type SuggestionTarget } from '../core/suggestion';
import { checkKnownCalls } from '../project/knownCallFiles';

/** The settings below `awaitLens`, checked; see package.json for what each means. */
export interface Settings {
  readonly enable: boolean;
  readonly minimumConfidence: Confidence;
  readonly rules: readonly RuleId[];
  /** Patterns as in a .gitignore, from the workspace folder. */
  readonly exclude: readonly string[];
  readonly includeTests: boolean;
  readonly codeLens: boolean;
  /** The lens also counts what a person has to decide. */
  readonly codeLensReview: boolean;
  /** How many waits must be saved for a lens to be shown. */
  readonly codeLensMinimumSaving: number;
  readonly hover: boolean;
  readonly target: SuggestionTarget;
  /** Empty: a helper file is put into the project. */
  readonly helperModule: string;
  readonly concurrency: number;
  readonly knownCalls: readonly KnownCallSetting[];
}

/** The settings where the user has chosen nothing. */
export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  minimumConfidence: 'review',
  rules: RULE_IDS,
  exclude: [],
  includeTests: false,
  codeLens: true,
  codeLensReview: true,
  codeLensMinimumSaving: 1,
  hover: true,
  target: 'promise-all',
  helperModule: '',
  concurrency: DEFAULT_OPTIONS.concurrency,
  knownCalls: [],
};

/** Reads settings as an editor sends them; what is wrong is left at its default and named in `problems`. */
export function parseSettings(value: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const read = reader(value, problems);
  const settings: Settings = {
    enable: read('enable', isBoolean, 'true or false') ?? DEFAULT_SETTINGS.enable,
    minimumConfidence: read('minimumConfidence', isConfidence, 'safe or review') ?? DEFAULT_SETTINGS.minimumConfidence,
    rules: enabledRules(read('rules', isRuleSwitches, `an object of rules (${RULE_IDS.join(', ')}) and true or false`)),
    exclude: read('exclude', isTextList, 'a list of patterns') ?? DEFAULT_SETTINGS.exclude,
    includeTests: read('includeTests', isBoolean, 'true or false') ?? DEFAULT_SETTINGS.includeTests,
    codeLens: read('codeLens.enabled', isBoolean, 'true or false') ?? DEFAULT_SETTINGS.codeLens,
    codeLensReview: read('codeLens.review', isBoolean, 'true or false') ?? DEFAULT_SETTINGS.codeLensReview,
    codeLensMinimumSaving:
      read('codeLens.minimumSaving', isCount, 'a whole number from 1') ?? DEFAULT_SETTINGS.codeLensMinimumSaving,
    hover: read('hover.enabled', isBoolean, 'true or false') ?? DEFAULT_SETTINGS.hover,
    target: read('rewrite.target', isTarget, SUGGESTION_TARGETS.join(', ')) ?? DEFAULT_SETTINGS.target,
    helperModule: read('rewrite.helperModule', isText, 'a text')?.trim() ?? DEFAULT_SETTINGS.helperModule,
    concurrency: read('rewrite.concurrency', isCount, 'a whole number from 1') ?? DEFAULT_SETTINGS.concurrency,
    knownCalls: readKnownCalls(value, problems),
  };
  return { settings, problems };
}

/** Entries are checked one by one: a wrong one does not spoil the others. */
function readKnownCalls(root: unknown, problems: string[]): readonly KnownCallSetting[] {
  const value = isRecord(root) ? root.knownCalls : undefined;
  if (value === undefined || value === null) return DEFAULT_SETTINGS.knownCalls;
  const checked = checkKnownCalls(value, 'awaitLens.knownCalls');
  problems.push(...checked.problems);
  return checked.calls;
}

type Guard<T> = (value: unknown) => value is T;

function reader(
  root: unknown,
  problems: string[],
): <T>(name: string, guard: Guard<T>, wanted: string) => T | undefined {
  return (name, guard, wanted) => {
    let value: unknown = root;
    for (const key of name.split('.')) value = isRecord(value) ? value[key] : undefined;
    if (value === undefined || value === null) return undefined;
    if (guard(value)) return value;
    problems.push(`awaitLens.${name} has to be ${wanted}, not ${JSON.stringify(value)}`);
    return undefined;
  };
}

function enabledRules(switches: Readonly<Record<string, boolean>> | undefined): readonly RuleId[] {
  return RULE_IDS.filter((rule) => switches?.[rule] !== false);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1;
}

function isConfidence(value: unknown): value is Confidence {
  return value === 'safe' || value === 'review';
}

function isTarget(value: unknown): value is SuggestionTarget {
  return SUGGESTION_TARGETS.some((target) => target === value);
}

function isRuleSwitches(value: unknown): value is Record<string, boolean> {
  if (!isRecord(value)) return false;
  return Object.entries(value).every(([rule, on]) => RULE_IDS.some((known) => known === rule) && isBoolean(on));
}
