import type { LanguageId } from './options';

/** Which language a file is in, by the end of its name. */
const LANGUAGES_BY_EXTENSION: Readonly<Record<string, LanguageId>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
  pyi: 'python',
};

/** The language of a file that can be analysed, or undefined for all others. */
export function languageOf(path: string): LanguageId | undefined {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(LANGUAGES_BY_EXTENSION, extension) ? LANGUAGES_BY_EXTENSION[extension] : undefined;
}
