import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchFiles } from './benchFiles';

/** How long the runs of one tool took. */
export interface Times {
  readonly name: string;
  readonly isOurs: boolean;
  readonly milliseconds: readonly number[];
}

/** What the times were taken on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
}

/** The page with the table. */
export function renderReport(times: readonly Times[], files: BenchFiles, machine: Machine): string {
  const others = times.filter(({ isOurs }) => !isOurs);
  const rows = times.map(({ name, isOurs, milliseconds }) => {
    const range = `${seconds(Math.min(...milliseconds))} – ${seconds(Math.max(...milliseconds))}`;
    const ratios = others.map((other) => (isOurs ? medianOfRatios(milliseconds, other.milliseconds).toFixed(2) : ''));
    return `| ${[name, seconds(median(milliseconds)), range, ...ratios].join(' | ')} |`;
  });
  return `# How long a scan takes

\`npm run bench\` times \`await-lens scan\` over the labelled corpus (${files.count.toLocaleString('en')} files, ${(files.bytes / 1e6).toFixed(1)} MB,
no declarations, nothing minified) against two linters that look at exactly the same files, and writes this page. The tools take
turns, ${String(times[0]?.milliseconds.length)} rounds; each run is a process of its own, from start to end.

| Tool | median, s | range, s | ${others.map(({ name }) => `/ ${name.split(' ')[0] ?? ''}`).join(' | ')} |
|---|--:|--:|${'--:|'.repeat(others.length)}
${rows.join('\n')}

The last columns are the medians of the ratios of each round. Machine: ${machine.processor}, ${String(machine.cores)} cores, Node ${machine.node};
oxlint ${versionOf('oxlint')} with oxlint-plugin-react-doctor ${versionOf('oxlint-plugin-react-doctor')} (\`async-parallel\`, \`async-await-in-loop\`,
\`server-sequential-independent-await\`), ESLint ${versionOf('eslint')} with typescript-eslint ${versionOf('typescript-eslint')} as the parser of TypeScript.
The configurations are the files beside this one. It takes a few minutes; \`npm run corpus\` has to have been run before.
`;
}

function medianOfRatios(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((took, round) => took / (theirs[round] ?? Number.NaN)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function versionOf(name: string): string {
  const manifest = path.resolve(__dirname, '..', '..', 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
