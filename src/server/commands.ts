import * as l10n from '@vscode/l10n';
import type { ExecuteCommandParams, WorkspaceEdit } from 'vscode-languageserver';
import { importHelper } from '../importHelper';
import { type FixFileResult, type Position, ServerCommands } from '../protocol';
import type { DocumentAnalysis } from './analyses';
import { editOf } from './codeActions';
import type { ServerContext } from './context';
import { fixDocument } from './fixDocument';
import { toTextEdits } from './positions';
import { toWorkspaceEdit } from './workspaceEdit';

/** Carries out a command with its arguments. */
export type CommandHandler = (args: readonly unknown[]) => Promise<unknown>;

/** The commands that change one document. */
export function documentCommands(context: ServerContext): Readonly<Record<string, CommandHandler>> {
  return {
    [ServerCommands.fixFile]: (args) => fixFile(context, args),
    [ServerCommands.insertRunParallel]: (args) => insertRunParallel(context, args),
    [ServerCommands.applyFinding]: (args) => applyFinding(context, args),
  };
}

/** The commands to announce: none to our own extension, which has registered them itself, before the server was started. */
export function announcedCommands(options: { readonly commands?: boolean; readonly findFiles?: boolean }): string[] {
  if (options.commands === true) return [];
  return Object.values(ServerCommands).filter(
    (command) => command !== ServerCommands.scanWorkspace || options.findFiles === true,
  );
}

/** Says which document and, where given, which place the arguments of a command name; other editors pass what they like. */
function readArguments({ arguments: args }: Pick<ExecuteCommandParams, 'arguments'>): {
  readonly uri?: string;
  readonly position?: Position;
} {
  const [uri, position] = (args ?? []) as unknown[];
  return {
    ...(typeof uri === 'string' && { uri }),
    ...(isPosition(position) && { position }),
  };
}

async function fixFile(context: ServerContext, args: readonly unknown[]): Promise<FixFileResult> {
  const found = await findDocument(context, args);
  const fix = found === undefined ? undefined : fixDocument(context, found);
  const isApplied = fix !== undefined && (await apply(context, l10n.t('Let all safe awaits wait together'), fix.edit));
  return { applied: isApplied ? fix.applied : 0 };
}

async function insertRunParallel(context: ServerContext, args: readonly unknown[]): Promise<boolean> {
  const found = await findDocument(context, args);
  if (found === undefined) return false;
  const { document, helper, options } = found;
  const change = importHelper(document.getText(), options.path, helper.specifier);
  const edits = change === undefined ? [] : toTextEdits(document, [change]);
  const edit = toWorkspaceEdit(context, document, edits, helper);
  if (edit === undefined) {
    throw new Error(l10n.t('The helper could not be put into the project: this editor does not let us create a file.'));
  }
  return apply(context, l10n.t('Put runParallel into the project'), edit);
}

async function applyFinding(context: ServerContext, args: readonly unknown[]): Promise<boolean> {
  const found = await findDocument(context, args);
  const { position } = readArguments({ arguments: [...args] });
  if (found === undefined || position === undefined) return false;
  const start = found.document.offsetAt(position);
  const finding = found.analysis.findings.find(({ span }) => span.start === start);
  const suggestion = finding?.suggestions[0];
  const edit = suggestion === undefined ? undefined : editOf(context, found, suggestion);
  return edit !== undefined && suggestion !== undefined && apply(context, suggestion.title, edit);
}

async function findDocument(context: ServerContext, args: readonly unknown[]): Promise<DocumentAnalysis | undefined> {
  const { uri } = readArguments({ arguments: [...args] });
  const document = uri === undefined ? undefined : context.documents.get(uri);
  return document === undefined ? undefined : context.analyses.of(document);
}

async function apply({ connection }: ServerContext, label: string, edit: WorkspaceEdit): Promise<boolean> {
  if (edit.documentChanges?.length === 0) return true;
  const { applied, failureReason } = await connection.workspace.applyEdit({ label, edit });
  if (!applied) connection.console.warn(`${label}: the editor refused the edit. ${failureReason ?? ''}`);
  return applied;
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
