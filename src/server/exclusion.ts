import ignore from 'ignore';

/** Says whether a path is excluded by patterns (as in a .gitignore) that are relative to the folder it is in. */
export function isExcluded(path: string, folders: readonly string[], patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  const folder = folders.filter((each) => path.startsWith(`${each}/`)).sort((a, b) => b.length - a.length)[0];
  const relative = folder === undefined ? path.replace(/^(?:[a-z]:)?\/+/, '') : path.slice(folder.length + 1);
  return relative !== '' && ignore().add(patterns).ignores(relative);
}
