/** Names and name patterns with their values; see `PhraseTable` for the keys. */
export class NameTable<Value> {
  readonly #exact = new Map<string, Value>();
  /** Longest fixed text first. */
  readonly #patterns: { readonly start: string; readonly end: string; readonly value: Value }[] = [];

  constructor(entries: Readonly<Record<string, Value>> = {}) {
    for (const [key, value] of Object.entries(entries)) {
      const star = key.indexOf('*');
      if (star < 0) this.#exact.set(key, value);
      else this.#patterns.push({ start: key.slice(0, star), end: key.slice(star + 1), value });
    }
    this.#patterns.sort((a, b) => b.start.length + b.end.length - a.start.length - a.end.length);
  }

  /** The value of exactly this name. */
  exact(name: string): Value | undefined {
    return this.#exact.get(name);
  }

  /** The value of the closest pattern; what `*` stands for holds no dot. */
  pattern(name: string): Value | undefined {
    for (const { start, end, value } of this.#patterns) {
      if (name.length < start.length + end.length || !name.startsWith(start) || !name.endsWith(end)) continue;
      if (!name.slice(start.length, name.length - end.length).includes('.')) return value;
    }
    return undefined;
  }

  /** The value of the name, or else of the closest pattern. */
  get(name: string): Value | undefined {
    return this.exact(name) ?? this.pattern(name);
  }
}
