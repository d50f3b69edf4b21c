// Weighs the summaries of callees against parsing the same files, and writes summaries.md beside this file:
//
//   npm run bench:summaries [-- --rounds N] [--cache DIR]
//
// Every package of the corpus is read twice in each round, with and without the bodies of callees, in turns; what the first takes
// longer is the price of the summaries. Processor time is counted, so that whatever else the machine does counts little.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { languageOf } from '../../src/core/languages';
import { mayHoldFindings } from '../../src/core/mayHoldFindings';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { lookClosely } from '../../src/engine/looks';
import { readJavaScript } from '../../src/languages/javascript/analyzeJavaScript';
import { looksMinified } from '../../src/project/skipFiles';
import { allFiles, DEFAULT_CACHE } from '../corpus/corpusFiles';
import { withoutSummaries } from '../corpus/disabledKnowledge';
import { processorTime, TimedHost } from './timedHost';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, cache: { type: 'string', default: DEFAULT_CACHE } },
});

interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Milliseconds of processor time. */
interface Price {
  readonly parsing: number;
  readonly reading: number;
  readonly parsedFiles: number;
}

const packages = readPackages(path.resolve(values.cache));
const rounds = Array.from({ length: Number(values.rounds) }, (_, round) => measureRound(round));
const report = render(rounds);
writeFileSync(path.join(__dirname, 'summaries.md'), report);
console.log(report);

/** The files of each package in which something may be found: only those are parsed for their own sake. */
function readPackages(cache: string): SourceText[][] {
  const byPackage = new Map<string, SourceText[]>();
  for (const file of allFiles(cache)) {
    if (languageOf(file.path) === undefined) continue;
    const text = readFileSync(file.absolute, 'utf8');
    if (looksMinified(text) || !mayHoldFindings(text)) continue;
    byPackage.set(file.package, [...(byPackage.get(file.package) ?? []), { path: file.absolute, text }]);
  }
  return [...byPackage.values()];
}

function measureRound(round: number): { readonly ratio: number; readonly price: Price } {
  let parsing = 0;
  let parsedFiles = 0;
  let more = 0;
  for (const [index, files] of packages.entries()) {
    const measure = [() => readAll(files), () => withoutSummaries(() => readAll(files))] as const;
    // Whoever comes second finds a warmer machine.
    const isFirst = (round + index) % 2 === 0;
    const early = measure[isFirst ? 0 : 1]();
    const late = measure[isFirst ? 1 : 0]();
    const [withBodies, without] = isFirst ? [early, late] : [late, early];
    parsing += withBodies.parsing;
    parsedFiles += withBodies.parsedFiles;
    more += withBodies.reading - without.reading;
  }
  const ratio = more / parsing;
  console.error(`round ${String(round + 1)} of ${values.rounds}: ${percent(ratio)} of the time of parsing`);
  return { ratio, price: { parsing, reading: more, parsedFiles } };
}

function readAll(files: readonly SourceText[]): Price {
  const host = new TimedHost();
  const start = processorTime();
  for (const { path: file, text } of files) {
    try {
      const { regions } = readJavaScript(text, { ...DEFAULT_OPTIONS, path: file }, host);
      for (const looks of regions) lookClosely(looks, (offset) => offset);
    } catch {
      // A file that can't be parsed costs nothing more.
    }
  }
  return { parsing: host.parsing, reading: processorTime() - start - host.parsing, parsedFiles: host.parsedFiles };
}

function render(found: readonly { readonly ratio: number; readonly price: Price }[]): string {
  const ratios = found.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const middle = [ratios[(ratios.length - 1) >> 1], ratios[ratios.length >> 1]];
  const median = ((middle[0] ?? Number.NaN) + (middle[1] ?? Number.NaN)) / 2;
  const files = packages.reduce((sum, list) => sum + list.length, 0);
  const parsed = found[0]?.price.parsedFiles ?? 0;
  return `# What summaries of callees cost

\`npm run bench:summaries\` reads the ${files.toLocaleString('en')} files of the corpus in which something may be found, with and without the bodies of
callees, in turns (rounds: ${String(found.length)}), and writes this page. What reading with them takes longer, as a share of the time of parsing
the same files (${parsed.toLocaleString('en')} with those that are only looked up), in processor time:

| median | range |
|--:|--:|
| ${percent(median)} | ${percent(ratios[0] ?? Number.NaN)} – ${percent(ratios.at(-1) ?? Number.NaN)} |

Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}. \`npm run corpus\` has to have been run before.
`;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`;
}
