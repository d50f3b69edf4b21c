import * as l10n from '@vscode/l10n';
import type { FunctionReport } from '../core/analysis';
import type { LineIndex } from '../core/lineIndex';
import type { CallPoint } from '../core/region';
import { code } from './words';

/** What the awaits of a function are called; a callee that is awaited more than once gets its line, to tell them apart. */
export interface AwaitNames {
  /** Plain: `getUser()`, or `fetch() (line 12)`. */
  readonly plain: (index: number) => string;
  /** For markdown, with the callee as code. */
  readonly marked: (index: number) => string;
  /** As short as a bar of a picture demands: `getUser`, or `12 fetch`. */
  readonly short: (index: number) => string;
}

/** Names the awaits of a function by their indexes in `fn.awaits`. */
export function nameAwaits(fn: FunctionReport, lines: LineIndex): AwaitNames {
  return nameCalls(fn.awaits, lines);
}

/** Names calls by their indexes. */
export function nameCalls(calls: readonly CallPoint[], lines: LineIndex): AwaitNames {
  const counts = new Map<string, number>();
  for (const { callee } of calls) counts.set(callee, (counts.get(callee) ?? 0) + 1);
  const name = (index: number, alone: (callee: string) => string, among: (callee: string, line: number) => string) => {
    const point = calls[index];
    if (point === undefined) return '';
    if ((counts.get(point.callee) ?? 0) < 2) return alone(point.callee);
    return among(point.callee, lines.at(point.span.start).line);
  };
  const same = (callee: string): string => callee;
  const bare = (callee: string): string => callee.replace(/\(.*\)$/s, '');
  return {
    plain: (index) => name(index, same, (callee, line) => l10n.t('{0} (line {1})', callee, line)),
    marked: (index) => name(index, code, (callee, line) => l10n.t('{0} (line {1})', code(callee), line)),
    short: (index) => name(index, bare, (callee, line) => `${line} ${bare(callee)}`),
  };
}
