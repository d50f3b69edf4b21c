import type { WasmSource } from '../frontEnds';
import type { FileSystem } from '../project/fileSystem';
import type { HelperFormat } from '../project/helperModule';

/** What the place the server runs in (a Node process, later a web worker) brings along. */
export interface Platform {
  /** The files as they are on disk; open documents are laid over them. */
  readonly files: FileSystem;
  /** A file of the parser of Python; asked for when the first Python file is opened. */
  readonly wasm: WasmSource;
  /** Source text of the helper module; undefined when it was not shipped. */
  readonly helperText: (format: HelperFormat) => string | undefined;
}
