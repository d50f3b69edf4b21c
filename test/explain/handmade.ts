import type { Analysis, AwaitReport, FunctionReport, PairReport } from '../../src/core/analysis';
import type { Confidence, Finding } from '../../src/core/finding';
import { LineIndex } from '../../src/core/lineIndex';
import { hull, type Span } from '../../src/core/span';

/** What a case says of a text; awaits are found in it by themselves, in order. */
export interface HandmadeCase {
  readonly text: string;
  /** Step that each await starts in. */
  readonly slots: readonly number[];
  readonly pairs?: readonly Pick<PairReport, 'from' | 'to' | 'strength' | 'reason'>[];
  /** Indexes of the awaits of the finding, and how it was judged. */
  readonly finding?: {
    readonly awaits: readonly number[];
    readonly groups: readonly (readonly number[])[];
    readonly confidence?: Confidence;
    readonly check?: readonly string[];
    readonly reasons?: readonly string[];
  };
  readonly alone?: readonly (string | undefined)[];
}

/** An analysis written by hand, so that what is said of it does not change with the engine. */
export function handmade(made: HandmadeCase): { analysis: Analysis; fn: FunctionReport; lines: LineIndex } {
  const points = [...made.text.matchAll(/await ([\w.]+)\([^()]*(?:\([^()]*\)[^()]*)*\)/g)].map((match, index) => ({
    span: { start: match.index, end: match.index + match[0].length },
    callee: `${match[1]!}()`,
    ...(match[1] === 'Promise.all' && { join: 'all' as const }),
    region: 0,
    slot: made.slots[index]!,
    ...(made.finding?.awaits.includes(index) === true && { finding: 0 }),
    ...(made.alone?.[index] !== undefined && { alone: made.alone[index] }),
  }));
  const span = { start: 0, end: made.text.length };
  const finding = made.finding === undefined ? [] : [findingOf(made.finding, points)];
  const fn: FunctionReport = {
    name: /function (\w+)/.exec(made.text)?.[1] ?? '(module)',
    span,
    head: { start: 0, end: made.text.indexOf('\n') },
    awaits: points,
    pairs: (made.pairs ?? []).map((pair) => pairOf(pair, points)),
    loops: [],
    waits: {
      before: points.length,
      after: new Set(made.slots).size,
      confidence: made.finding?.confidence ?? 'safe',
    },
  };
  const analysis = { parsed: true, findings: finding, functions: [fn], earlyStarts: [], rows: [], notes: [] };
  return { analysis, fn, lines: new LineIndex(made.text) };
}

function findingOf(made: NonNullable<HandmadeCase['finding']>, points: readonly AwaitReport[]): Finding {
  const awaits = made.awaits.map((index) => points[index]!);
  return {
    rule: 'sequential-awaits',
    confidence: made.confidence ?? 'safe',
    span: hull(awaits.map(({ span }) => span)),
    function: 'f',
    awaits,
    groups: made.groups,
    waits: { before: awaits.length, after: made.groups.length },
    message: 'These awaits don’t need each other.',
    reasons: made.reasons ?? [],
    check: made.check ?? [],
    suggestions: [{ target: 'promise-all', title: 'Wait together with Promise.all', edits: [] }],
  };
}

function pairOf(pair: NonNullable<HandmadeCase['pairs']>[number], points: readonly { span: Span }[]): PairReport {
  return {
    ...pair,
    kind: pair.strength === 'none' ? 'none' : 'flow',
    fromSpan: points[pair.from]!.span,
    toSpan: points[pair.to]!.span,
  };
}
