import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsStep } from '../regions/jsRegion';
import type { JsSource } from '../source';
import { type Node, walk } from '../syntax';

/** One variable, or pattern of variables, that is declared with an awaited value. */
export interface Binding {
  readonly step: JsStep;
  readonly id: TSESTree.BindingName;
  /** For `const x = (await f()).data`: the property that is taken. */
  readonly property?: string;
}

/** What a statement does with its awaited operands when they are all that it does. */
export type Shape =
  | { readonly kind: 'unused'; readonly step: JsStep }
  | {
      readonly kind: 'declared';
      readonly declaration: TSESTree.VariableDeclaration;
      readonly keyword: Keyword;
      readonly isExported: boolean;
      readonly bindings: readonly Binding[];
    }
  | { readonly kind: 'assigned'; readonly step: JsStep; readonly left: TSESTree.Expression }
  /** The statement does more; it stays, and its operands are replaced. */
  | { readonly kind: 'other' };

export type Keyword = 'const' | 'let' | 'var';

/** Tells the shape of a statement; `steps` are all of its operands that are in the group. */
export function shapeOf(statement: TSESTree.ProgramStatement, steps: readonly JsStep[]): Shape {
  const [step] = steps;
  if (statement.type === T.ExpressionStatement && step && steps.length === 1) {
    const { expression } = statement;
    if (expression === step.operand && expression.type === T.AwaitExpression) return { kind: 'unused', step };
    if (
      expression.type === T.AssignmentExpression &&
      expression.operator === '=' &&
      expression.right === step.operand
    ) {
      return { kind: 'assigned', step, left: expression.left };
    }
  }
  const isExported = statement.type === T.ExportNamedDeclaration;
  const declaration = isExported ? statement.declaration : statement;
  if (declaration?.type !== T.VariableDeclaration) return { kind: 'other' };
  const { kind: keyword } = declaration;
  if (keyword !== 'const' && keyword !== 'let' && keyword !== 'var') return { kind: 'other' };
  const bindings: Binding[] = [];
  for (const declarator of declaration.declarations) {
    const binding = bindingOf(declarator, steps);
    if (!binding) return { kind: 'other' };
    bindings.push(binding);
  }
  return { kind: 'declared', declaration, keyword, isExported, bindings };
}

/** Says whether a variable of a declaration gets another value later. */
export function isReassigned(source: JsSource, declaration: TSESTree.VariableDeclaration): boolean {
  return source.scopes
    .getDeclaredVariables(declaration)
    .some((variable) => variable.references.some((reference) => reference.isWrite() && !reference.init));
}

/** Says whether binding a pattern does more than take properties: defaults and computed keys run code. */
export function runsCode(pattern: Node): boolean {
  let found = false;
  walk(
    pattern,
    (node) => {
      if (node.type === T.AssignmentPattern || (node.type === T.Property && node.computed)) found = true;
      return !found;
    },
    true,
  );
  return found;
}

function bindingOf(declarator: TSESTree.VariableDeclarator, steps: readonly JsStep[]): Binding | undefined {
  const { id, init } = declarator;
  if (!init) return undefined;
  const whole = steps.find((step) => step.operand === init);
  if (whole) return { step: whole, id };
  if (init.type !== T.MemberExpression || init.computed || init.optional || init.property.type !== T.Identifier) {
    return undefined;
  }
  const taken = steps.find((step) => step.operand === init.object);
  if (!taken || id.type !== T.Identifier || id.typeAnnotation) return undefined;
  return { step: taken, id, property: init.property.name };
}
