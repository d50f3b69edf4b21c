import type { SuggestionTarget } from '../../src/core/suggestion';
import type { Marks } from './marked';

/** What a case can be rewritten to; `in-turn` is the way back. */
export type CaseTarget = SuggestionTarget | 'semaphore' | 'asyncio-run' | 'await-call' | 'in-turn' | 'start-early';

/** One `##` section of a case file: code, how it is to be rewritten, and what comes out. */
export interface Case {
  readonly title: string;
  readonly marks: Marks;
  readonly targets: readonly CaseTarget[];
  /** Everything up to and with the first block, as written. */
  readonly head: string;
  readonly before: string;
  /** What stands below each target: a block of code, or a sentence. */
  readonly after: ReadonlyMap<CaseTarget, string>;
}

const LABELS: Readonly<Record<CaseTarget, string>> = {
  'promise-all': 'Promise.all',
  'run-parallel': 'runParallel',
  chains: 'Chains',
  'task-group': 'TaskGroup',
  'all-settled': 'Promise.allSettled',
  semaphore: 'Semaphore',
  'asyncio-run': 'asyncio.run',
  'await-call': 'Await',
  'in-turn': 'One after another',
  'start-early': 'Start early',
};

/**
 * Reads a case file. Each section has a block of code, above it maybe lines such as `together: getUser, getOrders`,
 * `before: const key`, `targets: promise-all, run-parallel`, `concurrency: 4`, `chains: const user, const orders | const rates`, and
 * below it what each target makes of it.
 */
export function readCases(markdown: string): Case[] {
  return markdown
    .split(/^(?=## )/m)
    .slice(1)
    .map(readCase);
}

/** Writes what a case gives in the form in which it is read. */
export function writeCase(each: Case, results: ReadonlyMap<CaseTarget, string>): string {
  const parts = [...results].map(([target, result]) => `${LABELS[target]}:\n\n${result}\n`);
  return [each.head, ...parts].join('\n');
}

/** Code as it stands in a case file. */
export function block(code: string, language: string): string {
  return `\`\`\`${language}\n${code.replace(/\n?$/, '\n')}\`\`\``;
}

function readCase(section: string): Case {
  const opening = /^```(\w+)\n([\s\S]*?)^```$/m.exec(section);
  if (!opening) throw new Error(`A case has no code: ${section}`);
  const [whole, language = 'ts', before = ''] = opening;
  const end = opening.index + whole.length;
  const settings = section.slice(0, opening.index);
  const list = (name: string): string[] | undefined =>
    new RegExp(`^${name}: (.*)$`, 'm').exec(settings)?.[1]?.split(/, */);
  const concurrency = list('concurrency')?.[0];
  const limiter = list('limiter')?.[0] as Marks['limiter'];
  const together = list('together');
  const beforeMarks = list('before');
  const chains = /^chains: (.*)$/m
    .exec(settings)?.[1]
    ?.split(/ *\| */)
    .map((chain) => chain.split(/, */));
  return {
    title: /^## (.*)$/m.exec(section)?.[1] ?? '',
    marks: {
      file: `/project/src/case.${language}`,
      ...(together && { together }),
      ...(beforeMarks && { before: beforeMarks }),
      ...(chains && { chains }),
      ...(limiter && { limiter }),
      ...(concurrency !== undefined && { concurrency: Number(concurrency) }),
    },
    targets: (list('targets') as CaseTarget[] | undefined) ?? (chains ? ['chains'] : ['promise-all']),
    head: section.slice(0, end) + '\n',
    before,
    after: readResults(section.slice(end)),
  };
}

function readResults(text: string): Map<CaseTarget, string> {
  const results = new Map<CaseTarget, string>();
  for (const [target, label] of Object.entries(LABELS) as [CaseTarget, string][]) {
    const start = text.indexOf(`\n${label}:\n\n`);
    if (start < 0) continue;
    const body = text.slice(start + label.length + 4);
    const code = /^```\w+\n[\s\S]*?^```$/m.exec(body);
    results.set(target, code?.index === 0 ? code[0] : (body.split('\n')[0] ?? ''));
  }
  return results;
}
