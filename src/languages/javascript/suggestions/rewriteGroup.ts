import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';

import type { TextEdit } from '../../../core/suggestion';
import { hasAwait } from '../regions/operands';
import type { JsSource } from '../source';
import { reindented } from './elementText';
import { styleOf } from './fileStyle';
import { type GroupPlan, planGroup, type StatementPlan } from './groupPlan';
import { groupSlots, movesFirstComments, type Slot } from './groupSlots';
import { groupText } from './groupText';
import { type HelperImport, importHelper } from './helperImport';
import { joinLines, type Replacement } from './joinLines';
import { checkNarrowing } from './narrowedTypes';
import { replaceOperand } from './operandText';
import { orRefused, refuse } from './refusal';
import type { GroupRequest, Rewrite } from './request';
import { rewriteLiteral } from './rewriteLiteral';
import {
  checkHasList,
  codeSpan,
  isOpenAtEnd,
  neighboursOf,
  removedSpan,
  removeSpans,
  spanWithComments,
  startsLikeContinuation,
} from './statementText';
import { nameForValue, TemporaryNames } from './temporaryNames';
import { indentationAt, isFirstOnLine, lineStart, startWithGuard, textOf } from './textLines';

/**
 * The edits that make a group of awaited operands wait together. The group stands where its first member stood; statements
 * that did nothing but await a member go away, others get a variable in the place of the operand.
 */
export function rewriteGroup(request: GroupRequest): Rewrite {
  return rewriteGroups([request]);
}

/** The same for several groups of one region, in the order in which they are waited for. */
export function rewriteGroups(requests: readonly GroupRequest[]): Rewrite {
  return orRefused(() => {
    const [request] = requests;
    if (!request) return refuse(l10n.t('There is nothing to rewrite.'));
    return (requests.length === 1 ? rewriteLiteral(request) : undefined) ?? rewriteStatements(request, requests);
  });
}

/** What a group changes, before the changes of all groups are put together. */
interface Changes {
  readonly edits: readonly TextEdit[];
  /** Operands that get a name in statements that stay. */
  readonly replaced: readonly Replacement[];
  /** Statements that go away, with their comments. */
  readonly removed: readonly TSESTree.Node[];
}

function rewriteStatements(shared: GroupRequest, requests: readonly GroupRequest[]): Rewrite {
  const { source, region, target, helperSpecifier } = shared;
  const helper = target === 'run-parallel' ? importHelper(source, helperSpecifier, 'runParallel') : undefined;
  const names = new TemporaryNames(source, region.owner, shared.reserved);
  const taken = new Set<TSESTree.Node>();
  const edits: TextEdit[] = helper?.edit ? [helper.edit] : [];
  const removed: TSESTree.Node[] = [];
  const replaced: Replacement[] = [];
  for (const request of requests) {
    const changes = rewriteOne(request, names, helper, taken);
    edits.push(...changes.edits);
    replaced.push(...changes.replaced);
    removed.push(...changes.removed);
  }
  edits.push(
    ...replaced.map(({ edit }) => edit),
    ...joinLines(source, replaced),
    ...removeSpans(
      source,
      removed.map((statement) => removedSpan(source, statement)),
    ),
  );
  return { edits: checked(inOrder(edits)), helpers: helper ? ['runParallel'] : [], names: names.given };
}

function rewriteOne(
  request: GroupRequest,
  names: TemporaryNames,
  helper: HelperImport | undefined,
  taken: Set<TSESTree.Node>,
): Changes {
  const { source, target } = request;
  if (target === 'run-parallel') for (const { awaited } of request.group) if (awaited) checkNarrowing(source, awaited);
  const plan = planGroup(request);
  const first = plan.statements[0] ?? refuse(l10n.t('The statements are not in one list.'));
  checkHasList(first.statement);
  const start = placeOfGroup(request, plan);
  const isInline = !isFirstOnLine(source.text, start);
  const style = isInline ? { ...styleOf(source), printWidth: Infinity } : styleOf(source);
  const indentation = indentationAt(source.text, start);
  const earlier = first.isTaken ? [] : takeOutEarlier(request, first, names, indentation);
  const slots = groupSlots(request, plan, names, indentation + style.indentUnit);
  const place = {
    indentation,
    lineBefore: source.text.slice(lineStart(source.text, start), start),
    style,
    names,
    helper: helper?.name ?? 'runParallel',
    semicolon: semicolonFor(request, plan, start),
    isInline,
  };
  const between = isInline ? ' ' : style.eol + indentation;
  const lines = [...earlier.map(({ text }) => text + place.semicolon), ...groupText(request, plan, slots, place)];
  const text = guarded(request, first, lines.join(between));
  const end = first.isTaken ? spanWithComments(source, first.statement).end : start;
  const moved = movedStatements(request, taken);
  for (const { statement, isTaken } of plan.statements) if (isTaken) taken.add(statement);
  // A later group may need the same ones, which stand above it then.
  for (const statement of moved) taken.add(statement);
  const gone = plan.statements.slice(1).filter((statement) => statement.isTaken);
  const removed = [...gone.map(({ statement }) => statement), ...moved];
  for (const statement of removed) checkGap(source, statement);
  return {
    edits: [
      ...insertMoved(source, first, moved, between),
      { start, end, newText: first.isTaken ? text : text + between },
    ],
    replaced: [
      ...earlier.map(({ replacement }) => replacement),
      ...slots.filter((slot) => slot.isTemporary).map((slot) => replaceBySlot(request, slot)),
    ],
    removed,
  };
}

