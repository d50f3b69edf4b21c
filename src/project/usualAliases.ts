import type { FileSystem } from './fileSystem';
import { joinPath, resolveFile } from './resolveFile';

/**
 * Aliases that frameworks set up by themselves, in configurations that are generated or are programs, with the folders they
 * stand for. None of them can be the name of a package.
 */
const ALIASES: readonly (readonly [start: RegExp, folders: readonly string[]])[] = [
  [/^[@~]\//, ['src', 'app', '.']],
  [/^(?:@@|~~)\//, ['.']],
  [/^\$lib(?:\/|$)/, ['src/lib']],
];

/** The file that an alias without a configuration that could be read leads to in a package, by what is usual. */
export function findByConvention(files: FileSystem, directory: string, specifier: string): string | undefined {
  for (const [start, folders] of ALIASES) {
    if (!start.test(specifier)) continue;
    const rest = specifier.replace(start, '');
    for (const folder of folders) {
      const file = resolveFile(files, joinPath(directory, `${folder}/${rest}`));
      if (file !== undefined) return file;
    }
  }
  return undefined;
}
