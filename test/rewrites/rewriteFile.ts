import { readFileSync } from 'node:fs';
import { languageOf } from '../../src/core/languages';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import type { SuggestionTarget } from '../../src/core/suggestion';
import { fixAll } from '../../src/fixAll';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { Project } from '../../src/project/project';

/** A file with all its findings rewritten, those for review too. */
export interface RewrittenFile {
  readonly before: string;
  readonly after: string;
  readonly places: number;
}

/** Rewrites files of one package; what it learns of a file helps with the next. */
export function createRewriter(target: SuggestionTarget): (file: string) => RewrittenFile | undefined {
  const project = new Project(createNodeFileSystem());
  return (file) => {
    const language = languageOf(file);
    if (language === undefined) return undefined;
    const before = readFileSync(file, 'utf8');
    const options = { ...DEFAULT_OPTIONS, path: file, target, includeTests: true };
    const { text, applied } = fixAll(before, language, options, { confidence: 'review', project });
    return text === before ? undefined : { before, after: text, places: applied.length };
  };
}
