import type { FileSystem } from '../project/fileSystem';

/** Files as the editor has them: the text of an open document goes before what is on disk. */
export class OverlayFileSystem implements FileSystem {
  readonly #base: FileSystem;
  readonly #textOf: (path: string) => string | undefined;

  constructor(base: FileSystem, textOf: (path: string) => string | undefined) {
    this.#base = base;
    this.#textOf = textOf;
  }

  readFile(path: string): string | undefined {
    return this.#textOf(path) ?? this.#base.readFile(path);
  }

  kindOf(path: string): 'file' | 'directory' | undefined {
    return this.#textOf(path) === undefined ? this.#base.kindOf(path) : 'file';
  }

  foldersIn(path: string): readonly string[] {
    return this.#base.foldersIn(path);
  }

  realPathOf(path: string): string | undefined {
    return this.#base.realPathOf(path);
  }
}
