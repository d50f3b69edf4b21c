// Scores the analysis on the labelled corpus.
//
//   npx tsx test/corpus/accuracy.ts [--missed] [--all] [--json FILE] [--compare] [--cache DIR]
//
// --missed lists the safe labels without a finding, --all analyses every file of the packages and not just the labelled ones,
// --json writes the findings to a file, --compare runs other tools and rules on the same labels, then the
// analysis with one mechanism after the other switched off, and writes the tables into README.md.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compare, compareWithout } from './comparison';
import { allFiles, DEFAULT_CACHE, labelledFiles } from './corpusFiles';
import { findInCorpus } from './findings';
import { score, scoreTable, type Score } from './score';

const { values } = parseArgs({
  options: {
    missed: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    json: { type: 'string' },
    compare: { type: 'boolean', default: false },
    cache: { type: 'string', default: DEFAULT_CACHE },
  },
});

const cache = path.resolve(values.cache);
if (!existsSync(cache)) {
  console.error(`The corpus is not in ${cache}: run \`npm run corpus\` first.`);
  process.exit(2);
}
const started = performance.now();
const files = values.all ? allFiles(cache) : labelledFiles(cache);
const { findings, notes } = findInCorpus(files);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(findings, null, 1));

for (const note of notes) console.log(note);
console.log(`${String(files.length)} files in ${seconds} s`);
console.log(scoreTable(findings, values.missed));
printWords(score(findings));
if (values.compare) {
  writeTable('Results', compare(findings, files, cache));
  writeTable('What each mechanism brings', compareWithout(findings, files));
}

/** What we said where we were wrong, so that the cause can be found. */
function printWords({ wrong }: Score): void {
  if (wrong.length > 0) console.log('What was said there:');
  for (const { tier, outcome, finding, label } of wrong) {
    console.log(`  ${tier} on ${outcome}  ${label.package}  ${label.path}:${String(finding.startLine)}`);
    console.log(`      ${finding.words?.message ?? ''}`);
    for (const reason of finding.words?.reasons ?? []) console.log(`      because: ${reason}`);
    for (const check of finding.words?.check ?? []) console.log(`      check:   ${check}`);
  }
}

/** Replaces the table below a heading of the README. */
function writeTable(heading: string, table: string): void {
  const readme = path.join(__dirname, 'README.md');
  const text = readFileSync(readme, 'utf8');
  const section = new RegExp(`(?<=^#+ ${heading}\\n\\n(?:[^|#].*\\n+)*)(?:\\|.*\\n)+`, 'm');
  if (!section.test(text)) throw new Error(`README.md has no table below "${heading}".`);
  writeFileSync(readme, text.replace(section, () => `${table}\n`));
  console.log(`\n${table}`);
}
