import type { FunctionReport } from '../core/analysis';
import type { Finding } from '../core/finding';
import type { LineIndex } from '../core/lineIndex';
import type { LocatedFinding, LocatedFunction } from './task';

/** A finding with its places as lines and columns, so that nobody after this needs the text. */
export function locateFinding(finding: Finding, lines: LineIndex): LocatedFinding {
  return {
    ...finding,
    start: lines.at(finding.span.start),
    end: lines.at(finding.span.end),
    awaitPlaces: finding.awaits.map(({ span }) => ({ start: lines.at(span.start), end: lines.at(span.end) })),
  };
}

/** The same for a function. */
export function locateFunction(report: FunctionReport, lines: LineIndex): LocatedFunction {
  return {
    ...report,
    start: lines.at(report.span.start),
    end: lines.at(report.span.end),
    headPlace: lines.at(report.head.start),
    awaitPlaces: report.awaits.map(({ span }) => lines.at(span.start)),
  };
}
