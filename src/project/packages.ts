import type { OwnPackage, Resolved } from '../languages/javascript/modules';
import { findEntry, findOwnImport } from './entryPoints';
import type { FileSystem } from './fileSystem';
import { isNodeModule } from './nodeModules';
import { isObject, Manifests, type Manifest } from './manifests';
import { joinPath, resolveFile, dirname } from './resolveFile';
import { sourceOfOutput } from './sourceOfOutput';
import { matchPaths, TsConfigs, type TsConfig } from './tsConfigs';
import { findByConvention } from './usualAliases';
import { Workspaces } from './workspaces';

/**
 * Tells where bare specifiers lead: to files of the project (by `paths` and `baseUrl` of a tsconfig, `imports` and `exports` of a
 * package.json, workspaces and links to them), else to a package that is known by its name alone. What was read of the
 * project's configuration is kept as long as the object lives.
 */
export class Packages {
  readonly #files: FileSystem;
  readonly #manifests: Manifests;
  readonly #workspaces: Workspaces;
  readonly #configs: TsConfigs;
  readonly #folders = new Map<string, Folder>();
  readonly #roots = new Map<string, string>();

  constructor(files: FileSystem) {
    this.#files = files;
    this.#manifests = new Manifests(files);
    this.#workspaces = new Workspaces(files, this.#manifests);
    this.#configs = new TsConfigs(files, (directory, name) => this.#folderOf(directory, name).path);
  }

  /** Where a bare specifier, written in a file of a folder, leads. */
  resolve(directory: string, specifier: string): Resolved {
    const file = specifier.startsWith('node:') ? undefined : this.#find(directory, specifier);
    return file === undefined
      ? { kind: 'package', name: specifier.replace(/^node:/, '') }
      : { kind: 'file', path: file };
  }

  /** The source file that a path in the project stands for, when it is a folder with a package.json or a file that is not built. */
  resolveUnwritten(path: string): string | undefined {
    const manifest = this.#manifests.at(path);
    if (manifest)
      return findEntry(this.#files, { ...manifest, fields: { ...manifest.fields, exports: undefined } }, '.', []);
    const owner = this.#manifests.around(dirname(path));
    return owner && sourceOfOutput(this.#files, owner.directory, path.slice(owner.directory.length + 1));
  }

  /** The package that a file is part of. */
  ownerOf(path: string): OwnPackage | undefined {
    const manifest = this.#manifests.around(dirname(path));
    if (manifest === undefined) return undefined;
    const { fields, name } = manifest;
    const lists = [fields.dependencies, fields.peerDependencies, fields.optionalDependencies];
    return {
      name,
      hasCommand: fields.bin !== undefined,
      dependencies: lists.flatMap((list) => (isObject(list) ? Object.keys(list) : [])),
    };
  }

  #find(directory: string, specifier: string): string | undefined {
    // A package that was installed is not part of the project, whatever stands above it.
    const configs = isInstalled(directory) ? [] : this.#configs.around(directory);
    const owner = this.#manifests.around(directory);
    const byPaths = this.#byPaths(configs, specifier);
    if (byPaths !== undefined) return byPaths;
    const conditions = configs.flatMap(({ customConditions }) => customConditions);
    if (specifier.startsWith('#')) return owner && this.#ownImport(owner, specifier, conditions);
    if (isNodeModule(specifier)) return undefined;
    return (
      this.#byBaseUrl(configs, specifier) ??
      this.#inPackage(directory, specifier, conditions) ??
      (owner && findByConvention(this.#files, owner.directory, specifier))
    );
  }

  #byPaths(configs: readonly TsConfig[], specifier: string): string | undefined {
    for (const { paths } of configs) {
      for (const target of matchPaths(paths, specifier)) {
        const file = isInstalled(target) ? undefined : this.#fileAt(target);
        if (file !== undefined) return file;
      }
    }
    return undefined;
  }

  #byBaseUrl(configs: readonly TsConfig[], specifier: string): string | undefined {
    for (const { baseUrl } of configs) {
      const file = baseUrl === undefined ? undefined : resolveFile(this.#files, joinPath(baseUrl, specifier));
      if (file !== undefined) return file;
    }
    return undefined;
  }

  #fileAt(path: string): string | undefined {
    return resolveFile(this.#files, path) ?? this.resolveUnwritten(path);
  }

  #ownImport(owner: Manifest, specifier: string, conditions: readonly string[]): string | undefined {
    for (const target of findOwnImport(owner, specifier, conditions)) {
      const file = target.startsWith('./')
        ? this.#fileAt(joinPath(owner.directory, target))
        : this.#inPackage(owner.directory, target, conditions);
      if (file !== undefined) return file;
    }
    return undefined;
  }

  /** A package of the project: the one that the file is in, a workspace, or one that is linked from node_modules. */
  #inPackage(directory: string, specifier: string, conditions: readonly string[]): string | undefined {
    const [, name, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.+)?$/.exec(specifier) ?? [];
    if (name === undefined) return undefined;
    const owner = this.#manifests.around(directory);
    const folder = owner?.name === name ? { path: owner.directory, isSource: true } : this.#folderOf(directory, name);
    const manifest = folder.isSource && folder.path !== undefined ? this.#manifests.at(folder.path) : undefined;
    return manifest && findEntry(this.#files, manifest, `.${rest}`, conditions);
  }

  /** What is installed goes before a workspace of the same name, as it does when the program runs. */
  #folderOf(directory: string, name: string): Folder {
    const installed = this.#installed(directory, name);
    if (installed.path !== undefined) return installed;
    const path = isInstalled(directory) ? undefined : this.#workspaces.find(directory, name);
    return path === undefined ? NOWHERE : { path, isSource: true };
  }

