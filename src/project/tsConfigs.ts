import type { FileSystem } from './fileSystem';
import { isObject, readObject, textOf, textsOf, type Fields } from './manifests';
import { dirname, joinPath } from './resolveFile';

/** What a tsconfig.json or jsconfig.json says of where imports lead, what it extends included. */
export interface TsConfig {
  readonly directory: string;
  readonly paths: readonly PathPattern[];
  /** The folder in which bare specifiers are looked for first. */
  readonly baseUrl?: string;
  readonly customConditions: readonly string[];
  /** Configurations of parts of this project; where the paths stand when this one only puts them together. */
  readonly references: readonly string[];
}

/** One entry of `paths`, its targets made absolute. */
export interface PathPattern {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** Finds the folder of a package whose configuration is extended. */
export type LocatePackage = (directory: string, name: string) => string | undefined;

const NAMES = ['tsconfig.json', 'jsconfig.json'];
/** More than anybody writes: it only ends circles. */
const MAX_EXTENDS = 12;

/** The configurations of the project, each read once. */
export class TsConfigs {
  readonly #files: FileSystem;
  readonly #locatePackage: LocatePackage;
  readonly #around = new Map<string, readonly TsConfig[]>();

  constructor(files: FileSystem, locatePackage: LocatePackage) {
    this.#files = files;
    this.#locatePackage = locatePackage;
  }

  /** The configurations that can hold for files of a folder: the nearest one upwards, then those it refers to. */
  around(directory: string): readonly TsConfig[] {
    const known = this.#around.get(directory);
    if (known) return known;
    const parent = dirname(directory);
    const configs = this.#in(directory) ?? (parent === directory ? [] : this.around(parent));
    this.#around.set(directory, configs);
    return configs;
  }

  #in(directory: string): readonly TsConfig[] | undefined {
    const path = NAMES.map((name) => `${directory}/${name}`).find((file) => this.#files.kindOf(file) === 'file');
    const config = path === undefined ? undefined : this.#read(path);
    if (!config) return undefined;
    const parts = config.references.flatMap((reference) => this.#read(this.#fileOf(reference)) ?? []);
    // A part of another folder has its own paths, for its own files, which find it by themselves.
    return [config, ...parts.filter((part) => part.directory === directory)];
  }

  #read(path: string): TsConfig | undefined {
    const directory = dirname(path);
    const fields = readObject(this.#files, path);
    if (!fields) return undefined;
    const references = Array.isArray(fields.references) ? fields.references.filter(isObject) : [];
    return {
      ...NOTHING,
      ...this.#said(fields, directory, directory, 0),
      directory,
      references: references.flatMap((reference) => textOf(reference.path) ?? []).map((to) => joinPath(directory, to)),
    };
  }

  /** What a configuration says, itself or by what it extends; `leaf` is the folder of the one that was asked for. */
  #said(fields: Fields, directory: string, leaf: string, depth: number): Said {
    let inherited: Said = {};
    for (const specifier of depth < MAX_EXTENDS ? textsOf(fields.extends) : []) {
      const file = this.#extended(directory, specifier);
      const base = file === undefined ? undefined : readObject(this.#files, file);
      if (file !== undefined && base) inherited = { ...inherited, ...this.#said(base, dirname(file), leaf, depth + 1) };
    }
    return { ...inherited, ...readOwn(fields, directory, leaf, inherited.baseUrl) };
  }

  #fileOf(path: string): string {
    return this.#files.kindOf(path) === 'directory' ? `${path}/tsconfig.json` : path;
  }

  #extended(directory: string, specifier: string): string | undefined {
    const paths = /^(?:\.|\/|[A-Za-z]:)/.test(specifier)
      ? [specifier.startsWith('.') ? joinPath(directory, specifier) : specifier]
      : this.#inPackage(directory, specifier);
    const candidates = paths.flatMap((path) => [path, `${path}.json`, `${path}/tsconfig.json`]);
    return candidates.find((path) => this.#files.kindOf(path) === 'file');
  }

  #inPackage(directory: string, specifier: string): readonly string[] {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
    const folder = this.#locatePackage(directory, name);
    if (folder === undefined) return [];
    if (name !== specifier) return [`${folder}${specifier.slice(name.length)}`];
    const entry = textOf(readObject(this.#files, `${folder}/package.json`)?.tsconfig);
    return entry === undefined ? [folder] : [joinPath(folder, entry)];
  }
}

/** The targets that `paths` has for a specifier, best first: an exact entry, else the one with the longest beginning. */
export function matchPaths(paths: readonly PathPattern[], specifier: string): readonly string[] {
  let best: { readonly targets: readonly string[]; readonly length: number } | undefined;
  for (const { pattern, targets } of paths) {
    const star = pattern.indexOf('*');
    if (star === -1) {
      if (pattern === specifier) return targets;
      continue;
    }
    const end = pattern.slice(star + 1);
    const isLongEnough = specifier.length >= pattern.length - 1;
    if (!isLongEnough || !specifier.startsWith(pattern.slice(0, star)) || !specifier.endsWith(end)) continue;
    if (best && best.length >= star) continue;
    const middle = specifier.slice(star, specifier.length - end.length);
    best = { targets: targets.map((target) => target.replace('*', () => middle)), length: star };
  }
  return best?.targets ?? [];
}

const NOTHING = { paths: [], customConditions: [] };

type Said = Partial<Pick<TsConfig, 'paths' | 'baseUrl' | 'customConditions'>>;

function readOwn(fields: Fields, directory: string, leaf: string, inheritedBase: string | undefined): Said {
  const options = isObject(fields.compilerOptions) ? fields.compilerOptions : {};
  const at = (path: string, folder: string): string => {
    const whole = path.replace('${configDir}', leaf);
    return /^(?:\/|[A-Za-z]:)/.test(whole) ? whole : joinPath(folder, whole);
  };
  const baseUrl = textOf(options.baseUrl);
  const base = baseUrl === undefined ? inheritedBase : at(baseUrl, directory);
  return {
    ...(base !== undefined && { baseUrl: base }),
    ...(isObject(options.paths) && {
      paths: Object.entries(options.paths).map(([pattern, targets]) => ({
        pattern,
        targets: textsOf(targets).map((target) => at(target, base ?? directory)),
      })),
    }),
    ...(options.customConditions !== undefined && { customConditions: textsOf(options.customConditions) }),
  };
}
