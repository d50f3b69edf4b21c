import { ParseError } from './core/parseError';
import type { TextEdit } from './core/suggestion';
import { parseSource } from './languages/javascript/source';
import { importHelper as importInto } from './languages/javascript/suggestions/helperImport';
import { createPyModule } from './languages/python/modules';
import { parseSource as parsePython } from './languages/python/source';
import { helperName } from './languages/python/suggestions/asyncioImport';

/**
 * The edit that imports `runParallel` (in Python `run_parallel`, whose parser has to be loaded) from the helper module into a text, in
 * the way the text imports others; undefined when it is imported already, or when the text can't be parsed.
 */
export function importHelper(text: string, path: string, specifier: string): TextEdit | undefined {
  try {
    if (!isPython(path)) return importInto(parseSource(text, path), specifier, 'runParallel').edit;
    const module = createPyModule(parsePython(text, path));
    return helperName(module, module.source.root, specifier, 'run_parallel')?.edit;
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function isPython(path: string): boolean {
  return /\.(?:pyi?|ipynb)$/.test(path);
}
