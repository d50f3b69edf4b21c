import type { LanguageId, Options } from './core/options';
import { mayHoldFindings } from './core/mayHoldFindings';
import type { LanguageFile } from './languages/languageFile';
import { readJavaScript } from './languages/javascript/analyzeJavaScript';
import { parseSource } from './languages/javascript/source';
import type { Project } from './project/project';

/** What the analysis needs of a language. */
export interface FrontEnd {
  /** Says, without parsing, whether a text may hold a finding; `false` is certain. */
  mayHoldFindings(text: string): boolean;
  /** Reads a file. Throws `ParseError`. */
  read(text: string, options: Options, project?: Project): LanguageFile;
  /** Parses a text for nothing but the sake of it. Throws when that can't be done. */
  parse(text: string, path: string): void;
}

const JAVASCRIPT: FrontEnd = {
  mayHoldFindings,
  read: (text, options, project) => readJavaScript(text, options, project),
  parse: (text, path) => void parseSource(text, path),
};

/** The front end of a language; undefined when there is none yet. */
export function frontEndOf(language: LanguageId): FrontEnd | undefined {
  return language === 'python' ? undefined : JAVASCRIPT;
}
