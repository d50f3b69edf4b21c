import { readFileSync } from 'node:fs';
import { prepareLanguage, type WasmSource } from '../../src/frontEnds';

/** The files of the parser of Python, as they lie in the packages. */
export const readWasm: WasmSource = (file) => readFileSync(require.resolve(`${file.replace('.wasm', '')}/${file}`));

/** Loads the parser of Python, for tests that analyse in this process. */
export async function preparePython(): Promise<void> {
  await prepareLanguage('python', readWasm);
}
