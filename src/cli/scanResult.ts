import path from 'node:path';
import type { Failure } from './findFiles';
import type { FileReport, LocatedFinding } from './task';

/** All that a reporter turns into text. */
export interface ScanResult {
  /** How many files were looked at. */
  readonly seen: number;
  /** How many of them were parsed. */
  readonly parsed: number;
  readonly failures: readonly Failure[];
  /** Milliseconds. */
  readonly durationMs: number;
  /** Files with findings, in the order of their paths; the findings are those that are to be shown. */
  readonly files: readonly { readonly path: string; readonly findings: readonly LocatedFinding[] }[];
}

/** Puts the reports of single files together. */
export function collectResult(
  reports: readonly FileReport[],
  failures: readonly Failure[],
  shown: (finding: LocatedFinding) => boolean,
  durationMs: number,
): ScanResult {
  const unreadable = reports.flatMap(({ path: file, failure }) =>
    failure === undefined ? [] : [{ path: file, message: failure }],
  );
  return {
    seen: reports.length,
    parsed: reports.filter(({ parsed }) => parsed).length,
    failures: [...failures, ...unreadable],
    durationMs,
    files: reports
      .map((report) => ({ path: report.path, findings: report.findings.filter(shown) }))
      .filter(({ findings }) => findings.length > 0),
  };
}

/** A path as the user would write it: relative to the working directory, with `/`. */
export function displayPath(file: string): string {
  return path.relative(process.cwd(), file).replaceAll('\\', '/') || '.';
}
