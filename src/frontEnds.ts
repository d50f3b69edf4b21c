import type { LanguageId, Options } from './core/options';
import { ParseError } from './core/parseError';
import { readJavaScript } from './languages/javascript/analyzeJavaScript';
import { checkDeclarations } from './languages/javascript/declaredTwice';
import { parseSource as parseJavaScript } from './languages/javascript/source';
import type { LanguageFile } from './languages/languageFile';
import { readPython } from './languages/python/analyzePython';
import { isPythonParserLoaded, loadPythonParser, type WasmSource } from './languages/python/parser';
import { parseSource as parsePython } from './languages/python/source';
import type { Project } from './project/project';

export type { WasmSource };

/** What the analysis needs of a language. */
export interface FrontEnd {
  /** Reads a file. Throws `ParseError`. */
  read(text: string, options: Options, project?: Project): LanguageFile;
  /** Parses a text for nothing but the sake of it. Throws when that can't be done. */
  parse(text: string, path: string): void;
}

const JAVASCRIPT: FrontEnd = {
  read: (text, options, project) => readJavaScript(text, options, project),
  parse: (text, path) => {
    checkDeclarations(parseJavaScript(text, path));
  },
};

const PYTHON: FrontEnd = {
  read: (text, options, project) => readPython(text, options, project?.python),
  parse: (text, path) => {
    const { error } = parsePython(text, path);
    if (error) throw new ParseError(error.message, error.offset);
  },
};

/** The front end of a language; that of Python has to be prepared. */
export function frontEndOf(language: LanguageId): FrontEnd {
  return language === 'python' ? PYTHON : JAVASCRIPT;
}

/**
 * Loads what the front end of a language needs before it can be used; `wasm` gives the files that the build lays beside the bundles.
 * Undefined when there is nothing to wait for.
 */
export function prepareLanguage(language: LanguageId, wasm: WasmSource): Promise<void> | undefined {
  return language !== 'python' || isPythonParserLoaded() ? undefined : loadPythonParser(wasm);
}
