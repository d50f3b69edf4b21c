import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Comment } from '../comments';
import type { Span } from '../../../core/span';
import type { JsStep } from '../regions/jsRegion';
import type { Node } from '../syntax';
import { attachedComments, commentsOutside, isTypeDirective, spanOf } from './attachedComments';
import { awaitedText, commentText, type ElementPlace, type ListElement, reindented } from './elementText';
import { declaredName, type GroupPlan, keywordOf, needsItsType, type StatementPlan, tupleTypes } from './groupPlan';
import { directiveSubject } from './lineDirectives';
import { patternText } from './patternText';
import { existingElements } from './promiseAllLiteral';
import { refuse } from './refusal';
import type { GroupRequest } from './request';
import type { Keyword } from './statementShape';
import { codeSpan } from './statementText';
import { namesForValue, type TemporaryNames } from './temporaryNames';
import { isFirstOnLine, textOf } from './textLines';

/** One value that the group waits for. */
export interface Slot {
  readonly element: ListElement;
  readonly step: JsStep;
  /** What the group's pattern has in its place: a pattern, the target of an assignment, a new name; undefined: nothing. */
  readonly left: string | undefined;
  /** `left` is a new variable that stands for the operand in a statement that stays. */
  readonly isTemporary: boolean;
  /** The annotation of what is bound, without the colon. */
  readonly type: string | undefined;
  /** The call may take its type from there. */
  readonly needsType: boolean;
  /** For what was declared: how. */
  readonly keyword: Keyword | undefined;
  readonly isExported: boolean;
  /** Of an element of a `Promise.all` that was there: it is a call. */
  readonly isCall?: boolean;
  /** Where its code started. */
  readonly start: number;
}

/** Makes the list of values in source order; `indentation` is that of an element on a line of its own. */
export function groupSlots(request: GroupRequest, plan: GroupPlan, names: TemporaryNames, indentation: string): Slot[] {
  const movesFirst = movesFirstComments(request, plan);
  const slots: Slot[] = [];
  for (const statement of plan.statements) {
    checkDirectives(request, statement, statement === plan.statements[0]);
    if (statement.isTaken) {
      const withLeading = movesFirst || statement !== plan.statements[0];
      const taken = takenSlots(request, statement, indentation, slots.length);
      slots.push(...withComments(request, statement, taken, withLeading, indentation));
    } else {
      slots.push(...keptSlots(request, statement, names, indentation, slots.length));
    }
  }
  return slots;
}

/**
 * Says whether the comments above the first statement go into the list: when those of others do too, and when a tool reads them for
 * the line of its call.
 */
export function movesFirstComments({ source }: GroupRequest, { statements }: GroupPlan): boolean {
  const [first, ...others] = statements;
  if (first?.isTaken !== true) return false;
  const leadingOf = ({ statement }: StatementPlan) => attachedComments(source, spanOf(statement)).leading;
  const subjects = leadingOf(first).map(directiveSubject);
  if (subjects.includes('names') || subjects.includes('await')) return false;
  return subjects.includes('code') || others.some((other) => other.isTaken && leadingOf(other).length > 0);
}

const NOTHING = {
  left: undefined,
  isTemporary: false,
  type: undefined,
  needsType: false,
  keyword: undefined,
  isExported: false,
};

type Fields = Omit<Slot, 'element' | 'step' | 'start'>;

function takenSlots(request: GroupRequest, plan: StatementPlan, indentation: string, count: number): Slot[] {
  const { shape } = plan;
  switch (shape.kind) {
    case 'unused':
      return slotsOf(request, shape.step, NOTHING, undefined, indentation, count);
    case 'assigned': {
      const left = reindented(request.source, shape.left, indentation);
      return slotsOf(request, shape.step, { ...NOTHING, left }, shape.left, indentation, count);
    }
    case 'declared': {
      const keyword = keywordOf(request, shape);
      return shape.bindings.flatMap((binding, index) => {
        const { step, id, property } = binding;
        const needsType = id.typeAnnotation !== undefined && needsItsType(request, binding);
        const name = patternText(request.source, id);
        const type = id.typeAnnotation && textOf(request.source.text, spanOf(id.typeAnnotation.typeAnnotation));
        const left = property === undefined ? name : property === name ? `{ ${name} }` : `{ ${property}: ${name} }`;
        const fields = { left, isTemporary: false, type, needsType, keyword, isExported: shape.isExported };
        const pattern = property === undefined ? id : step.operand;
        const types = tupleTypes(request, binding);
        return slotsOf(request, step, fields, pattern, indentation, count + index, types);
      });
    }
    case 'other':
      return [];
  }
}

