import * as l10n from '@vscode/l10n';
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, RuleId } from '../core/finding';
import { toRange } from './positions';

/** What stands before the messages in the Problems panel. */
export const DIAGNOSTIC_SOURCE = 'await-lens';

/** The page of a rule. */
function pageOf(rule: RuleId): string {
  return `https://github.com/await-lens/await-lens#${rule}`;
}

/** A finding as the editor shows it. */
export function toDiagnostic(document: TextDocument, finding: Finding): Diagnostic {
  return {
    range: rangeOf(document, finding),
    severity: finding.confidence === 'safe' ? DiagnosticSeverity.Information : DiagnosticSeverity.Hint,
    source: DIAGNOSTIC_SOURCE,
    code: finding.rule,
    codeDescription: { href: pageOf(finding.rule) },
    message: finding.message,
    relatedInformation: finding.awaits.map((point, index) => ({
      location: { uri: document.uri, range: toRange(document, point.span) },
      message: describePlace(finding, index, point.callee),
    })),
  };
}

/** A loop is underlined on its first line alone: a whole body under dots would be hard to read. */
function rangeOf(document: TextDocument, finding: Finding): Range {
  const range = toRange(document, finding.span);
  if (finding.rule !== 'await-in-loop' || range.start.line === range.end.line) return range;
  const [firstLine = ''] = document.getText(range).split(/\r\n|\r|\n/, 1);
  const end = document.offsetAt(range.start) + firstLine.trimEnd().length;
  return { start: range.start, end: document.positionAt(end) };
}

function describePlace(finding: Finding, index: number, callee: string): string {
  if (finding.rule === 'await-in-loop') return l10n.t('{0} waits here, once per round', callee);
  const group = finding.groups.findIndex((members) => members.includes(index));
  const size = finding.groups[group]?.length ?? 1;
  if (size < 2) return l10n.t('{0} has to wait on its own', callee);
  return finding.groups.filter((members) => members.length > 1).length === 1
    ? l10n.t('{0} could wait with the others', callee)
    : l10n.t('{0} could wait with others, in step {1}', callee, group + 1);
}
