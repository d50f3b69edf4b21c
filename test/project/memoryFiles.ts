import type { FileSystem } from '../../src/project/fileSystem';

/** A file system in memory, whose files can be changed. */
export interface MemoryFiles extends FileSystem {
  /** Texts by absolute path. */
  readonly texts: Map<string, string>;
  /** Links to folders: absolute path to absolute path. */
  readonly links: Map<string, string>;
}

/** Makes a file system of texts by absolute path, with links to folders. */
export function createMemoryFiles(
  texts: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): MemoryFiles {
  const files = new Map(Object.entries(texts));
  const targets = new Map(Object.entries(links));
  const follow = (path: string): string => {
    for (const [link, target] of targets) {
      if (path === link || path.startsWith(`${link}/`)) return follow(target + path.slice(link.length));
    }
    return path;
  };
  const kindOf = (path: string): 'file' | 'directory' | undefined => {
    const real = follow(path);
    if (files.has(real)) return 'file';
    const below = `${real === '/' ? '' : real}/`;
    return [...files.keys()].some((file) => file.startsWith(below)) ? 'directory' : undefined;
  };
  return {
    texts: files,
    links: targets,
    readFile: (path) => files.get(follow(path)),
    kindOf,
    foldersIn(path) {
      const below = `${follow(path)}/`;
      const folders = [...files.keys()].flatMap((file) => {
        const rest = file.startsWith(below) ? file.slice(below.length) : '';
        return rest.includes('/') ? [rest.slice(0, rest.indexOf('/'))] : [];
      });
      return [...new Set(folders)].sort();
    },
    realPathOf: (path) => (kindOf(path) === undefined ? undefined : follow(path)),
  };
}
