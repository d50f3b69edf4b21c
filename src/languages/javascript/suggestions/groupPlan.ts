import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsStep } from '../regions/jsRegion';
import { unwrap } from '../syntax';
import { mayTakeTypeFromContext } from './contextualTypes';
import { elementsOfPromiseAll } from './promiseAllLiteral';
import { type Binding, isReassigned, type Keyword, runsCode, type Shape, shapeOf } from './statementShape';
import type { GroupRequest } from './request';

/** What becomes of one statement that holds members of the group. */
export interface StatementPlan {
  readonly statement: TSESTree.ProgramStatement;
  readonly steps: readonly JsStep[];
  readonly shape: Shape;
  /** The group takes the statement's place and does what it did; otherwise it stays, with its operands replaced. */
  readonly isTaken: boolean;
}

/** Which statements the group takes over, and how it names what it declares. */
export interface GroupPlan {
  readonly statements: readonly StatementPlan[];
  /** How the pattern of the group is introduced; undefined: it assigns (or binds nothing). */
  readonly keyword: Keyword | undefined;
  readonly isExported: boolean;
  /** Where the type annotations of the bindings go. */
  readonly annotations: AnnotationPlace;
}

/**
 * `pattern`: together they make the tuple type of the pattern. `type-arguments`: they tell `Promise.all` its types, because a
 * callee may take its type from them. `casts`: the same, where only some bindings have an annotation.
 */
export type AnnotationPlace = 'none' | 'pattern' | 'type-arguments' | 'casts';

/** Decides for each statement of the group whether one common pattern can do its work. */
export function planGroup(request: GroupRequest): GroupPlan {
  const drafts = draftStatements(request);
  // With `allSettled` every value is unpacked by a statement of its own, so that nothing has to agree.
  if (request.target !== 'all-settled') while (keepWhatDoesNotFit(request, drafts));
  const bindings = drafts.filter((draft) => draft.isTaken).flatMap((draft) => bindingsOf(draft.shape));
  const hasTemporaries = drafts.some((draft) => !draft.isTaken);
  const [first] = drafts.filter((draft) => draft.isTaken && draft.shape.kind === 'declared');
  return {
    statements: drafts,
    keyword: first ? keywordOf(request, first.shape) : hasTemporaries ? 'const' : undefined,
    isExported: first?.shape.kind === 'declared' && first.shape.isExported,
    annotations: annotationPlace(request, bindings, hasTemporaries),
  };
}

/** The keyword that a declaration needs: a `let` that keeps its value is as good as a `const`. */
export function keywordOf(request: GroupRequest, shape: Shape): Keyword | undefined {
  if (shape.kind !== 'declared') return undefined;
  if (shape.keyword === 'let' && !shape.isExported && !isReassigned(request.source, shape.declaration)) return 'const';
  return shape.keyword;
}

type Draft = { -readonly [Key in keyof StatementPlan]: StatementPlan[Key] };

function draftStatements(request: GroupRequest): Draft[] {
  const { list } = request.region;
  const before = new Set(request.before.map((step) => step.statement));
  const first = list.findIndex((statement) => statement === request.group[0]?.statement);
  const drafts: Draft[] = [];
  let hasStayedBehind = false;
  for (const statement of list.slice(Math.max(first, 0))) {
    const steps = request.group.filter((step) => step.statement === statement);
    if (steps.length === 0) {
      if (!before.has(statement)) hasStayedBehind = true;
      continue;
    }
    const shape = shapeOf(statement, steps);
    const isTaken = shape.kind !== 'other' && !(hasStayedBehind && doesMoreThanBind(shape));
    drafts.push({ statement, steps, shape, isTaken });
  }
  return drafts;
}

/** Says whether a statement can't be moved up over others although its awaited operand can. */
function doesMoreThanBind(shape: Shape): boolean {
  if (shape.kind === 'assigned') return true;
  return bindingsOf(shape).some((binding) => runsCode(binding.id));
}

