import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../src/analyze';
import { languageOf } from '../../src/core/languages';
import { LineIndex } from '../../src/core/lineIndex';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { Project } from '../../src/project/project';
import { looksMinified } from '../../src/project/skipFiles';
import { sourcesOf, type Package } from '../ecosystem/packages';

/** One report of the rule in a published package. */
export interface Report {
  readonly spec: string;
  /** `path:line`. */
  readonly place: string;
  readonly confidence: 'safe' | 'review';
  readonly function: string;
  /** The call, on one line, cut short. */
  readonly call: string;
}

/** What `blocking-call` reports in a package, in the order of its files, with the settings that everybody starts with. */
export function reportsIn(item: Package): Report[] {
  const project = new Project(createNodeFileSystem());
  const root = item.folder.replaceAll('\\', '/');
  return sourcesOf(item).flatMap((file) => {
    const language = languageOf(file);
    const text = readFileSync(path.join(item.folder, file), 'utf8');
    if (language === undefined || looksMinified(text)) return [];
    const options = { ...DEFAULT_OPTIONS, path: `${root}/${file}`, roots: [root], rules: ['blocking-call'] as const };
    const { findings } = analyze(text, language, options, project);
    const lines = new LineIndex(text);
    return findings.map((finding) => ({
      spec: item.spec,
      place: `${file}:${String(lines.at(finding.span.start).line)}`,
      confidence: finding.confidence,
      function: finding.function,
      call: text.slice(finding.span.start, finding.span.end).replaceAll(/\s+/g, ' ').slice(0, 70),
    }));
  });
}
