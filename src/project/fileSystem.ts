/** How the analysis reads other files; absolute paths with `/`. The node adapter lives in `nodeFileSystem.ts`. */
export interface FileSystem {
  /** The text of a file, or undefined when it can't be read. */
  readFile(path: string): string | undefined;
  /** What is at a path, links followed. */
  kindOf(path: string): 'file' | 'directory' | undefined;
}