  #installed(directory: string, name: string): Folder {
    const key = `${directory}\0${name}`;
    const known = this.#folders.get(key);
    if (known) return known;
    const path = `${directory}/node_modules/${name}`;
    const parent = dirname(directory);
    const folder =
      this.#files.kindOf(path) === 'directory'
        ? this.#linked(directory, path)
        : parent === directory
          ? NOWHERE
          : this.#installed(parent, name);
    this.#folders.set(key, folder);
    return folder;
  }

  /** A link from node_modules that leads to a folder of the same repository leads to a source. */
  #linked(directory: string, path: string): Folder {
    const root = this.#repositoryOf(directory);
    const real = this.#files.realPathOf(path);
    const realRoot = this.#files.realPathOf(root);
    if (real === undefined || realRoot === undefined || !real.startsWith(`${realRoot}/`))
      return { path, isSource: false };
    const inside = root + real.slice(realRoot.length);
    return isInstalled(inside.slice(root.length)) ? { path, isSource: false } : { path: inside, isSource: true };
  }

  /** The folder that git keeps, else the outermost one with workspaces, else that of the package. */
  #repositoryOf(directory: string): string {
    const known = this.#roots.get(directory);
    if (known !== undefined) return known;
    let outermost: string | undefined;
    let root: string | undefined;
    for (let at = directory; at !== '' && root === undefined; at = dirname(at)) {
      if (this.#files.kindOf(`${at}/.git`) !== undefined) root = at;
      else if (this.#workspaces.isRoot(at)) outermost = at;
    }
    root ??= outermost ?? this.#manifests.around(directory)?.directory ?? directory;
    this.#roots.set(directory, root);
    return root;
  }
}

/** Where a package lies, and whether it is part of the project. */
interface Folder {
  readonly path: string | undefined;
  readonly isSource: boolean;
}

const NOWHERE: Folder = { path: undefined, isSource: false };

function isInstalled(path: string): boolean {
  return /(?:^|\/)node_modules(?:\/|$)/.test(path);
}
