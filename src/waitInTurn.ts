import { ParseError } from './core/parseError';
import type { Span } from './core/span';
import type { TextEdit } from './core/suggestion';
import { parseSource } from './languages/javascript/source';
import { waitInTurn as waitInTurnIn } from './languages/javascript/suggestions/waitInTurn';

/**
 * The edits that let what waits together at a place (`Promise.all([…])`, `runParallel(…)`) wait one after another again; undefined
 * when nothing does, when its shape does not allow it, or when the text can't be parsed.
 */
export function waitInTurn(text: string, path: string, at: Span): readonly TextEdit[] | undefined {
  if (!/\bPromise\s*\.\s*all\b|\brunParallel\b/.test(text)) return undefined;
  try {
    const rewrite = waitInTurnIn(parseSource(text, path), at);
    return rewrite && 'edits' in rewrite ? rewrite.edits : undefined;
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
