// Compares what `blocking-call` reports in published packages with the verdicts in review.md, and says how many are right.
//
//   npm run precision:blocking
//
// Exits with 1 when a report has no verdict, or a verdict no report.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fetchPackages } from '../ecosystem/packages';
import { reportsIn, type Report } from './reports';

const LISTS = ['corpus', 'ecosystem', 'blocking'];
const ROW = /^\| (\S+) +\| `([^`]+)` +\| (right|arguable|wrong) +\| (.*?) *\|$/;

const verdicts = new Map<string, string>(
  readFileSync(path.join(__dirname, 'review.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, spec, place, verdict] = ROW.exec(line.replaceAll('**', '')) ?? [];
      return spec === undefined ? [] : [[`${spec} ${place ?? ''}`, verdict ?? ''] as const];
    }),
);

const reports: Report[] = [];
for (const list of LISTS) {
  for (const item of fetchPackages(list)) reports.push(...reportsIn(item));
}
const keys = reports.map(({ spec, place }) => `${spec} ${place}`);
const unread = reports.filter((_, index) => !verdicts.has(keys[index]!));
const gone = [...verdicts.keys()].filter((key) => !keys.includes(key));
for (const { spec, place, function: name, call } of unread)
  console.log(`no verdict: ${spec} ${place} in ${name}: ${call}`);
for (const key of gone) console.log(`not reported any more: ${key}`);

const count = (wanted: string): number => keys.filter((key) => verdicts.get(key) === wanted).length;
const [right, arguable, wrong] = [count('right'), count('arguable'), count('wrong')];
const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;
console.log(`${reports.length} reports: ${right} right, ${arguable} arguable, ${wrong} wrong`);
console.log(
  `Precision ${share(right, right + arguable + wrong)}, or ${share(right, right + wrong)} without the arguable ones.`,
);
process.exitCode = unread.length + gone.length > 0 ? 1 : 0;
