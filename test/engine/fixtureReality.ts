import type { Analysis, AwaitReport, PairReport } from '../../src/core/analysis';
import type { Finding } from '../../src/core/finding';
import type { ExpectedPair, Fixture } from './fixtureFile';

/** Lines that are expected but not so (`-`), and what is so instead (`+`), with the reasons given; empty when all is as expected. */
export function compareWithReality(fixture: Fixture, analysis: Analysis): string[] {
  return [...compareFindings(fixture.findings, analysis), ...compareGraph(fixture.pairs, analysis)];
}

/** A finding as fixtures write it: `safe sequential-awaits [getUser, getRates] [getOrders]: 3 waits to 2`. */
export function describeFinding(finding: Finding): string {
  const groups = finding.groups.map(
    (group) => `[${group.map((index) => lastName(finding.awaits[index]?.callee ?? '')).join(', ')}]`,
  );
  const { before, after } = finding.waits;
  // How many rounds a loop has nobody knows.
  const waits = finding.rule === 'await-in-loop' ? '' : `: ${before} ${before === 1 ? 'wait' : 'waits'} to ${after}`;
  return `${finding.confidence} ${finding.rule} ${groups.join(' ')}${waits}`;
}

function compareFindings(expected: readonly string[], analysis: Analysis): string[] {
  const real = analysis.findings.length === 0 ? ['none'] : analysis.findings.map(describeFinding);
  if (expected[0] === 'not safe') {
    const safe = real.filter((line) => line.startsWith('safe'));
    return safe.length === 0 ? [] : ['- not safe', ...safe.map((line) => `+ ${line}`)];
  }
  if (expected.join('\n') === real.join('\n')) return [];
  return [
    ...expected.filter((line) => !real.includes(line)).map((line) => `- ${line}`),
    ...real.filter((line) => !expected.includes(line)).map((line) => `+ ${line}`),
    ...analysis.findings.flatMap((finding) => [...finding.reasons, ...finding.check].map((reason) => `    ${reason}`)),
  ];
}

function compareGraph(expected: readonly ExpectedPair[], analysis: Analysis): string[] {
  const named = nameAwaits(analysis);
  return expected.flatMap((pair) => {
    const real = findPair(pair, analysis, named);
    if (!real) return [`- ${pair.line}`, `+ no such pair; there is ${[...named.keys()].join(', ') || 'no await'}`];
    const isAsExpected = pair.isFree
      ? real.kind === 'none'
      : real.kind !== 'none' && pair.details.every((detail) => detail === real.kind || detail === real.strength);
    return isAsExpected ? [] : [`- ${pair.line}`, `+ ${describePair(pair, real)}`, `    ${real.reason}`];
  });
}

function describePair(pair: ExpectedPair, real: PairReport): string {
  if (real.kind === 'none') return `${pair.from} | ${pair.to}`;
  return `${pair.from} -> ${pair.to}: ${real.kind} ${real.strength}`;
}

function findPair(
  pair: ExpectedPair,
  analysis: Analysis,
  named: ReadonlyMap<string, AwaitReport>,
): PairReport | undefined {
  const from = named.get(pair.from);
  const to = named.get(pair.to);
  for (const { awaits, pairs } of analysis.functions) {
    const found = pairs.find((other) => awaits[other.from] === from && awaits[other.to] === to);
    if (found) return found;
  }
  return undefined;
}

/** Awaits by the last name of their callee, in source order: `load`, then `load#2`. */
function nameAwaits(analysis: Analysis): Map<string, AwaitReport> {
  const counts = new Map<string, number>();
  const named = new Map<string, AwaitReport>();
  const awaits = analysis.functions.flatMap((report) => report.awaits);
  for (const point of awaits.sort((a, b) => a.span.start - b.span.start)) {
    const name = lastName(point.callee);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    named.set(count === 1 ? name : `${name}#${count}`, point);
  }
  return named;
}

/** `this.api.getUser` is `getUser` to a reader; `Promise.all` keeps its whole name, `import('./a.js')` loses its file. */
function lastName(callee: string): string {
  if (callee.startsWith('import(')) return 'import';
  return callee.startsWith('Promise.') ? callee : (callee.split('.').at(-1) ?? callee);
}
