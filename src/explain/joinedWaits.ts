import * as l10n from '@vscode/l10n';
import type { AwaitReport } from '../core/analysis';
import type { Join } from '../core/region';
import type { LineIndex } from '../core/lineIndex';
import { nameCalls } from './names';
import { joinList } from './words';

/** Says whether the waits of a join pass at the same time and are all waited for. */
export function waitsForAll(join: Join | undefined): boolean {
  return join === 'all' || join === 'settled';
}

/** What happens where waits are joined, as sentences. */
export interface JoinWords {
  readonly headline: string;
  /** What a failure does. */
  readonly failure: string;
  /** The event-loop model. */
  readonly model: string;
}

/** What happens at an await that joins several waits; undefined when it joins none. */
export function describeJoin({ join, joins }: AwaitReport, lines: LineIndex): JoinWords | undefined {
  if (join === undefined) return undefined;
  const names = joins && joinList(joins.map((_, index) => nameCalls(joins, lines).marked(index)));
  return { headline: headlineOf(join, names), failure: failureOf(join), model: modelOf(join) };
}

/** What happens to one of the calls that an await joins (`member` is its index); undefined when there is no such call. */
export function describeMember(
  { join, joins = [] }: AwaitReport,
  member: number | undefined,
  lines: LineIndex,
): JoinWords | undefined {
  if (join === undefined || joins[member ?? -1] === undefined || joins.length < 2) return undefined;
  const { marked } = nameCalls(joins, lines);
  const names = joinList([...joins.keys()].filter((index) => index !== member).map(marked));
  const headline =
    join === 'sequence'
      ? l10n.t('Takes its turn, in a row with {0}', names)
      : l10n.t('Waits at the same time as {0}', names);
  return { headline, failure: failureOf(join), model: modelOf(join) };
}

function headlineOf(join: Join, names: string | undefined): string {
  switch (join) {
    case 'all':
    case 'settled':
      return names === undefined ? l10n.t('Waits for all of these together') : l10n.t('Waits for {0} together', names);
    case 'first':
      return names === undefined ? l10n.t('Waits for the first of these') : l10n.t('Waits for the first of {0}', names);
    case 'first-success':
      return names === undefined
        ? l10n.t('Waits for the first of these that succeeds')
        : l10n.t('Waits for the first of {0} that succeeds', names);
    case 'sequence':
      return names === undefined
        ? l10n.t('Waits for these one after another')
        : l10n.t('Waits for {0}, one after another', names);
  }
}

function failureOf(join: Join): string {
  switch (join) {
    case 'all':
      return l10n.t(
        'When one fails, this await fails at once; the others go on running, and nobody sees their results.',
      );
    case 'settled':
      return l10n.t('When one fails, the others still finish, and each result says whether it succeeded.');
    case 'first':
      return l10n.t(
        'The first one to finish or fail decides; the others go on running, and nobody sees their results.',
      );
    case 'first-success':
      return l10n.t('It fails only when all of them fail; the others go on running, and nobody sees their results.');
    case 'sequence':
      return l10n.t('When one fails, this await fails at once, and those after it are never started.');
  }
}

function modelOf(join: Join): string {
  switch (join) {
    case 'all':
    case 'settled':
      return l10n.t(
        'All of them wait at the same time; here the function steps aside once. The event loop goes on with it when the slowest has finished, so the wait is as long as the longest, not the sum.',
      );
    case 'first':
    case 'first-success':
      return l10n.t(
        'All of them wait at the same time; here the function steps aside once. The event loop goes on with it as soon as one of them decides; the others are not stopped.',
      );
    case 'sequence':
      return l10n.t(
        'Each one is started only when the one before it has finished, so the times add up. That is right where one needs what another does; a sequence as a whole can still wait beside others.',
      );
  }
}