/** One round of looking for a statement that can't share the pattern of the others; says whether it found one. */
function keepWhatDoesNotFit(request: GroupRequest, drafts: readonly Draft[]): boolean {
  const taken = drafts.filter((draft) => draft.isTaken);
  const declared = taken.filter((draft) => draft.shape.kind === 'declared');
  const hasTemporaries = taken.length < drafts.length;
  const keywords = new Set(declared.map((draft) => keywordOf(request, draft.shape)));
  const exports = new Set(declared.map((draft) => draft.shape.kind === 'declared' && draft.shape.isExported));
  const bindings = declared.flatMap((draft) => bindingsOf(draft.shape));
  const isPartlyAnnotated = hasTemporaries || bindings.some((binding) => !binding.id.typeAnnotation);
  const misfit = taken.find(({ shape }) => {
    if (shape.kind === 'assigned') return hasTemporaries || declared.length > 0;
    if (shape.kind !== 'declared') return false;
    if (shape.isExported && (hasTemporaries || exports.size > 1)) return true;
    if (keywordOf(request, shape) !== 'const' && (hasTemporaries || keywords.size > 1)) return true;
    return (
      isPartlyAnnotated &&
      shape.bindings.some(
        (binding) => binding.id.typeAnnotation && !needsItsType(request, binding) && !tupleTypes(request, binding),
      )
    );
  });
  if (misfit) misfit.isTaken = false;
  return misfit !== undefined;
}

function annotationPlace(
  request: GroupRequest,
  bindings: readonly Binding[],
  hasTemporaries: boolean,
): AnnotationPlace {
  if (!bindings.some((binding) => binding.id.typeAnnotation)) return 'none';
  if (hasTemporaries || !bindings.every((binding) => binding.id.typeAnnotation)) return 'casts';
  if (bindings.some((binding) => needsItsType(request, binding))) return 'type-arguments';
  return request.target === 'all-settled' ? 'none' : 'pattern';
}

/** Says whether an annotated binding's type has to be said where the value is made. */
export function needsItsType(request: GroupRequest, binding: Binding): boolean {
  const { awaited } = binding.step;
  if (!awaited) return false;
  const values = (tupleTypes(request, binding) && elementsOfPromiseAll(awaited)) ?? [awaited];
  return values.some((value) => mayTakeTypeFromContext(request.source, value));
}

/** The types of the values of a `Promise.all([…])` that goes into the list element by element, where its tuple is annotated. */
export function tupleTypes(
  { target }: GroupRequest,
  { step, id, property }: Binding,
): readonly TSESTree.TypeNode[] | undefined {
  const type = id.typeAnnotation?.typeAnnotation;
  if (target === 'all-settled' || property !== undefined || type?.type !== T.TSTupleType) return undefined;
  const types = type.elementTypes.map((each) => (each.type === T.TSNamedTupleMember ? each.elementType : each));
  if (types.some((each) => each.type === T.TSOptionalType || each.type === T.TSRestType)) return undefined;
  if (id.type !== T.ArrayPattern || id.elements.some((element) => element?.type === T.RestElement)) return undefined;
  const elements = step.awaited && elementsOfPromiseAll(step.awaited);
  return elements?.length === types.length ? types : undefined;
}

function bindingsOf(shape: Shape): readonly Binding[] {
  return shape.kind === 'declared' ? shape.bindings : [];
}

/** The name of the variable to which a kept declaration binds an operand (maybe cast), for naming its temporary. */
export function declaredName(plan: StatementPlan, step: JsStep): string | undefined {
  const { statement } = plan;
  const declaration = statement.type === T.ExportNamedDeclaration ? statement.declaration : statement;
  if (declaration?.type !== T.VariableDeclaration) return undefined;
  const declarator = declaration.declarations.find(({ init }) => init && unwrap(init) === step.operand);
  return declarator?.id.type === T.Identifier ? declarator.id.name : undefined;
}
