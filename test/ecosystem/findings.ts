import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../src/analyze';
import { RULE_IDS, type Finding } from '../../src/core/finding';
import { languageOf } from '../../src/core/languages';
import { LineIndex } from '../../src/core/lineIndex';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { Project } from '../../src/project/project';
import { looksMinified } from '../../src/project/skipFiles';
import { sourcesOf, type Package } from './packages';

/** Blocking calls have a review of their own, in test/blocking. */
const RULES = RULE_IDS.filter((rule) => rule !== 'blocking-call');

/** A finding with the place and the words that its snapshot gives. */
export interface Found {
  /** `path:line`, of the first await or of the loop; the path is relative to the package. */
  readonly place: string;
  readonly confidence: Finding['confidence'];
  /** One line of the snapshot. */
  readonly line: string;
}

/** What is found in a package, in the order of its files, with the settings that everybody starts with. */
export function findInPackage(item: Package): Found[] {
  const project = new Project(createNodeFileSystem());
  const root = item.folder.replaceAll('\\', '/');
  return sourcesOf(item).flatMap((file) => {
    const language = languageOf(file);
    const text = readFileSync(path.join(item.folder, file), 'utf8');
    if (language === undefined || looksMinified(text)) return [];
    const analysis = analyze(
      text,
      language,
      { ...DEFAULT_OPTIONS, rules: RULES, path: `${root}/${file}`, roots: [root] },
      project,
    );
    if (analysis.error) throw new Error(`${item.spec} ${file}: ${analysis.error.message}`);
    const lines = new LineIndex(text);
    return analysis.findings.map((finding) =>
      describe(finding, `${file}:${String(lines.at(finding.span.start).line)}`),
    );
  });
}

/** Callees of one group are joined with `+`; groups follow each other after `,`. */
function describe(finding: Finding, place: string): Found {
  const callees = finding.groups.map((group) => group.map((index) => finding.awaits[index]?.callee ?? '').join(' + '));
  const check = finding.check.length === 0 ? '' : ` -> ${finding.check.join(' ')}`;
  const line = `${place} ${finding.rule} ${finding.confidence} [${callees.join(', ')}]${check}`;
  return { place, confidence: finding.confidence, line: line.replaceAll(/\s+/g, ' ') };
}
