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
    message: toPlainText(finding.message),
    relatedInformation: finding.awaits.flatMap((point, index) => {
      const message = describePlace(finding, index, point.callee);
      return message === undefined
        ? []
        : [{ location: { uri: document.uri, range: toRange(document, point.span) }, message }];
    }),
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

/** What an await has to do with a finding; undefined for one that stays alone. */
function describePlace(finding: Finding, index: number, callee: string): string | undefined {
  if (finding.rule === 'await-in-loop') return l10n.t('{0} waits here, once per round', callee);
  const groups = finding.groups.filter((members) => members.length > 1);
  const own = groups.findIndex((members) => members.includes(index));
  if (own === -1) return undefined;
  return groups.length === 1
    ? l10n.t('{0} could wait with the others', callee)
    : l10n.t('{0} could wait with the others of group {1}', callee, own + 1);
}

/** The Problems panel shows no markdown. */
function toPlainText(message: string): string {
  return message.replaceAll('`', '');
}
