import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Region, Step } from '../../../core/region';

/** A function that can await, or the module itself. */
export type Owner =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.StaticBlock
  | TSESTree.Program;

/** A loop statement. */
export type LoopNode =
  | TSESTree.ForStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

/** A step with the syntax it was made from. */
export interface JsStep extends Step {
  /** The statement of the list that holds the step. Several steps of one statement share it. */
  readonly statement: TSESTree.ProgramStatement;
  /** For awaited operands: the node that is replaced when the operand is taken out (the await expression, or a conditional around it). */
  readonly operand?: TSESTree.Expression;
  /** What is put into `Promise.all([...])` for it: the await's argument, or the conditional, whose inner awaits are dropped. */
  readonly awaited?: TSESTree.Expression;
}

/** A statement list with its steps. */
export interface JsRegion extends Region {
  readonly steps: readonly JsStep[];
  readonly list: readonly TSESTree.ProgramStatement[];
  readonly owner: Owner;
  /** For `kind: 'loop'`. */
  readonly loop?: LoopNode;
}
