import {
  createPyModule,
  type PyHost,
  type PyModule,
  type PyResolved,
  type PySettings,
} from '../languages/python/modules';
import { parseSource } from '../languages/python/source';
import type { FileSystem } from './fileSystem';
import { ModuleCache } from './moduleCache';
import { readPythonSettings } from './pythonSettings';
import { dirname, joinPath } from './resolveFile';

/** Files above this length are not worth reading for the sake of a callee (UTF-16 units). */
const MAX_LENGTH = 400_000;

/** Files that show where a project begins. */
const PROJECT_MARKS = ['pyproject.toml', 'setup.py', 'setup.cfg', '.git', 'requirements.txt', 'manage.py'];

/** The Python files around the analysed one, as imports reach them; filled on demand and kept between calls of `analyze`. */
export class PythonModules implements PyHost {
  readonly #files: FileSystem;
  readonly #modules = new ModuleCache<PyModule>();
  readonly #resolved = new Map<string, PyResolved | undefined>();
  readonly #roots = new Map<string, readonly string[]>();
  readonly #settings = new Map<string, PySettings>();
  #version = 0;

  constructor(files: FileSystem) {
    this.#files = files;
  }

  get version(): number {
    return this.#version;
  }

  /** Forgets what was read of a file; call it when the file changed, appeared or went. */
  invalidate(path: string): void {
    this.#modules.delete(path);
    this.#resolved.clear();
    this.#roots.clear();
    this.#settings.clear();
    this.#version++;
  }

  resolve(from: string, specifier: string): PyResolved | undefined {
    const directory = dirname(from);
    const key = `${directory}\0${specifier}`;
    if (this.#resolved.has(key)) return this.#resolved.get(key);
    const resolved = this.#find(directory, specifier);
    this.#resolved.set(key, resolved);
    return resolved;
  }

  resolveBelow(place: PyResolved, name: string): PyResolved | undefined {
    if (place.kind === 'package') return { kind: 'package', name: `${place.name}.${name}` };
    const folder = place.kind === 'file' ? dirname(place.path) : place.path;
    const found = this.#moduleAt(joinPath(folder, name));
    if (found || place.kind === 'file' || place.name === undefined) return found;
    // A folder that only happens to be called like a package.
    return { kind: 'package', name: `${place.name}.${name}` };
  }

  load(path: string): PyModule | undefined {
    if (this.#modules.has(path)) return this.#modules.get(path);
    const module = this.#parse(path);
    this.#modules.set(path, module);
    return module;
  }

  adopt(path: string, text: string): PyModule {
    // Only here, between two analyses: within one, a file must not get a second module with variables of its own.
    if (this.#modules.trim()) this.#version++;
    const known = this.#modules.get(path);
    if (known?.source.text === text) return known;
    const module = createPyModule(parseSource(text, path));
    // What others know of this file is of its former text.
    if (this.#modules.has(path)) this.#version++;
    this.#modules.set(path, module);
    return module;
  }

  settingsOf(path: string): PySettings {
    const directory = dirname(path);
    let settings = this.#settings.get(directory);
    if (!settings) this.#settings.set(directory, (settings = readPythonSettings(this.#files, directory)));
    return settings;
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

  #parse(path: string): PyModule | undefined {
    const text = this.#files.readFile(path);
    if (text === undefined || text.length > MAX_LENGTH) return undefined;
    try {
      return createPyModule(parseSource(text, path));
    } catch {
      return undefined;
    }
  }
}
