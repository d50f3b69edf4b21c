import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerContext } from './context';
import type { HelperPlace } from '../project/helperModule';
import { toUri } from './positions';

/**
 * The edits of a document as one edit of the workspace, bound to its version where the client understands that. With a `helper`,
 * its file is created along with them when the project doesn't have it. Undefined when the client can't create files but has to.
 */
export function toWorkspaceEdit(
  context: ServerContext,
  document: TextDocument,
  edits: TextEdit[],
  helper?: HelperPlace,
): WorkspaceEdit | undefined {
  const support = context.client.capabilities.workspace?.workspaceEdit;
  const creation = helper === undefined ? [] : createHelper(context, document, helper);
  if (creation === undefined) return undefined;
  if (creation.length > 0 && support?.resourceOperations?.includes('create') !== true) return undefined;
  if (support?.documentChanges !== true) return { changes: { [document.uri]: edits } };
  const own: TextDocumentEdit = { textDocument: { uri: document.uri, version: document.version }, edits };
  return { documentChanges: edits.length === 0 ? creation : [...creation, own] };
}

/** What makes the helper's file; empty when there is nothing to make, undefined when its text was not shipped. */
function createHelper(
  { files, platform }: ServerContext,
  document: TextDocument,
  { file }: HelperPlace,
): (CreateFile | TextDocumentEdit)[] | undefined {
  if (file === undefined || files.kindOf(file.path) === 'file') return [];
  const text = platform.helperText(file.format);
  if (text === undefined) return undefined;
  const uri = toUri(file.path, document.uri);
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}
