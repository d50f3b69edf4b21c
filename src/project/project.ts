import type { FileSystem } from './fileSystem';

/** What is known of the files around the analysed one; filled on demand and kept between calls of `analyze`. */
export class Project {
  readonly files: FileSystem;

  constructor(files: FileSystem) {
    this.files = files;
  }

  /** Forgets what was read of a file; call it when the file changed. */
  invalidate(path: string): void {
    void path;
  }
}
