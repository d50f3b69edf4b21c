import { displayPath, type ScanResult } from '../scanResult';
import type { LocatedFinding } from '../task';

/** The result as one JSON object, as programs read it; the form is described in the README and changes only with `version`. */
export function reportJson(result: ScanResult): string {
  const report = {
    version: 1,
    files: {
      seen: result.seen,
      parsed: result.parsed,
      failed: result.failures.map(({ path, message }) => ({ path: displayPath(path), message })),
    },
    durationMs: Math.round(result.durationMs),
    findings: result.files.flatMap(({ path, findings }) =>
      findings.map((finding) => toJson(displayPath(path), finding)),
    ),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function toJson(path: string, finding: LocatedFinding): object {
  return {
    rule: finding.rule,
    confidence: finding.confidence,
    path,
    start: finding.start,
    end: finding.end,
    function: finding.function,
    awaits: finding.awaits.map(({ callee }, index) => {
      const place = finding.awaitPlaces[index];
      return {
        line: place?.start.line,
        column: place?.start.column,
        endLine: place?.end.line,
        endColumn: place?.end.column,
        callee,
      };
    }),
    groups: finding.groups,
    waits: finding.waits,
    message: finding.message,
    reasons: finding.reasons,
    check: finding.check,
    suggestions: finding.suggestions.map(({ target, title, edits, helpers }) => ({ target, title, edits, helpers })),
  };
}
