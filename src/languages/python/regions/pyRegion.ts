import type { Region, Step } from '../../../core/region';
import type { PyNode } from '../syntax';

/** A step with the syntax it was made from. */
export interface PyStep extends Step {
  /** The statement of the list that holds the step. Several steps of one statement share it. */
  readonly statement: PyNode;
  /** For awaited operands: the `await` expression, or a conditional around it. */
  readonly operand?: PyNode;
  /** What is handed to `asyncio.gather(...)` for it: what stands behind `await`, or the conditional, whose inner awaits are dropped. */
  readonly awaited?: PyNode;
}

/** A statement list with its steps, or a loop. */
export interface PyRegion extends Region {
  readonly steps: readonly PyStep[];
  /** The statements, from the first that awaits to the last; for a loop the statement that it is or stands in. */
  readonly list: readonly PyNode[];
  /** The function it is in (`function_definition`), or the module. */
  readonly owner: PyNode;
  /** For `kind: 'loop'`: the `for` or `while` statement, or the comprehension. */
  readonly loop?: PyNode;
}
