import * as l10n from '@vscode/l10n';
import type { AwaitReport } from '../core/analysis';

/** What happens at an await whose operand joins several waits, as sentences: what runs beside what, and what a failure does. */
export function describeJoin(point: AwaitReport): { readonly headline: string; readonly failure: string } | undefined {
  switch (lastNames(point.callee)) {
    case 'Promise.all':
    case 'runParallel':
      return {
        headline: l10n.t('Waits for all of these together'),
        failure: l10n.t(
          'When one fails, this await fails at once; the others go on running, and nobody sees their results.',
        ),
      };
    case 'Promise.allSettled':
      return {
        headline: l10n.t('Waits for all of these together'),
        failure: l10n.t('When one fails, the others still finish, and each result says whether it succeeded.'),
      };
    case 'Promise.race':
      return {
        headline: l10n.t('Waits for the first of these'),
        failure: l10n.t(
          'The first one to finish or fail decides; the others go on running, and nobody sees their results.',
        ),
      };
    case 'Promise.any':
      return {
        headline: l10n.t('Waits for the first of these that succeeds'),
        failure: l10n.t(
          'It fails only when all of them fail; the others go on running, and nobody sees their results.',
        ),
      };
    default:
      return undefined;
  }
}

function lastNames(callee: string): string {
  const names = callee.replace(/\(.*$/s, '').split('.');
  return names.at(-1) === 'runParallel' ? 'runParallel' : names.slice(-2).join('.');
}
