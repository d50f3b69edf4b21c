import { mayHoldFindings } from './mayHoldFindings';
import { mayHoldPythonFindings } from './mayHoldPythonFindings';
import type { LanguageId } from './options';

/** Says, without parsing, whether a text may hold a finding; `false` is certain. */
export function isWorthParsing(text: string, language: LanguageId): boolean {
  return language === 'python' ? mayHoldPythonFindings(text) : mayHoldFindings(text);
}
