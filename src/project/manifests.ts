import { parse } from 'jsonc-parser';
import type { FileSystem } from './fileSystem';
import { dirname } from './resolveFile';

/** A JSON object whose fields may be anything. */
export type Fields = Readonly<Record<string, unknown>>;

/** A package.json and where it stands. */
export interface Manifest {
  readonly directory: string;
  readonly name: string | undefined;
  readonly fields: Fields;
}

/** The package.json files of the project, each read once. */
export class Manifests {
  readonly #files: FileSystem;
  readonly #at = new Map<string, Manifest | undefined>();
  readonly #above = new Map<string, Manifest | undefined>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** The package.json that stands in a folder. */
  at(directory: string): Manifest | undefined {
    if (this.#at.has(directory)) return this.#at.get(directory);
    const fields = readObject(this.#files, `${directory}/package.json`);
    const manifest = fields && { directory, name: textOf(fields.name), fields };
    this.#at.set(directory, manifest);
    return manifest;
  }

  /** The package that a folder belongs to: its own package.json or the nearest one above. */
  around(directory: string): Manifest | undefined {
    if (this.#above.has(directory)) return this.#above.get(directory);
    const parent = dirname(directory);
    const manifest = this.at(directory) ?? (parent === directory ? undefined : this.around(parent));
    this.#above.set(directory, manifest);
    return manifest;
  }
}

/** Reads a JSON object that may hold comments and trailing commas; undefined when there is none. Broken JSON is read as far as it goes. */
export function readObject(files: FileSystem, path: string): Fields | undefined {
  const text = files.readFile(path);
  if (text === undefined) return undefined;
  const content: unknown = parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true });
  return isObject(content) ? content : undefined;
}

/** Says whether a value is a JSON object. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value if it is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list; a single text counts as a list of one. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
