import type { Options } from '../../../core/options';
import type { Suggestion } from '../../../core/suggestion';
import type { JsRegion, JsStep } from '../regions/jsRegion';
import type { JsSource } from '../source';

/** One group of a plan, as steps. */
export interface GroupSteps {
  readonly members: readonly JsStep[];
  readonly before: readonly JsStep[];
}

export function suggestForGroups(
  source: JsSource,
  region: JsRegion,
  groups: readonly GroupSteps[],
  options: Options,
): Suggestion[] {
  void [source, region, groups, options];
  return [];
}

export function suggestForLoop(source: JsSource, region: JsRegion, options: Options): Suggestion[] {
  void [source, region, options];
  return [];
}
