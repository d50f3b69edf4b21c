import type { PhraseTable, PhraseTexts } from '../knownModule';

/** A table in which each of the names (separated by white space) has the same phrases. */
export function each(names: string, phrases: PhraseTexts): PhraseTable {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, phrases]),
  );
}
