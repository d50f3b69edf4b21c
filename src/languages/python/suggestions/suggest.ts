import * as l10n from '@vscode/l10n';
import type { Options } from '../../../core/options';
import type { Suggestion, SuggestionTarget } from '../../../core/suggestion';
import type { ChainIndexes, GroupSteps } from '../../languageFile';
import type { PyModule, PySettings } from '../modules';
import type { PyRegion } from '../regions/pyRegion';
import type { PyNode } from '../syntax';
import { styleOf } from './fileStyle';
import type { Group, GroupTarget, Rewrite, RewriteContext } from './request';
import { rewriteChains } from './rewriteChains';
import { rewriteGroups } from './rewriteGroups';
import { rewriteLoop } from './rewriteLoop';

const TARGETS: readonly SuggestionTarget[] = ['promise-all', 'run-parallel', 'chains', 'task-group', 'all-settled'];

/** Writes the suggestions for one reading of a file. */
export class Suggester {
  readonly #module: PyModule;
  readonly #settings: PySettings;
  readonly #options: Options;
  /** Per block, what the suggestions for earlier findings call their new variables. */
  readonly #reserved = new Map<PyNode, Set<string>>();

  constructor(module: PyModule, settings: PySettings, options: Options) {
    this.#module = module;
    this.#settings = settings;
    this.#options = options;
  }

  /** The ways to rewrite the groups of one finding, that of the user's choice first; empty when their shape allows none. */
  forGroups(region: PyRegion, groups: readonly GroupSteps<PyRegion>[], chains: ChainIndexes | undefined): Suggestion[] {
    return this.#reserving(region, (context) =>
      this.#targets().flatMap((target) => {
        if (target === 'chains') {
          const rewrite = chains && rewriteChains(context, chains);
          return toSuggestion(target, l10n.t('Let the chains run side by side with run_parallel'), rewrite);
        }
        return toSuggestion(target, titleForGroups(target), firstMade(context, groups, target));
      }),
    );
  }

  /** The ways to let the rounds of a loop wait together. */
  forLoop(region: PyRegion): Suggestion[] {
    const { concurrency } = this.#options;
    return this.#reserving(region, (context) =>
      this.#targets().flatMap((target) => {
        if (target === 'chains') return [];
        const made = toSuggestion(target, titleForLoop(target, concurrency), rewriteLoop(context, target, concurrency));
        if (target !== 'promise-all') return made;
        const limited = rewriteLoop(context, 'semaphore', concurrency);
        return [
          ...made,
          ...toSuggestion(target, l10n.t('Wait for {0} rounds at a time with a semaphore', concurrency), limited),
        ];
      }),
    );
  }

  /**
   * Makes the suggestions for one finding with names that those of no other finding of the block take: one of each may be applied
   * at once, and not all for the same target.
   */
  #reserving(region: PyRegion, make: (context: RewriteContext) => Made[]): Suggestion[] {
    const block = region.list[0]?.parent ?? region.owner;
    const reserved = this.#reserved.get(block) ?? new Set<string>();
    this.#reserved.set(block, reserved);
    const style = styleOf(this.#module.source, this.#settings.lineLength);
    // What is written for JavaScript is no module of Python.
    const given = this.#options.helperSpecifier;
    const helperSpecifier = /^\.*[\p{L}_][\p{L}\p{N}_.]*$/u.test(given) ? given : 'run_parallel';
    const made = make({ module: this.#module, region, style, helperSpecifier, reserved });
    for (const { names } of made) for (const name of names) reserved.add(name);
    return made.map(({ suggestion }) => suggestion);
  }

  /** Task groups came with Python 3.11; they are left out where nothing says that the project has it. */
  #targets(): SuggestionTarget[] {
    const [major, minor] = this.#settings.pythonVersion ?? [0, 0];
    const hasTaskGroups = major > 3 || (major === 3 && minor >= 11);
    const { target } = this.#options;
    return [target, ...TARGETS.filter((other) => other !== target)].filter(
      (each) => each !== 'task-group' || hasTaskGroups,
    );
  }
}

interface Made {
  readonly suggestion: Suggestion;
  readonly names: readonly string[];
}

/** All groups at once if that can be done, else as many as go from the first on: a group may build on those before it. */
function firstMade(context: RewriteContext, groups: readonly Group[], target: GroupTarget): Rewrite | undefined {
  for (let count = groups.length; count > 0; count--) {
    const rewrite = rewriteGroups(context, groups.slice(0, count), target);
    if (rewrite) return rewrite;
  }
  return undefined;
}

function toSuggestion(target: SuggestionTarget, title: string, rewrite: Rewrite | undefined): Made[] {
  if (!rewrite || rewrite.edits.length === 0) return [];
  const { edits, helpers, names } = rewrite;
  return [{ suggestion: { target, title, edits, ...(helpers.length > 0 && { helpers }) }, names }];
}

function titleForGroups(target: GroupTarget): string {
  switch (target) {
    case 'promise-all':
      return l10n.t('Wait together with asyncio.gather');
    case 'run-parallel':
      return l10n.t('Wait together with run_parallel');
    case 'task-group':
      return l10n.t('Wait together in a TaskGroup (a failure cancels the others and comes as an ExceptionGroup)');
    case 'all-settled':
      return l10n.t('Let all end, then raise the first error (gather with return_exceptions)');
  }
}

function titleForLoop(target: GroupTarget, concurrency: number): string {
  switch (target) {
    case 'promise-all':
      return l10n.t('Wait for all rounds together with asyncio.gather');
    case 'run-parallel':
      return l10n.t('Wait for {0} rounds at a time with run_parallel', concurrency);
    case 'task-group':
      return l10n.t('Run the rounds in a TaskGroup (a failure cancels the others and comes as an ExceptionGroup)');
    case 'all-settled':
      return l10n.t('Run all rounds to the end, then raise the first error (gather with return_exceptions)');
  }
}