/** Awaits that come before the group in its first statement go into statements of their own, above it. */
function takeOutEarlier(
  { source, region, group }: GroupRequest,
  { statement }: StatementPlan,
  names: TemporaryNames,
  indentation: string,
): { text: string; replacement: Replacement }[] {
  const start = group[0]?.operand?.range[0] ?? 0;
  const earlier = region.steps.filter(
    (step) => step.await && step.statement === statement && (step.operand?.range[1] ?? Infinity) <= start,
  );
  return earlier.map(({ operand, awaited, pinned }) => {
    if (!operand || !awaited || pinned !== undefined) {
      return refuse(l10n.t('What stands before it in the same statement can not be taken out.'));
    }
    if (earlier.some((other) => other.operand && other.operand !== operand && isInside(operand, other.operand))) {
      return refuse(
        l10n.t('An `await` stands inside one of the awaited expressions; take it out into a variable first.'),
      );
    }
    const name = names.take(nameForValue(operand, awaited));
    const text = `const ${name} = ${reindented(source, operand, indentation)}`;
    return { text, replacement: { operand, edit: replaceOperand(source, operand, name) } };
  });
}

function isInside(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Where the text of the group begins; a semicolon that guards the statement against the line before goes with it. */
function placeOfGroup(request: GroupRequest, plan: GroupPlan): number {
  const { source } = request;
  const first = plan.statements[0]?.statement;
  if (!first) return 0;
  return startWithGuard(
    source.text,
    movesFirstComments(request, plan) ? spanWithComments(source, first).start : first.range[0],
  );
}

function semicolonFor({ source }: GroupRequest, { statements }: GroupPlan, start: number): '' | ';' {
  const [first] = statements;
  const taken = statements.filter((statement) => statement.isTaken);
  const hasSemicolon = taken.some(({ statement }) => source.text[codeSpan(source, statement).end - 1] === ';');
  if (hasSemicolon || (taken.length === 0 && styleOf(source).semicolons)) return ';';
  // What follows the group must not be read as its continuation, unless it brings its own guard.
  return first && !first.isTaken && source.text[start] !== ';' && startsLikeContinuation(source, first.statement)
    ? ';'
    : '';
}

/** Puts a semicolon before a text that the statement before it would swallow. */
function guarded({ source, before }: GroupRequest, { statement }: StatementPlan, text: string): string {
  if (!/^[[(]/.test(text)) return text;
  const previous = before.at(-1)?.statement ?? neighboursOf(statement).previous;
  const [start] = statement.range;
  const hadGuard = startWithGuard(source.text, start) !== start;
  return hadGuard || (previous && isOpenAtEnd(source, previous)) ? `;${text}` : text;
}

/** The statements that have to run before the group; what an earlier group took over stands above already. */
function movedStatements({ before }: GroupRequest, taken: ReadonlySet<TSESTree.Node>): TSESTree.Node[] {
  const moved = before.filter((step) => !taken.has(step.statement));
  if (moved.some(({ statement }) => hasAwait(statement))) {
    refuse(l10n.t('A statement that waits itself would have to move.'));
  }
  return moved.map((step) => step.statement);
}

function insertMoved(
  source: JsSource,
  first: StatementPlan,
  moved: readonly TSESTree.Node[],
  between: string,
): TextEdit[] {
  if (moved.length === 0) return [];
  const { start } = spanWithComments(source, first.statement);
  const texts = moved.map((statement) => textOf(source.text, spanWithComments(source, statement)) + between);
  return [{ start, end: start, newText: texts.join('') }];
}

/** Refuses when the statements around a removed one would run together. */
function checkGap(source: JsSource, statement: TSESTree.Node): void {
  const { previous, next } = neighboursOf(statement);
  const isClosed = source.text[codeSpan(source, statement).end - 1] === ';';
  if (isClosed && previous && next && isOpenAtEnd(source, previous) && startsLikeContinuation(source, next)) {
    refuse(l10n.t('Without one of the statements, the line after it would go on with the line before it.'));
  }
}

function replaceBySlot({ source, target }: GroupRequest, { step, left = '' }: Slot): Replacement {
  const operand = step.operand ?? refuse(l10n.t('One of the steps awaits nothing.'));
  return { operand, edit: replaceOperand(source, operand, target === 'all-settled' ? `${left}.value` : left) };
}

/** Sorts edits by place; at one place insertions come first, in the order in which they were made. */
function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

function checked(edits: readonly TextEdit[]): readonly TextEdit[] {
  const overlap = edits.some((edit, index) => edit.start < (edits[index - 1]?.end ?? 0));
  return overlap ? refuse(l10n.t('Two of the changes meet in one place; they have to be made one by one.')) : edits;
}
