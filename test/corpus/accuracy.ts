// Scores the analysis on the labelled corpus.
//
//   npx tsx test/corpus/accuracy.ts [--missed] [--all] [--json FILE] [--cache DIR]
//
// --missed lists the safe labels without a finding, --all analyses every file of the packages and not just the labelled ones,
// --json writes the findings to a file.

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { allFiles, DEFAULT_CACHE, labelledFiles } from './corpusFiles';
import { findInCorpus } from './findings';
import { score, scoreTable, type Score } from './score';

const { values } = parseArgs({
  options: {
    missed: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    json: { type: 'string' },
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
