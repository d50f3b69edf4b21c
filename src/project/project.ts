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
import { LoadedModules } from './loadedModules';
import { Packages } from './packages';
import { PythonModules } from './pythonModules';
import { dirname, joinPath, resolveFile } from './resolveFile';
import { type Trail, watchFiles } from './trail';

/** What is known of the files around the analysed one; filled on demand and kept between calls of `analyze`. */
export class Project implements ModuleHost {
  readonly files: FileSystem;
  /** The files in Python, as imports reach them. */
  readonly python: PythonModules;
  readonly #modules: LoadedModules<JsModule>;
  readonly #resolved = new Map<string, Resolved | undefined>();
  readonly #trail: Trail | undefined;
  #packages: Packages;
  #knownCalls: KnownCallFiles;

  /**
   * `mostText`: how much text the parsed modules that are kept may hold together, in UTF-16 units. `trail`: is told what is looked
   * at.
   */
  constructor(files: FileSystem, { mostText, trail }: { readonly mostText?: number; readonly trail?: Trail } = {}) {
    this.files = trail ? watchFiles(files, trail) : files;
    this.python = new PythonModules(files, trail);
    this.#trail = trail;
    // The texts of modules are no answers that all hang on: the trail says who has reached them.
    const parse = (text: string, path: string): JsModule => createModule(parseSource(text, path));
    this.#modules = new LoadedModules(files, parse, { mostText, trail });
    this.#packages = new Packages(this.files);
    this.#knownCalls = new KnownCallFiles(this.files);
  }

  get version(): number {
    return this.#modules.version;
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
    this.#modules.forget(path);
    // Where imports lead may hang on any of these through `extends`, and they change rarely.
    if (/\.(?:json|ya?ml)$/i.test(path)) {
      this.#packages = new Packages(this.files);
      this.#knownCalls = new KnownCallFiles(this.files);
    }
    this.#resolved.clear();
  }

  resolve(from: string, specifier: string): Resolved | undefined {
    const directory = dirname(from);
    const key = `${directory}\0${specifier}`;
    if (!this.#resolved.has(key)) this.#resolved.set(key, this.#find(directory, specifier));
    const resolved = this.#resolved.get(key);
    if (resolved?.kind === 'file') this.#trail?.reached(from, resolved.path);
    return resolved;
  }

  load(path: string): JsModule | undefined {
    return this.#modules.load(path);
  }

  loadDeclarations(path: string): JsModule | undefined {
    const declarations = path.replace(/\.([cm]?)js$/, '.d.$1ts');
    if (declarations === path) return undefined;
    this.#trail?.reached(path, declarations);
    return this.#modules.load(declarations);
  }

  adopt(path: string, text: string): JsModule {
    return this.#modules.adopt(path, text);
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
}
