import type { FileSystem } from './fileSystem';

/**
 * Is told what an analysis has looked at outside of its text, so that whoever keeps the result can tell when it no longer holds.
 * Paths are absolute, with `/`.
 */
export interface Trail {
  /** A module was read with this text, or there was none. */
  read(path: string, text: string | undefined): void;
  /** What is known of `from` (a module, or a folder of modules) hangs on `to`. */
  reached(from: string, to: string): void;
  /** What a question to the file system was answered; whichever module asked, since the answer is remembered for all. */
  answered(question: keyof FileSystem, path: string, answer: FileAnswer): void;
}

/** What the file system may say. */
export type FileAnswer = ReturnType<FileSystem[keyof FileSystem]>;

/** The same files, with each answer told to a trail. */
export function watchFiles(files: FileSystem, trail: Trail): FileSystem {
  const tell = <Answer extends FileAnswer>(question: keyof FileSystem, path: string, answer: Answer): Answer => {
    trail.answered(question, path, answer);
    return answer;
  };
  return {
    readFile: (path) => tell('readFile', path, files.readFile(path)),
    kindOf: (path) => tell('kindOf', path, files.kindOf(path)),
    foldersIn: (path) => tell('foldersIn', path, files.foldersIn(path)),
    realPathOf: (path) => tell('realPathOf', path, files.realPathOf(path)),
  };
}
