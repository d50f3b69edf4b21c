import type { TextEdit } from './core/suggestion';
import { ParseError } from './core/parseError';
import { parseSource } from './languages/javascript/source';
import { importHelper as importInto } from './languages/javascript/suggestions/helperImport';

/**
 * The edit that imports a function of the helper module into a text, in the way the text imports others; undefined when it is
 * imported already, or when the text can't be parsed.
 */
export function importHelper(text: string, path: string, specifier: string, name: string): TextEdit | undefined {
  try {
    return importInto(parseSource(text, path), specifier, name).edit;
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
