import { readFileSync, statSync } from 'node:fs';
import type { FileSystem } from './fileSystem';

/** Larger files are data or bundles: nothing that a callee would be looked up in. */
const MAX_BYTES = 2_000_000;

/** The files on disk, as the analysis reads them: whatever can't be read is simply not there. */
export function createNodeFileSystem(): FileSystem {
  return {
    readFile(path) {
      try {
        const found = statSync(path, { throwIfNoEntry: false });
        return found?.isFile() === true && found.size <= MAX_BYTES ? readFileSync(path, 'utf8') : undefined;
      } catch {
        return undefined;
      }
    },
    kindOf(path) {
      try {
        const found = statSync(path, { throwIfNoEntry: false });
        if (found?.isFile() === true) return 'file';
        return found?.isDirectory() === true ? 'directory' : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
