import { ParseError } from './core/parseError';
import type { Span } from './core/span';
import type { TextEdit } from './core/suggestion';
import { parseSource } from './languages/javascript/source';
import { waitInTurn as waitInTurnIn } from './languages/javascript/suggestions/waitInTurn';
import { parseSource as parsePython } from './languages/python/source';
import { waitInTurn as waitInTurnInPython } from './languages/python/suggestions/waitInTurn';

/**
 * The edits that let what waits together at a place (`Promise.all([…])`, `runParallel(…)`, in Python `gather(…)` and `run_parallel(…)`)
 * wait one after another again; undefined when nothing does, when its shape does not allow it, or when the text can't be parsed. The
 * parser of Python has to be loaded.
 */
export function waitInTurn(text: string, path: string, at: Span): readonly TextEdit[] | undefined {
  const isPython = /\.(?:pyi?|ipynb)$/.test(path);
  if (!(isPython ? IN_PYTHON : IN_JAVASCRIPT).test(text)) return undefined;
  try {
    if (isPython) return waitInTurnInPython(parsePython(text, path), at);
    const rewrite = waitInTurnIn(parseSource(text, path), at);
    return rewrite && 'edits' in rewrite ? rewrite.edits : undefined;
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

const IN_JAVASCRIPT = /\bPromise\s*\.\s*all\b|\brunParallel\b/;
const IN_PYTHON = /\bgather\b|\brun_parallel\b/;
