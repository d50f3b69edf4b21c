import * as l10n from '@vscode/l10n';
import type { Region } from '../core/region';
import { hull, type Span } from '../core/span';
import { findChains, type ChainPlan } from './chains';
import { rowsOf } from './findings';
import { buildGraph } from './graph';
import { planRegion } from './plan';
import { findRows, type Acts } from './rows';
import type { LineOf } from './wordedDependence';

/** Rows of calls that may be put side by side by somebody who knows what they do. */
export interface RowOffer {
  readonly span: Span;
  /** What is offered, and what has to be known for it. */
  readonly title: string;
  readonly chains: ChainPlan;
}

/** With calls of which nothing is seen but the name. */
const ANY: Acts = ['played', 'unseen'];

/**
 * Finds rows that begin over of whose calls nothing is seen. What one call of a row leaves for the next is hidden, so two rows most
 * often share it, and it is no finding; but who wrote the calls may know better.
 */
export function findRowsToOffer(region: Region, lineOf: LineOf): RowOffer | undefined {
  const rows = findRows(region, ANY);
  if (!rows) return undefined;
  const graph = buildGraph(region, lineOf, rows);
  const plan = planRegion(graph).find((each) => rowsOf(each, graph));
  const chains = plan && findChains(graph, plan);
  if (chains?.chains.length !== rows.rows.length) return undefined;
  return {
    span: hull(rows.rows.flat().map((step) => step.statementSpan)),
    title: l10n.t(
      'Let the {0} rows run side by side (only if the calls after `{1}` share no page or session)',
      rows.rows.length,
      rows.opening,
    ),
    chains,
  };
}
