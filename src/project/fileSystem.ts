/** How the analysis reads other files; absolute paths with `/`. The node adapter lives in `nodeFileSystem.ts`. */
export interface FileSystem {
  /** The text of a file, or undefined when it can't be read. */
  readFile(path: string): string | undefined;
  /** What is at a path, links followed. */
  kindOf(path: string): 'file' | 'directory' | undefined;
  /** Names of the folders that lie directly in a folder, sorted; links are left out, so that nobody walks in circles. */
  foldersIn(path: string): readonly string[];
  /** The path with all links followed; undefined when there is nothing. */
  realPathOf(path: string): string | undefined;
}
