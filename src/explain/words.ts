import * as l10n from '@vscode/l10n';

/** A name from the user's code as inline code of markdown. */
export function code(name: string): string {
  const flat = name.replace(/\s+/g, ' ');
  const fence = flat.includes('`') ? '``' : '`';
  return fence.length === 2 ? `${fence} ${flat} ${fence}` : `${fence}${flat}${fence}`;
}

/** Parts joined as a person would: a, b and c. More than four are cut short. */
export function joinList(parts: readonly string[]): string {
  const shown = parts.length > 4 ? [...parts.slice(0, 3), l10n.t('{0} more', parts.length - 3)] : parts;
  const last = shown.at(-1) ?? '';
  if (shown.length < 2) return last;
  return l10n.t('{0} and {1}', shown.slice(0, -1).join(', '), last);
}

/** "1 wait", "3 waits". */
export function countWaits(count: number): string {
  return count === 1 ? l10n.t('1 wait') : l10n.t('{0} waits', count);
}

/** Begins and ends a clause as a sentence, unless it is one already; reasons come from several places. */
export function sentence(text: string): string {
  const trimmed = text
    .trim()
    .replace(/(^|[.!?] )(\p{Ll})/gu, (_match, before: string, letter: string) => before + letter.toUpperCase());
  if (trimmed === '') return '';
  return /[.!?…。]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** The list without repetitions, in its order. */
export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
