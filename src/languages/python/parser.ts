import type { Parser, Tree } from 'web-tree-sitter';

/** The two files that the parser is made of. */
export const WASM_FILES = ['web-tree-sitter.wasm', 'tree-sitter-python.wasm'] as const;

/** Gives the bytes of one of them. */
export type WasmSource = (file: (typeof WASM_FILES)[number]) => Uint8Array | Promise<Uint8Array>;

let parser: Parser | undefined;
let loading: Promise<void> | undefined;

/** Loads the parser, once; loading WebAssembly takes turns of the event loop, parsing does not. */
export function loadPythonParser(source: WasmSource): Promise<void> {
  loading ??= load(source).catch((error: unknown) => {
    // The next file tries again.
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Says whether `parsePython` can be called. */
export function isPythonParserLoaded(): boolean {
  return parser !== undefined;
}

/** Parses a text; whoever gets the tree has to delete it. Throws when the parser is not loaded. */
export function parsePython(text: string): Tree {
  const tree = parser?.parse(text);
  if (!tree) throw new Error('The parser of Python is not loaded.');
  return tree;
}

async function load(source: WasmSource): Promise<void> {
  // Most people never open a Python file that awaits.
  const [treeSitter, runtime, grammar] = await Promise.all([
    import('web-tree-sitter'),
    source('web-tree-sitter.wasm'),
    source('tree-sitter-python.wasm'),
  ]);
  await treeSitter.Parser.init({ wasmBinary: runtime });
  const language = await treeSitter.Language.load(grammar);
  parser = new treeSitter.Parser();
  parser.setLanguage(language);
}
