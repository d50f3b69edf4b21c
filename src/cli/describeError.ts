const PLAIN_WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder',
  ENOTDIR: 'not a folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space left on the disk',
  ELOOP: 'links that lead in a circle',
};

/** What went wrong with a file, in a few words. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code: unknown = 'code' in error ? error.code : undefined;
  return (typeof code === 'string' ? PLAIN_WORDS[code] : undefined) ?? error.message;
}