/** Usually one; several when the operand is a `Promise.all([...])` whose values are taken one by one. */
function slotsOf(
  request: GroupRequest,
  step: JsStep,
  fields: Fields,
  pattern: Node | undefined,
  indentation: string,
  count: number,
  types?: readonly TSESTree.TypeNode[],
): Slot[] {
  const { operand, awaited } = partsOf(step);
  const existing =
    fields.type === undefined || types
      ? existingElements(request, awaited, pattern, placeOf(request, indentation, count === 0))
      : undefined;
  if (existing) {
    return existing.map((part, index) => {
      const type = types?.[index];
      return { ...fields, ...part, step, type: type && textOf(request.source.text, spanOf(type)), needsType: true };
    });
  }
  const element = plainElement(
    awaitedText(request.source, operand, awaited, placeOf(request, indentation, count === 0)),
  );
  return [{ ...fields, element, step, start: awaited.range[0] }];
}

function keptSlots(
  request: GroupRequest,
  plan: StatementPlan,
  names: TemporaryNames,
  indentation: string,
  count: number,
): Slot[] {
  const { source } = request;
  return plan.steps.map((step, index) => {
    const { operand, awaited } = partsOf(step);
    const lost = commentsOutside(source, spanOf(operand), [spanOf(awaited)]);
    const element = {
      ...plainElement(awaitedText(source, operand, awaited, placeOf(request, indentation, count + index === 0))),
      leading: lost.map((comment) => commentText(source, comment, indentation)),
    };
    const left = names.take(...temporaryNames(request, plan, step));
    return { ...NOTHING, element, step, left, isTemporary: true, start: awaited.range[0] };
  });
}

function temporaryNames(request: GroupRequest, plan: StatementPlan, step: JsStep): [string, ...string[]] {
  const { operand, awaited } = partsOf(step);
  const isSettled = request.target === 'all-settled';
  const name = declaredName(plan, step);
  if (name === undefined) {
    const [first, ...others] = namesForValue(operand, awaited);
    return isSettled ? [resultNameFor(first), ...others.map(resultNameFor)] : [first, ...others];
  }
  if (isSettled) return [`${name}Result`];
  const isFirstOfMany = keywordOf(request, plan.shape) === 'let';
  return [isFirstOfMany ? `initial${name.charAt(0).toUpperCase()}${name.slice(1)}` : `${name}Result`];
}

/** What a settled result is called whose value would have the given name. */
export function resultNameFor(name: string): string {
  return /(?:r|R)esult$/.test(name) ? name : `${name}Result`;
}

/** Gives the comments of a statement that goes away to the elements that are left of it. */
function withComments(
  { source }: GroupRequest,
  plan: StatementPlan,
  slots: readonly Slot[],
  withLeading: boolean,
  indentation: string,
): Slot[] {
  const span = codeSpan(source, plan.statement);
  const attached = attachedComments(source, span);
  const leading = withLeading ? attached.leading : [];
  const hasOwnLines = leading.some(({ range }) => isFirstOnLine(source.text, range[0]));
  const comments = [...leading, ...commentsOutside(source, span, spansOfCode(plan)), ...attached.trailing];
  return slots.map((slot, index) => {
    const isLast = index === slots.length - 1;
    const from = slots[index - 1]?.start ?? -1;
    const own = comments.filter(({ range }) => from < range[0] && (isLast || range[0] < slot.start));
    const textsOf = (some: Comment[]) => some.map((comment) => commentText(source, comment, indentation));
    const element = {
      ...slot.element,
      leading: [...textsOf(own.filter(({ range }) => range[0] < slot.start)), ...slot.element.leading],
      trailing: [...slot.element.trailing, ...textsOf(own.filter(({ range }) => range[0] > slot.start))],
      hasOwnLines: slot.element.hasOwnLines || (index === 0 && hasOwnLines),
    };
    return { ...slot, element };
  });
}

/** The parts of a statement whose text, with the comments in it, goes into the group. */
function spansOfCode({ shape, steps }: StatementPlan): Span[] {
  const spans = steps.map((step) => spanOf(partsOf(step).awaited));
  if (shape.kind === 'assigned') spans.push(spanOf(shape.left));
  if (shape.kind === 'declared') spans.push(...shape.bindings.map(({ id }) => spanOf(id)));
  return spans;
}

/** Refuses where a comment that a tool reads would be parted from what it is about. */
function checkDirectives({ source }: GroupRequest, { statement, isTaken }: StatementPlan, isFirst: boolean): void {
  const { leading, trailing } = attachedComments(source, codeSpan(source, statement));
  if (leading.some(isTypeDirective)) {
    refuse(l10n.t('A comment for the type checker stands above one of the statements.'));
  }
  const subjects = [...leading, ...trailing].map(directiveSubject);
  if (subjects.includes('names') ? isTaken && !isFirst : subjects.includes('code') && !isTaken) {
    refuse(
      l10n.t('A comment for a linter stands at one of the statements, and would be parted from what it is about.'),
    );
  }
}

/** A task that waits before it starts its call would let the others start meanwhile. */
function placeOf({ target }: GroupRequest, indentation: string, isFirst: boolean): ElementPlace {
  return { indentation, isFirst: isFirst && target !== 'run-parallel' };
}

function plainElement(text: string): ListElement {
  return { text, leading: [], trailing: [], hasOwnLines: false };
}

function partsOf({ operand, awaited }: JsStep) {
  return operand && awaited ? { operand, awaited } : refuse(l10n.t('One of the steps awaits nothing.'));
}
