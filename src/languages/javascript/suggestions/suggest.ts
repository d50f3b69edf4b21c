import * as l10n from '@vscode/l10n';
import type { Options } from '../../../core/options';
import type { Suggestion, SuggestionTarget } from '../../../core/suggestion';
import type { ChainIndexes, GroupSteps } from '../../languageFile';
import type { JsRegion, JsStep } from '../regions/jsRegion';
import type { JsSource } from '../source';
import type { ChainRequest, GroupRequest, Rewrite } from './request';
import { rewriteChains } from './rewriteChains';
import { rewriteGroups } from './rewriteGroup';
import { rewriteLoop } from './rewriteLoop';
import { startEarly } from './startEarly';

/** Task groups are a thing of Python. */
type JsTarget = Exclude<SuggestionTarget, 'task-group'>;

const TARGETS: readonly JsTarget[] = ['promise-all', 'run-parallel', 'chains', 'all-settled'];

/** Makes the suggestions for the findings of one reading of a file. */
export class Suggester {
  readonly #source: JsSource;
  readonly #options: Options;
  /**
   * Per block, what the suggestions for earlier findings call their new variables: one of each may be applied at once, and not all
   * for the same target.
   */
  readonly #reserved = new Map<object, Set<string>>();

  constructor(source: JsSource, options: Options) {
    this.#source = source;
    this.#options = options;
  }

  /** The ways to rewrite the groups of one finding, that of the user's choice first; empty when their shape allows none. */
  forGroups(region: JsRegion, groups: readonly GroupSteps<JsRegion>[], chains: ChainIndexes | undefined): Suggestion[] {
    const { helperSpecifier } = this.#options;
    const source = this.#source;
    return this.#reserving(region, (reserved) =>
      targetsOf(this.#options).flatMap((target) => {
        if (target === 'chains') {
          const rewrite = chains && rewriteChains(chainRequest(source, region, chains, helperSpecifier));
          return toSuggestion(target, l10n.t('Let the chains run side by side with runParallel'), rewrite);
        }
        const requests = groups.map(({ members, before }): GroupRequest => {
          return { source, region, group: members, before, target, helperSpecifier, reserved };
        });
        return toSuggestion(target, titleForGroups(target), firstMade(requests));
      }),
    );
  }

  /** The ways to let the rounds of a loop wait together. */
  forLoop(region: JsRegion): Suggestion[] {
    const options = this.#options;
    return this.#reserving(region, (reserved) =>
      targetsOf(options).flatMap((target) =>
        target === 'chains'
          ? []
          : toSuggestion(target, titleForLoop(target, options), this.#rewriteLoop(region, target, reserved)),
      ),
    );
  }

  /** Why there is no way to do so, as a sentence. */
  whyNotLoop(region: JsRegion): string {
    const rewrite = this.#rewriteLoop(region, 'promise-all', new Set());
    return 'refused' in rewrite ? rewrite.refused : l10n.t('There is nothing to rewrite.');
  }

  #rewriteLoop(region: JsRegion, target: Exclude<JsTarget, 'chains'>, reserved: ReadonlySet<string>): Rewrite {
    const { concurrency, helperSpecifier, limiter } = this.#options;
    const common = { source: this.#source, region, target, helperSpecifier, reserved };
    if (target !== 'run-parallel') return rewriteLoop({ ...common, concurrency: undefined });
    return rewriteLoop({ ...common, concurrency, ...(limiter !== undefined && { limiter }) });
  }

  /** The way to make one call earlier than it is waited for. */
  forEarlyStart(region: JsRegion, step: JsStep, above: JsStep): Suggestion | undefined {
    const rewrite = startEarly({ source: this.#source, region, step, above });
    const title = l10n.t('Start {0} early and wait for it here', `\`${step.await?.callee ?? ''}\``);
    return toSuggestion('start-early', title, rewrite)[0]?.suggestion;
  }

  #reserving(region: JsRegion, make: (reserved: ReadonlySet<string>) => Made[]): Suggestion[] {
    const block = region.list[0]?.parent ?? region.owner;
    const reserved = this.#reserved.get(block) ?? new Set<string>();
    this.#reserved.set(block, reserved);
    const made = make(reserved);
    for (const { names } of made) for (const name of names) reserved.add(name);
    return made.map(({ suggestion }) => suggestion);
  }
}

function chainRequest(
  source: JsSource,
  region: JsRegion,
  { chains, before }: ChainIndexes,
  helperSpecifier: string,
): ChainRequest {
  const stepsAt = (indexes: readonly number[]): JsStep[] => indexes.flatMap((index) => region.steps[index] ?? []);
  return {
    source,
    region,
    chains: chains.map(({ steps }) => stepsAt(steps)),
    before: stepsAt(before),
    helperSpecifier,
  };
}

interface Made {
  readonly suggestion: Suggestion;
  readonly names: readonly string[];
}

function targetsOf({ target }: Options): readonly JsTarget[] {
  return target === 'task-group' ? TARGETS : [target, ...TARGETS.filter((other) => other !== target)];
}

/** All groups at once if that can be done, else as many as go from the first on: a group may build on those before it. */
function firstMade(requests: readonly GroupRequest[]): Rewrite | undefined {
  for (let count = requests.length; count > 0; count--) {
    const rewrite = rewriteGroups(requests.slice(0, count));
    if ('edits' in rewrite) return rewrite;
  }
  return undefined;
}

function toSuggestion(target: Suggestion['target'], title: string, rewrite: Rewrite | undefined): Made[] {
  if (!rewrite || 'refused' in rewrite || rewrite.edits.length === 0) return [];
  const { edits, helpers, names } = rewrite;
  return [{ suggestion: { target, title, edits, ...(helpers.length > 0 && { helpers }) }, names }];
}

function titleForGroups(target: Exclude<JsTarget, 'chains'>): string {
  switch (target) {
    case 'promise-all':
      return l10n.t('Wait together with Promise.all');
    case 'run-parallel':
      return l10n.t('Wait together with runParallel');
    case 'all-settled':
      return l10n.t('Wait together, keep every result (Promise.allSettled)');
  }
}

function titleForLoop(target: Exclude<JsTarget, 'chains'>, { concurrency, limiter }: Options): string {
  switch (target) {
    case 'promise-all':
      return l10n.t('Wait for all rounds together with Promise.all');
    case 'run-parallel':
      return l10n.t('Wait for {0} rounds at a time with {1}', concurrency, limiter ?? 'runParallel');
    case 'all-settled':
      return l10n.t('Run all rounds to the end, then throw the first error (Promise.allSettled)');
  }
}
