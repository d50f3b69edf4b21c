// Looks at every suggestion for every file of the corpus: its result has to parse, with every comment and kind of line break as
// before, and where the file is as Prettier leaves it, Prettier may change no line that the rewrite did not touch.
//
//   npm run test:rewrites [-- --only PACKAGE]
//
// Exits with 1 when a suggestion fails.

import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyze } from '../../src/analyze';
import { languageOf } from '../../src/core/languages';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { Project } from '../../src/project/project';
import { allFiles, DEFAULT_CACHE } from '../corpus/corpusFiles';
import { checkRewrite } from '../suggestions/checkRewrite';

const { values } = parseArgs({ options: { only: { type: 'string' } } });

void main();

async function main(): Promise<void> {
  if (!existsSync(DEFAULT_CACHE)) throw new Error('The corpus is not there: npm run corpus');
  const counts = { files: 0, findings: 0, suggestions: 0, failures: 0 };
  let project = new Project(createNodeFileSystem());
  let last = '';
  for (const file of allFiles(DEFAULT_CACHE)) {
    if (values.only !== undefined && !file.package.includes(values.only)) continue;
    if (file.package !== last) project = new Project(createNodeFileSystem());
    last = file.package;
    const language = languageOf(file.absolute);
    if (language === undefined) continue;
    const text = readFileSync(file.absolute, 'utf8');
    const options = { ...DEFAULT_OPTIONS, path: file.absolute, includeTests: true };
    const { findings } = analyze(text, language, options, project);
    counts.files++;
    counts.findings += findings.length;
    for (const { span, suggestions } of findings) {
      for (const { target, edits } of suggestions) {
        counts.suggestions++;
        try {
          await checkRewrite(text, edits, file.absolute);
        } catch (error) {
          counts.failures++;
          console.log(`${file.package}/${file.path}:${lineOf(text, span.start)} ${target}: ${messageOf(error)}`);
        }
      }
    }
  }
  const { files, findings, suggestions, failures } = counts;
  console.log(`${files} files, ${findings} findings, ${suggestions} suggestions, ${failures} of them wrong`);
  process.exitCode = failures > 0 ? 1 : 0;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : String(error);
}
