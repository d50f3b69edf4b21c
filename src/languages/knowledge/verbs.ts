import { NOUNS_THAT_CHANGE_VERBS, VERBS, WORDS_AFTER_OR_THAT_KEEP_THE_VERB } from './tables/verbWords';
import { ORDERED_NAMES, ORDERED_LAST_WORDS, TRANSACTION_OPTIONS } from './tables/receiverWords';
import type { NameKind } from './nameKind';
import { remembered } from './remembered';
import { listWords, splitWords } from './words';

/** A name taken apart. */
export interface NameClass {
  readonly kind: NameKind;
  /** The word or two that say what is done, in small letters; absent when the name begins with none that is known. */
  readonly verb?: string;
  /** The other words, joined by spaces; absent when there is none. */
  readonly noun?: string;
}

/** What a function that is called so most likely does. */
export const classifyName = remembered(classify);

function classify(name: string): NameClass {
  const words = withoutPrefixes(splitWords(name));
  const length = verbLength(words);
  if (length === 0) return { kind: 'unknown', ...nounOf(words) };
  const verb = words.slice(0, length).join(' ');
  const rest = words.slice(length);
  return { kind: kindOf(verb, rest), verb, ...nounOf(rest) };
}

/** The resource on which everything called `name` serves one caller at a time: `tx`, `queryRunner`, `page`; undefined for other names. */
export const orderedReceiver = remembered((name): { readonly resource: string } | undefined => {
  const words = splitWords(name.replace(/\d+$/, ''));
  const whole = words.join(' ');
  const resource =
    orderedNames().get(whole) ??
    orderedLastWords().get(words.at(-1) ?? '') ??
    orderedLastWords().get(words.slice(-2).join(' '));
  return resource === undefined ? undefined : { resource };
});

/** Says whether an option of that name stands for an open transaction: `{ where, transaction }`. */
export const isTransactionOption = remembered((name) => transactionOptions().has(splitWords(name).join(' ')));

/** Words in front of a verb that change nothing about it. */
const PREFIXES: ReadonlySet<string> = new Set(['async', 'do', 'try', 'maybe', 'internal', 'unsafe', 'safe']);

function withoutPrefixes(words: readonly string[]): readonly string[] {
  let start = 0;
  while (start < words.length - 1 && PREFIXES.has(words[start] ?? '')) start++;
  return words.slice(start);
}

/** How many words, two or one, are a verb that is known. */
function verbLength(words: readonly string[]): number {
  const [first = '', second] = words;
  if (second !== undefined && verbKinds().has(`${first} ${second}`)) return 2;
  return verbKinds().has(first) ? 1 : 0;
}

function kindOf(verb: string, rest: readonly string[]): NameKind {
  return changedByNoun(verb, rest) ?? changedByConjunction(rest) ?? verbKinds().get(verb) ?? 'unknown';
}

/** `getLock` takes it, `ensureDir` makes it, `loadPlugin` runs it. */
function changedByNoun(verb: string, rest: readonly string[]): NameKind | undefined {
  const [first] = rest;
  if (first === undefined) return undefined;
  const last = rest.at(-1) ?? first;
  for (const { verbs, nouns, kind, position } of nounRules()) {
    if (!verbs.has(verb)) continue;
    if (nouns.has(position === 'first' ? first : last)) return kind;
  }
  return undefined;
}

/** `getOrCreate`, `fetchAndStore`, `loadThenRun`: the second verb decides when it does more than read. */
function changedByConjunction(rest: readonly string[]): NameKind | undefined {
  for (const [index, word] of rest.entries()) {
    if (word !== 'and' && word !== 'or' && word !== 'then') continue;
    const next = rest.slice(index + 1);
    if (word === 'or' && keepers().has(next[0] ?? '')) continue;
    const length = verbLength(next);
    const kind = length === 0 ? undefined : verbKinds().get(next.slice(0, length).join(' '));
    if (kind !== undefined && kind !== 'read' && kind !== 'pure') return kind;
  }
  return undefined;
}

function nounOf(words: readonly string[]): { noun?: string } {
  return words.length === 0 ? {} : { noun: words.join(' ') };
}

/** Two-word verbs are written with a `+` in the tables. */
function readWords(text: string): readonly string[] {
  return listWords(text).map((word) => word.replace('+', ' '));
}

const verbKinds = lazily(() => {
  const kinds = new Map<string, NameKind>();
  for (const [kind, text] of VERBS) for (const verb of readWords(text)) kinds.set(verb, kind);
  return kinds;
});

const nounRules = lazily(() =>
  NOUNS_THAT_CHANGE_VERBS.map(({ verbs, nouns, kind, position }) => ({
    verbs: new Set(readWords(verbs)),
    nouns: new Set(listWords(nouns)),
    kind,
    position,
  })),
);

const keepers = lazily(() => new Set(listWords(WORDS_AFTER_OR_THAT_KEEP_THE_VERB)));
const transactionOptions = lazily(() => new Set(readWords(TRANSACTION_OPTIONS)));
const orderedNames = lazily(() => mapToResource(ORDERED_NAMES));
const orderedLastWords = lazily(() => mapToResource(ORDERED_LAST_WORDS));

function mapToResource(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([resource, text]) => readWords(text).map((name) => [name, resource] as const)),
  );
}

function lazily<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}
