import { type CheckedCalls, KNOWN_CALLS_FILE, readKnownCallsFile } from '../languages/knowledge/userCalls';
import type { FileSystem } from './fileSystem';
import { dirname } from './resolveFile';

export { checkKnownCalls } from '../languages/knowledge/userCalls';

const NO_CALLS: CheckedCalls = { calls: [], problems: [] };

/** Reads the files in which users list calls, each once. */
export class KnownCallFiles {
  readonly #files: FileSystem;
  readonly #around = new Map<string, CheckedCalls>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** What holds for a file: the nearest list upwards from it, with its problems, which name the file and the field. */
  around(path: string): CheckedCalls {
    return this.#of(dirname(path));
  }

  #of(directory: string): CheckedCalls {
    const known = this.#around.get(directory);
    if (known) return known;
    const file = `${directory}/${KNOWN_CALLS_FILE}`;
    const text = this.#files.readFile(file);
    const parent = dirname(directory);
    const calls =
      text !== undefined ? readKnownCallsFile(text, file) : parent === directory ? NO_CALLS : this.#of(parent);
    this.#around.set(directory, calls);
    return calls;
  }
}
