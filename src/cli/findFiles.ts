import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { fdir } from 'fdir';
import { languageOf } from '../core/languages';
import { isWrittenByMachine } from '../project/skipFiles';
import { describeError } from './describeError';
import { IgnoreRules } from './ignoreRules';

/** Something that could not be looked at. */
export interface Failure {
  /** Absolute. */
  readonly path: string;
  readonly message: string;
}

/** The files that the arguments of a command stand for. */
export interface FoundFiles {
  /** Absolute paths, sorted, each once. */
  readonly files: readonly string[];
  readonly failures: readonly Failure[];
}

/** Finds the sources below files and folders, as named on the command line. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const files = new Set<string>();
  const failures: Failure[] = [];
  for (const each of paths) {
    const absolute = path.resolve(each);
    try {
      const found = statSync(absolute);
      if (found.isDirectory()) walk(absolute, files, failures);
      else takeNamedFile(absolute, files, failures);
    } catch (error) {
      failures.push({ path: absolute, message: describeError(error) });
    }
  }
  return { files: [...files].sort(), failures };
}

/** A file that is named is taken even if git ignores it. */
function takeNamedFile(file: string, files: Set<string>, failures: Failure[]): void {
  if (languageOf(file) === undefined)
    failures.push({ path: file, message: 'not a JavaScript, TypeScript or Python file' });
  else files.add(file);
}

function walk(root: string, files: Set<string>, failures: Failure[]): void {
  const rules = new IgnoreRules(root);
  assertReadable(root);
  // Links are left out as git leaves them out: what they point to is found where it is.
  const found = new fdir({ excludeSymlinks: true })
    .withFullPaths()
    .exclude((_name, folder) => {
      const absolute = path.resolve(folder);
      if (rules.skipsFolder(absolute)) return true;
      try {
        assertReadable(absolute);
        return false;
      } catch (error) {
        failures.push({ path: absolute, message: describeError(error) });
        return true;
      }
    })
    .filter((file) => languageOf(file) !== undefined && !isWrittenByMachine(file) && !rules.skipsFile(file))
    .crawl(root)
    .sync();
  for (const file of found) files.add(file);
}

/** The walker passes over folders that it can't read without a word, so they are tried first. */
function assertReadable(folder: string): void {
  accessSync(folder, constants.R_OK | constants.X_OK);
}
