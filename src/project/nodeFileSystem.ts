import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
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
    foldersIn(path) {
      try {
        const folders = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
        return folders.map(({ name }) => name).sort();
      } catch {
        return [];
      }
    },
    realPathOf(path) {
      try {
        return withSlashes(realpathSync.native(path), path);
      } catch {
        return undefined;
      }
    },
  };
}

/** The bytes of a file that is part of the product. Throws when it is not there. */
export function readBytes(path: string): Uint8Array {
  return readFileSync(path);
}

/** A path of the system in the form that the analysis knows it by: with `/`, and the drive as it was asked for. */
function withSlashes(real: string, asked: string): string {
  const drive = /^[A-Za-z](?=:)/;
  return real.replaceAll('\\', '/').replace(drive, (letter) => drive.exec(asked)?.[0] ?? letter);
}
