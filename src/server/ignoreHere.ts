import type { Position } from 'vscode-languageserver';
import { applyEdits } from '../core/applyEdits';
import type { Finding } from '../core/finding';
import type { TextEdit } from '../core/suggestion';
import type { DocumentAnalysis } from './analyses';

/** A directive above a finding's first line. */
export interface IgnoreEdit {
  readonly edit: TextEdit;
  /** Where the reason is to be written, once the edit is made. */
  readonly reasonAt: Position;
}

/**
 * The edit that silences one finding. Undefined where a comment would not be one (inside a template literal or JSX text): the
 * analysis is asked whether the finding is really gone.
 */
export function ignoreHere(
  found: DocumentAnalysis,
  finding: Finding,
  isGone: (text: string) => boolean,
): IgnoreEdit | undefined {
  const { document } = found;
  const text = document.getText();
  const { line } = document.positionAt(finding.span.start);
  const start = document.offsetAt({ line, character: 0 });
  const indent = /^[\t ]*/.exec(text.slice(start))?.[0] ?? '';
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const directive = `${indent}// await-lens-ignore-next-line ${finding.rule}: `;
  const edit = { start, end: start, newText: directive + lineEnd };
  if (!isGone(applyEdits(text, [edit]))) return undefined;
  return { edit, reasonAt: { line, character: directive.length } };
}
