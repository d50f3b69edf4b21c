import type { Finding } from '../core/finding';
import type { Span } from '../core/span';
import type { DocumentAnalysis } from './analyses';
import { meets } from './positions';

/** Says whether a finding is to be reported: the user may want to see the safe ones alone. */
export function isShown(finding: Finding, { settings }: DocumentAnalysis): boolean {
  return finding.confidence === 'safe' || settings.minimumConfidence === 'review';
}

/** The findings that a span touches, the smallest first. */
export function findingsAt({ analysis }: DocumentAnalysis, span: Span): Finding[] {
  return analysis.findings
    .filter((finding) => meets(finding.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}
