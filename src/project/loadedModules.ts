import type { FileSystem } from './fileSystem';
import { ModuleCache } from './moduleCache';
import type { Trail } from './trail';

/** Files above this length are not worth reading for the sake of a callee (UTF-16 units). */
const MAX_LENGTH = 400_000;

/** The files of one language that were parsed, each once: those that are analysed and those that are only looked up. */
export class LoadedModules<Module extends { readonly source: { readonly text: string } }> {
  readonly #files: FileSystem;
  /** May throw for what can't be parsed. */
  readonly #parse: (text: string, path: string) => Module;
  readonly #modules: ModuleCache<Module>;
  readonly #trail: Trail | undefined;
  #version = 0;

  /** `mostText`: how much text the parsed modules that are kept may hold together, in UTF-16 units. */
  constructor(
    files: FileSystem,
    parse: (text: string, path: string) => Module,
    { mostText, trail }: { readonly mostText?: number | undefined; readonly trail?: Trail | undefined } = {},
  ) {
    this.#files = files;
    this.#parse = parse;
    this.#trail = trail;
    this.#modules = new ModuleCache(mostText);
  }

  /** Changes when what was told of a module no longer holds. */
  get version(): number {
    return this.#version;
  }

  /** Forgets a file, and with it all that may have been concluded from it or from its absence. */
  forget(path: string): void {
    this.#modules.delete(path);
    this.#version++;
  }

  /** The module of a file; undefined when it can't be read or parsed, or is too long to be worth it. */
  load(path: string): Module | undefined {
    if (this.#modules.has(path)) return this.#modules.get(path);
    const module = this.#read(path);
    this.#modules.set(path, module);
    return module;
  }

  /** The module of a text that is analysed itself; used for `load` as well. Throws what parsing throws. */
  adopt(path: string, text: string): Module {
    // Only here, between two analyses: within one, a file must not get a second module with variables of its own.
    if (this.#modules.trim()) this.#version++;
    const known = this.#modules.get(path);
    if (known?.source.text === text) return known;
    this.#trail?.read(path, text);
    const module = this.#parse(text, path);
    // What others know of this file is of its former text.
    if (this.#modules.has(path)) this.#version++;
    this.#modules.set(path, module);
    return module;
  }

  #read(path: string): Module | undefined {
    const text = this.#files.readFile(path);
    this.#trail?.read(path, text);
    if (text === undefined || text.length > MAX_LENGTH) return undefined;
    try {
      return this.#parse(text, path);
    } catch {
      return undefined;
    }
  }
}
