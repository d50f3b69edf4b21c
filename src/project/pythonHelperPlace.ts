import type { FileSystem } from './fileSystem';
import type { HelperPlace, HelperUser } from './helperModule';
import { dirname, joinPath } from './resolveFile';

const MODULE = 'run_parallel';

/**
 * Decides where a Python file gets `run_parallel` and `run_sequence` from: the module that the user's setting names; else a file at the
 * top of the package that the document belongs to, or beside it when it belongs to none.
 */
export function findPythonHelperPlace(files: FileSystem, { path, text, setting }: HelperUser): HelperPlace {
  if (/^\.*[\p{L}_][\p{L}\p{N}_.]*$/u.test(setting) && !/\.(?:[cm]?[jt]s|py)$/.test(setting)) {
    return { specifier: setting };
  }
  const folder = dirname(path);
  const isPackage = (at: string): boolean => files.kindOf(joinPath(at, '__init__.py')) === 'file';
  if (!isPackage(folder)) return { specifier: MODULE, file: fileIn(folder) };
  let top = folder;
  let depth = 1;
  while (isPackage(dirname(top)) && dirname(top) !== top) {
    top = dirname(top);
    depth++;
  }
  const name = top.slice(top.lastIndexOf('/') + 1);
  // In the way the file names other modules of its package.
  const isRelative =
    /^[ \t]*from[ \t]+\./m.test(text) || !new RegExp(`^[ \\t]*(?:from|import)[ \\t]+${name}\\b`, 'm').test(text);
  return { specifier: `${isRelative ? '.'.repeat(depth) : `${name}.`}${MODULE}`, file: fileIn(top) };
}

function fileIn(folder: string): NonNullable<HelperPlace['file']> {
  return { path: joinPath(folder, `${MODULE}.py`), format: 'py' };
}
