import type { WorkspaceEdit } from 'vscode-languageserver';
import { fixAll } from '../fixAll';
import type { DocumentAnalysis } from './analyses';
import type { ServerContext } from './context';
import { minimalEdit } from './minimalEdit';
import { toTextEdits } from './positions';
import { toWorkspaceEdit } from './workspaceEdit';

/** All safe findings of a document, applied. */
export interface DocumentFix {
  readonly edit: WorkspaceEdit;
  readonly applied: number;
}

/** Applies every safe finding of a document until none is left; one small edit comes of it, or undefined when there is nothing to do. */
export function fixDocument(context: ServerContext, found: DocumentAnalysis): DocumentFix | undefined {
  const { analysis, document, helper, languageId, options } = found;
  if (!analysis.findings.some(({ confidence }) => confidence === 'safe')) return undefined;
  const before = document.getText();
  const result = fixAll(
    before,
    languageId,
    { ...options, explain: false },
    { confidence: 'safe', project: context.project },
  );
  const change = minimalEdit(before, result.text);
  if (change === undefined) return undefined;
  const edits = toTextEdits(document, [change]);
  const edit = toWorkspaceEdit(context, document, edits, result.helpers.length > 0 ? helper : undefined);
  return edit === undefined ? undefined : { edit, applied: result.applied.length };
}
