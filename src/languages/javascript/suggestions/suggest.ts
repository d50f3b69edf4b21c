import * as l10n from '@vscode/l10n';
import type { Options } from '../../../core/options';
import type { Suggestion, SuggestionTarget } from '../../../core/suggestion';
import type { GroupSteps } from '../../languageFile';
import type { JsRegion } from '../regions/jsRegion';
import type { JsSource } from '../source';
import type { GroupRequest, Rewrite } from './request';
import { rewriteGroups } from './rewriteGroup';
import { rewriteLoop } from './rewriteLoop';

const TARGETS: readonly SuggestionTarget[] = ['promise-all', 'run-parallel', 'all-settled'];

/** The ways to rewrite the groups of one finding, that of the user's choice first; empty when their shape allows none. */
export function suggestForGroups(
  source: JsSource,
  region: JsRegion,
  groups: readonly GroupSteps<JsRegion>[],
  options: Options,
): Suggestion[] {
  const { helperSpecifier } = options;
  return targetsOf(options).flatMap((target) => {
    const reserved = reservedNames(region, target);
    const requests = groups.map(({ members, before }): GroupRequest => {
      return { source, region, group: members, before, target, helperSpecifier, reserved };
    });
    const rewrite = firstMade(requests);
    return toSuggestion(target, titleForGroups(target), rewrite, reserved);
  });
}

/** The ways to let the rounds of a loop wait together. */
export function suggestForLoop(source: JsSource, region: JsRegion, options: Options): Suggestion[] {
  return targetsOf(options).flatMap((target) => {
    const concurrency = target === 'run-parallel' ? options.concurrency : undefined;
    const reserved = reservedNames(region, target);
    const { helperSpecifier } = options;
    const rewrite = rewriteLoop({ source, region, target, helperSpecifier, concurrency, reserved });
    return toSuggestion(target, titleForLoop(target, options.concurrency), rewrite, reserved);
  });
}

/** Per block, what the suggestions made so far call their new variables. */
const RESERVED = new WeakMap<object, Map<SuggestionTarget, Set<string>>>();

function reservedNames(region: JsRegion, target: SuggestionTarget): Set<string> {
  const block = region.list[0]?.parent ?? region.owner;
  const byTarget = RESERVED.get(block) ?? new Map<SuggestionTarget, Set<string>>();
  RESERVED.set(block, byTarget);
  const names = byTarget.get(target) ?? new Set<string>();
  byTarget.set(target, names);
  return names;
}

function targetsOf({ target }: Options): SuggestionTarget[] {
  return [target, ...TARGETS.filter((other) => other !== target)];
}

/** All groups at once if that can be done, else as many as go from the first on: a group may build on those before it. */
function firstMade(requests: readonly GroupRequest[]): Rewrite | undefined {
  for (let count = requests.length; count > 0; count--) {
    const rewrite = rewriteGroups(requests.slice(0, count));
    if ('edits' in rewrite) return rewrite;
  }
  return undefined;
}

function toSuggestion(
  target: SuggestionTarget,
  title: string,
  rewrite: Rewrite | undefined,
  reserved: Set<string>,
): Suggestion[] {
  if (!rewrite || 'refused' in rewrite || rewrite.edits.length === 0) return [];
  for (const name of rewrite.names) reserved.add(name);
  const { edits, helpers } = rewrite;
  return [{ target, title, edits, ...(helpers.length > 0 && { helpers }) }];
}

function titleForGroups(target: SuggestionTarget): string {
  switch (target) {
    case 'promise-all':
      return l10n.t('Wait together with Promise.all');
    case 'run-parallel':
      return l10n.t('Wait together with runParallel');
    case 'all-settled':
      return l10n.t('Wait together, keep every result (Promise.allSettled)');
  }
}

function titleForLoop(target: SuggestionTarget, concurrency: number): string {
  switch (target) {
    case 'promise-all':
      return l10n.t('Wait for all rounds together with Promise.all');
    case 'run-parallel':
      return l10n.t('Wait for {0} rounds at a time with runParallel', concurrency);
    case 'all-settled':
      return l10n.t('Run all rounds to the end, then throw the first error (Promise.allSettled)');
  }
}
