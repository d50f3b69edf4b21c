import {
  createModule,
  type JsModule,
  type ModuleHost,
  type OwnPackage,
  type Resolved,
} from '../languages/javascript/modules';
import { parseSource } from '../languages/javascript/source';
import type { FileSystem } from './fileSystem';
import { KnownCallFiles } from './knownCallFiles';
import { ModuleCache } from './moduleCache';
import { Packages } from './packages';
import { PythonModules } from './pythonModules';
import { dirname, joinPath, resolveFile } from './resolveFile';

/** Files above this length are not worth reading for the sake of a callee (UTF-16 units). */
const MAX_LENGTH = 400_000;

/** What is known of the files around the analysed one; filled on demand and kept between calls of `analyze`. */
export class Project implements ModuleHost {
  readonly files: FileSystem;
  /** The files in Python, as imports reach them. */
  readonly python: PythonModules;
  readonly #modules: ModuleCache<JsModule>;
  readonly #resolved = new Map<string, Resolved | undefined>();
  #packages: Packages;
  #knownCalls: KnownCallFiles;
  #version = 0;

  /** `mostText`: how much text the parsed modules that are kept may hold together, in UTF-16 units. */
  constructor(files: FileSystem, mostText?: number) {
    this.files = files;
    this.python = new PythonModules(files);
    this.#modules = new ModuleCache(mostText);
    this.#packages = new Packages(files);
    this.#knownCalls = new KnownCallFiles(files);
  }

  get version(): number {
    return this.#version;
  }

  /** The calls that the user has listed in a file of the workspace. */
  get knownCalls(): KnownCallFiles {
    return this.#knownCalls;
  }

  /** Forgets what was read of a file; call it when the file changed, appeared or went. */
  invalidate(path: string): void {
    if (/\.(?:pyi?|toml|cfg)$|\/\.python-version$/.test(path)) {
      this.python.invalidate(path);
      return;
    }
    this.#modules.delete(path);
    // Where imports lead may hang on any of these through `extends`, and they change rarely.
    if (/\.(?:json|ya?ml)$/i.test(path)) {
      this.#packages = new Packages(this.files);
      this.#knownCalls = new KnownCallFiles(this.files);
    }
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
    // Only here, between two analyses: within one, a file must not get a second module with variables of its own.
    if (this.#modules.trim()) this.#version++;
    const known = this.#modules.get(path);
    if (known?.source.text === text) return known;
    const module = createModule(parseSource(text, path));
    // What others know of this file is of its former text.
    if (this.#modules.has(path)) this.#version++;
    this.#modules.set(path, module);
    return module;
  }

  packageOf(path: string): OwnPackage | undefined {
    return this.#packages.ownerOf(path);
  }

  #find(directory: string, specifier: string): Resolved | undefined {
    if (/^\.{1,2}(?:\/|$)/.test(specifier) || specifier.startsWith('/')) {
      const path = specifier.startsWith('/') ? specifier : joinPath(directory, specifier);
      const file = resolveFile(this.files, path) ?? this.#packages.resolveUnwritten(path);
      return file === undefined ? undefined : { kind: 'file', path: file };
    }
    return this.#packages.resolve(directory, specifier);
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
