/**
 * How much text the kept modules hold together, in UTF-16 units. A parsed module with its scopes takes many times the memory of its
 * text; this much is 600 files of usual size, and few files reach that many others.
 */
const MOST_TEXT = 4_000_000;

/** The parsed modules, those of files that can't be parsed included, as undefined. What was not asked for lately goes first. */
export class ModuleCache<Module extends { readonly source: { readonly text: string } }> {
  readonly #modules = new Map<string, Module | undefined>();
  readonly #mostText: number;
  #text = 0;

  constructor(mostText = MOST_TEXT) {
    this.#mostText = mostText;
  }

  /** Says whether something is known of a file. */
  has(path: string): boolean {
    return this.#modules.has(path);
  }

  /** The module of a file; asking for it keeps it. */
  get(path: string): Module | undefined {
    const module = this.#modules.get(path);
    if (module) {
      this.#modules.delete(path);
      this.#modules.set(path, module);
    }
    return module;
  }

  set(path: string, module: Module | undefined): void {
    this.delete(path);
    this.#modules.set(path, module);
    this.#text += module?.source.text.length ?? 0;
  }

  delete(path: string): void {
    this.#text -= this.#modules.get(path)?.source.text.length ?? 0;
    this.#modules.delete(path);
  }

  /**
   * Drops modules when there are too many, and says whether it did. It then drops half of them: knowledge of the others may point
   * into what was dropped, so it has to be made anew each time.
   */
  trim(): boolean {
    if (this.#text <= this.#mostText) return false;
    for (const path of [...this.#modules.keys()]) {
      if (this.#text <= this.#mostText / 2) break;
      this.delete(path);
    }
    return true;
  }
}
