import { createModule, type JsModule, type ModuleHost, type Resolved } from '../languages/javascript/modules';
import { parseSource } from '../languages/javascript/source';
import type { FileSystem } from './fileSystem';
import { resolvePackage } from './packages';
import { dirname, joinPath, resolveFile } from './resolveFile';

/** Files above this length are not worth reading for the sake of a callee (UTF-16 units). */
const MAX_LENGTH = 400_000;

/** What is known of the files around the analysed one; filled on demand and kept between calls of `analyze`. */
export class Project implements ModuleHost {
  readonly files: FileSystem;
  readonly #modules = new Map<string, JsModule | undefined>();
  readonly #resolved = new Map<string, Resolved | undefined>();
  #version = 0;

  constructor(files: FileSystem) {
    this.files = files;
  }

  /** Counts what was forgotten; knowledge made with an older version may be stale. */
  get version(): number {
    return this.#version;
  }

  /** Forgets what was read of a file; call it when the file changed, appeared or went. */
  invalidate(path: string): void {
    this.#modules.delete(path);
    this.#resolved.clear();
    this.#version++;
  }

  resolve(from: string, specifier: string): Resolved | undefined {
    const directory = dirname(from);
    const key = `${directory}\0${specifier}`;
    if (this.#resolved.has(key)) return this.#resolved.get(key);
    const resolved = this.#find(directory, specifier);
    this.#resolved.set(key, resolved);
    return resolved;
  }

  load(path: string): JsModule | undefined {
    if (this.#modules.has(path)) return this.#modules.get(path);
    const module = this.#parse(path);
    this.#modules.set(path, module);
    return module;
  }

  adopt(path: string, text: string): JsModule {
    const known = this.#modules.get(path);
    if (known?.source.text === text) return known;
    const module = createModule(parseSource(text, path));
    this.#modules.set(path, module);
    return module;
  }

  #find(directory: string, specifier: string): Resolved | undefined {
    if (/^\.{1,2}(?:\/|$)/.test(specifier) || specifier.startsWith('/')) {
      const path = specifier.startsWith('/') ? specifier : joinPath(directory, specifier);
      const file = resolveFile(this.files, path);
      return file === undefined ? undefined : { kind: 'file', path: file };
    }
    return resolvePackage(this.files, directory, specifier);
  }

  #parse(path: string): JsModule | undefined {
    const text = this.files.readFile(path);
    if (text === undefined || text.length > MAX_LENGTH) return undefined;
    try {
      return createModule(parseSource(text, path));
    } catch {
      return undefined;
    }
  }
}
