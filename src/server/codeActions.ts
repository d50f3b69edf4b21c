import * as l10n from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding } from '../core/finding';
import type { Suggestion } from '../core/suggestion';
import type { DocumentAnalysis } from './analyses';
import type { ServerContext } from './context';
import { findingsAt, isShown } from './findings';
import { fixDocument } from './fixDocument';
import { ignoreHere } from './ignoreHere';
import { meets, toRange, toSpan, toTextEdits } from './positions';
import { ClientCommands } from '../protocol';
import { DIAGNOSTIC_SOURCE } from './toDiagnostic';
import { waitInTurn } from '../waitInTurn';
import { toWorkspaceEdit } from './workspaceEdit';

/** The kind of the action that applies every safe finding of a document. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.awaitLens`;

/** Offers what can be done about the findings at the cursor, and all safe ones at once on save. */
export function registerCodeActions(context: ServerContext): void {
  context.connection.onCodeAction(async (params, token) => {
    const document = context.documents.get(params.textDocument.uri);
    const found = document === undefined ? undefined : await context.analyses.of(document);
    if (found === undefined || token.isCancellationRequested) return [];
    return [
      ...actionsAt(context, found, params),
      ...offeredActions(context, found, params),
      ...inTurnActions(context, found, params),
      ...fixAllActions(context, found, params),
    ];
  });
}

/** The edit of one suggestion, its helper file included. */
export function editOf(
  context: ServerContext,
  { document, helper }: DocumentAnalysis,
  suggestion: Suggestion,
): WorkspaceEdit | undefined {
  const needsHelper = (suggestion.helpers?.length ?? 0) > 0;
  return toWorkspaceEdit(context, document, toTextEdits(document, suggestion.edits), needsHelper ? helper : undefined);
}

function actionsAt(context: ServerContext, found: DocumentAnalysis, params: CodeActionParams): CodeAction[] {
  const { only } = params.context;
  const wantsRewrite = only !== undefined && asksFor(only, CodeActionKind.RefactorRewrite);
  const wantsFix = only === undefined || asksFor(only, CodeActionKind.QuickFix);
  return findingsAt(found, toSpan(found.document, params.range)).flatMap((finding) => {
    // A finding that is not underlined has nothing to be fixed, but may still be rewritten on request.
    const isFix = isShown(finding, found);
    const rewrites = rewritesOf(context, found, finding);
    const diagnostics = params.context.diagnostics.filter((each) => speaksOf(each, found, finding));
    const actions: CodeAction[] = [];
    if (isFix && wantsFix) {
      actions.push(
        ...rewrites.map((action, index) => ({
          ...action,
          kind: CodeActionKind.QuickFix,
          diagnostics,
          isPreferred: finding.confidence === 'safe' && index === 0,
        })),
        ...explainActions(context, found, finding),
        ...ignoreActions(context, found, finding, diagnostics),
      );
    }
    if (wantsRewrite || (!isFix && only === undefined)) {
      actions.push(...rewrites.map((action) => ({ ...action, kind: CodeActionKind.RefactorRewrite })));
    }
    return actions;
  });
}

function rewritesOf(context: ServerContext, found: DocumentAnalysis, finding: Finding): CodeAction[] {
  return finding.suggestions.flatMap((suggestion) => {
    const edit = editOf(context, found, suggestion);
    return edit === undefined ? [] : [{ title: suggestion.title, edit }];
  });
}

function explainActions({ client }: ServerContext, found: DocumentAnalysis, finding: Finding): CodeAction[] {
  if (client.options.commands !== true) return [];
  if (finding.rule === 'blocking-call') {
    const lesson = l10n.t('Learn what a blocking call holds up');
    const open = { title: lesson, command: ClientCommands.explainEventLoop, arguments: ['blocking-calls'] };
    return [{ title: lesson, kind: CodeActionKind.QuickFix, command: open }];
  }
  const title =
    finding.confidence === 'safe'
      ? l10n.t('Show why these are independent')
      : l10n.t('Show what is known about their order');
  const place = found.document.positionAt(finding.span.start);
  const command = { title, command: ClientCommands.whyNotTogether, arguments: [found.document.uri, place] };
  return [{ title, kind: CodeActionKind.QuickFix, command }];
}

function ignoreActions(
  context: ServerContext,
  found: DocumentAnalysis,
  finding: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  const { analysis, document } = found;
  const ignoring = ignoreHere(found, finding, (text) => {
    const after = context.analyses.ofText(text, found);
    return after.error === undefined && after.findings.length < analysis.findings.length;
  });
  if (ignoring === undefined) return [];
  const edit = toWorkspaceEdit(context, document, toTextEdits(document, [ignoring.edit]));
  if (edit === undefined) return [];
  const title = l10n.t('Ignore here…');
  const command = { title, command: ClientCommands.reveal, arguments: [document.uri, ignoring.reasonAt] };
  const goToReason = context.client.options.commands === true ? { command } : {};
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit, ...goToReason }];
}

/**
 * What can't join earlier waits may still be started before them, and rows of calls that begin over may run side by side; nobody is
 * urged to it, so it is no fix.
 */
function offeredActions(context: ServerContext, found: DocumentAnalysis, params: CodeActionParams): CodeAction[] {
  const { only } = params.context;
  if (only !== undefined && !asksFor(only, CodeActionKind.RefactorRewrite)) return [];
  const at = toSpan(found.document, params.range);
  return [...found.analysis.earlyStarts, ...found.analysis.rows].flatMap(({ span, suggestion }) => {
    const edit = meets(span, at) ? editOf(context, found, suggestion) : undefined;
    return edit ? [{ title: suggestion.title, kind: CodeActionKind.RefactorRewrite, edit }] : [];
  });
}

/** The way back: what waits together can wait one after another. */
function inTurnActions(context: ServerContext, found: DocumentAnalysis, params: CodeActionParams): CodeAction[] {
  const { only } = params.context;
  if (only !== undefined && !asksFor(only, CodeActionKind.RefactorRewrite)) return [];
  const { document, options } = found;
  const edits = waitInTurn(document.getText(), options.path, toSpan(document, params.range));
  const edit = edits && toWorkspaceEdit(context, document, toTextEdits(document, edits));
  return edit ? [{ title: l10n.t('Wait one after another'), kind: CodeActionKind.RefactorRewrite, edit }] : [];
}

/** Looked for only when asked for by its kind: on save, or from the menu of source actions. */
function fixAllActions(
  context: ServerContext,
  found: DocumentAnalysis,
  { context: { only } }: CodeActionParams,
): CodeAction[] {
  if (only === undefined || !asksFor(only, FIX_ALL_KIND)) return [];
  const fix = fixDocument(context, found);
  if (fix === undefined) return [];
  return [{ title: l10n.t('Let all safe awaits wait together'), kind: FIX_ALL_KIND, edit: fix.edit }];
}

/** Says whether a list of kinds covers a kind: `source` covers `source.fixAll`. */
function asksFor(only: readonly string[], kind: string): boolean {
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function speaksOf(diagnostic: Diagnostic, { document }: DocumentAnalysis, finding: Finding): boolean {
  if (diagnostic.source !== DIAGNOSTIC_SOURCE || diagnostic.code !== finding.rule) return false;
  return meets(toSpan(document, diagnostic.range), toSpan(document, toRange(document, finding.span)));
}
