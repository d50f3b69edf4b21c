import type { FileSystem } from './fileSystem';

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** What a compiled extension in an import may have been written as. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** The source file that an absolute path without certain extension means: itself, with an extension, or its index file. */
export function resolveFile(files: FileSystem, path: string): string | undefined {
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
  if (extension !== undefined) {
    const stem = path.slice(0, -extension.length);
    for (const source of SOURCES[extension] ?? []) {
      if (files.kindOf(stem + source) === 'file') return stem + source;
    }
  }
  const isSource = EXTENSIONS.some((known) => path.endsWith(known)) && !/\.d\.[cm]?ts$/.test(path);
  const kind = files.kindOf(path);
  if (kind === 'file') return isSource ? path : undefined;
  for (const known of EXTENSIONS) {
    if (files.kindOf(path + known) === 'file') return path + known;
  }
  if (kind !== 'directory') return undefined;
  for (const known of EXTENSIONS) {
    const index = `${path}/index${known}`;
    if (files.kindOf(index) === 'file') return index;
  }
  return undefined;
}

/** The directory of a path. */
export function dirname(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Joins a directory and a relative path, `.` and `..` taken out. */
export function joinPath(directory: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${directory}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const isDrive = /^[A-Za-z]:/.test(directory);
  return (isDrive ? '' : '/') + parts.join('/');
}
