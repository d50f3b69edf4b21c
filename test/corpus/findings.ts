import { readFileSync } from 'node:fs';
import { analyze } from '../../src/analyze';
import { languageOf } from '../../src/core/languages';
import { LineIndex } from '../../src/core/lineIndex';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { Project } from '../../src/project/project';
import { looksMinified } from '../../src/project/skipFiles';
import type { CorpusFile } from './corpusFiles';
import { toScored, type ScoredFinding } from './scoredFinding';

/** What the analysis made of a list of files. */
export interface CorpusFindings {
  readonly findings: readonly ScoredFinding[];
  /** Files that could not be parsed, and other things worth a line. */
  readonly notes: readonly string[];
}

/** Analyses files of the corpus in this process, one project for all of them. */
export function findInCorpus(files: readonly CorpusFile[]): CorpusFindings {
  const project = new Project(createNodeFileSystem());
  const findings: ScoredFinding[] = [];
  const notes: string[] = [];
  for (const file of files) {
    const language = languageOf(file.path);
    if (language === undefined) continue;
    const text = readFileSync(file.absolute, 'utf8');
    if (looksMinified(text)) continue;
    // Labels stand in tests too.
    const options = { ...DEFAULT_OPTIONS, path: file.absolute, includeTests: true };
    const analysis = analyze(text, language, options, project);
    const lines = new LineIndex(text);
    if (analysis.error !== undefined) notes.push(`${file.package} ${file.path}: ${analysis.error.message}`);
    notes.push(...analysis.notes.map((note) => `${file.package} ${file.path}: ${note}`));
    for (const finding of analysis.findings) {
      const scored = toScored(finding, file, lines);
      if (scored !== undefined) findings.push(scored);
    }
  }
  return { findings, notes };
}
