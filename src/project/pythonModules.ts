import {
  createPyModule,
  type PyHost,
  type PyModule,
  type PyResolved,
  type PySettings,
} from '../languages/python/modules';
import { parseSource } from '../languages/python/source';
import type { FileSystem } from './fileSystem';
import { LoadedModules } from './loadedModules';
import { readPythonSettings } from './pythonSettings';
import { dirname, joinPath } from './resolveFile';
import { type Trail, watchFiles } from './trail';

/** Files that show where a project begins. */
const PROJECT_MARKS = ['pyproject.toml', 'setup.py', 'setup.cfg', '.git', 'requirements.txt', 'manage.py'];

/** The Python files around the analysed one, as imports reach them; filled on demand and kept between calls of `analyze`. */
export class PythonModules implements PyHost {
  readonly #files: FileSystem;
  readonly #modules: LoadedModules<PyModule>;
  readonly #resolved = new Map<string, PyResolved | undefined>();
  readonly #roots = new Map<string, readonly string[]>();
  readonly #settings = new Map<string, PySettings>();
  #interpreters: ReadonlyMap<string, PySettings['pythonVersion']> = new Map();
  readonly #trail: Trail | undefined;

  /** `trail`: is told what is looked at. */
  constructor(files: FileSystem, trail?: Trail) {
    this.#files = trail ? watchFiles(files, trail) : files;
    this.#trail = trail;
    this.#modules = new LoadedModules(files, (text, path) => createPyModule(parseSource(text, path)), { trail });
  }

  get version(): number {
    return this.#modules.version;
  }

  /** Forgets what was read of a file; call it when the file changed, appeared or went. */
  invalidate(path: string): void {
    this.#modules.forget(path);
    this.#resolved.clear();
    this.#roots.clear();
    this.#settings.clear();
  }

  resolve(from: string, specifier: string): PyResolved | undefined {
    const directory = dirname(from);
    const key = `${directory}\0${specifier}`;
    if (!this.#resolved.has(key)) this.#resolved.set(key, this.#find(directory, specifier));
    return this.#reached(from, this.#resolved.get(key));
  }

  resolveBelow(place: PyResolved, name: string): PyResolved | undefined {
    const found = this.#findBelow(place, name);
    return place.kind === 'package' ? found : this.#reached(place.path, found);
  }

  load(path: string): PyModule | undefined {
    return this.#modules.load(path);
  }

  adopt(path: string, text: string): PyModule {
    return this.#modules.adopt(path, text);
  }

  settingsOf(path: string): PySettings {
    const directory = dirname(path);
    let settings = this.#settings.get(directory);
    if (!settings) {
      settings = readPythonSettings(this.#files, directory);
      const chosen = settings.pythonVersion ?? this.#interpreterOf(directory);
      this.#settings.set(directory, (settings = chosen ? { ...settings, pythonVersion: chosen } : settings));
    }
    return settings;
  }

  /** Says which Python is chosen for which folders; it holds where a project says nothing of itself. */
  useInterpreters(versions: ReadonlyMap<string, PySettings['pythonVersion']>): void {
    this.#interpreters = versions;
    this.#settings.clear();
  }

  #interpreterOf(directory: string): PySettings['pythonVersion'] {
    const folders = [...this.#interpreters.keys()].filter(
      (folder) => directory === folder || directory.startsWith(`${folder}/`),
    );
    const nearest = folders.sort((a, b) => b.length - a.length)[0];
    return nearest === undefined ? undefined : this.#interpreters.get(nearest);
  }

  #findBelow(place: PyResolved, name: string): PyResolved | undefined {
    if (place.kind === 'package') return { kind: 'package', name: `${place.name}.${name}` };
    const folder = place.kind === 'file' ? dirname(place.path) : place.path;
    const found = this.#moduleAt(joinPath(folder, name));
    if (found || place.kind === 'file' || place.name === undefined) return found;
    // A folder that only happens to be called like a package.
    return { kind: 'package', name: `${place.name}.${name}` };
  }

  #reached(from: string, to: PyResolved | undefined): PyResolved | undefined {
    if (to && to.kind !== 'package') this.#trail?.reached(from, to.path);
    return to;
  }

  #find(directory: string, specifier: string): PyResolved | undefined {
    const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(specifier) ?? [];
    const names = rest === '' ? [] : rest.split('.');
    if (dots !== '') {
      let folder = directory;
      for (let i = 1; i < dots.length; i++) folder = dirname(folder);
      return this.#moduleAt([folder, ...names].join('/'));
    }
    for (const root of this.#rootsOf(directory)) {
      const found = this.#moduleAt([root, ...names].join('/'));
      if (found) return found.kind === 'folder' ? { ...found, name: specifier } : found;
    }
    return { kind: 'package', name: specifier };
  }

  /** Where absolute imports of a file start: above its outermost package, and at the folders of its project. */
  #rootsOf(directory: string): readonly string[] {
    const known = this.#roots.get(directory);
    if (known) return known;
    const roots: string[] = [];
    let folder = directory;
    while (this.#isPackage(folder) && dirname(folder) !== folder) folder = dirname(folder);
    for (;;) {
      roots.push(folder, joinPath(folder, 'src'));
      const parent = dirname(folder);
      const isTop = PROJECT_MARKS.some((mark) => this.#files.kindOf(joinPath(folder, mark)) !== undefined);
      if (isTop || parent === folder || roots.length > 12) break;
      folder = parent;
    }
    const found = roots.filter((root) => this.#files.kindOf(root) === 'directory');
    this.#roots.set(directory, found);
    return found;
  }

  #isPackage(folder: string): boolean {
    return this.#files.kindOf(joinPath(folder, '__init__.py')) === 'file';
  }

  /** The module or package at a path without ending; code goes before declarations. */
  #moduleAt(path: string): PyResolved | undefined {
    for (const file of [`${path}/__init__.py`, `${path}.py`, `${path}/__init__.pyi`, `${path}.pyi`]) {
      if (this.#files.kindOf(file) === 'file') return { kind: 'file', path: file };
    }
    return this.#files.kindOf(path) === 'directory' ? { kind: 'folder', path } : undefined;
  }
}
