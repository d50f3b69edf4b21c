import { T } from '../nodeTypes';
import type { JsModule } from '../modules';
import { calleeText, unwrap, walk, type Node } from '../syntax';

const CLOCKS = /^(?:performance\.now|Date\.now|process\.hrtime(?:\.bigint)?)$/;
const TIMERS = /^console\.time(?:End|Log)?$/;

/** Says whether a statement measures how long something takes; a time that is only passed on measures nothing. */
export function measuresTime(statement: Node, module: JsModule): boolean {
  let found = false;
  walk(statement, (node) => {
    if (node.type !== T.CallExpression) return !found;
    const callee = calleeText(node.callee);
    found ||= TIMERS.test(callee) || (CLOCKS.test(callee) && isSubtracted(node, module));
    return !found;
  });
  return found;
}

/** The time itself, or the variable that holds it, is taken from another one. */
function isSubtracted(time: Node, module: JsModule): boolean {
  const { parent } = time;
  if (isDifference(parent)) return true;
  const name =
    parent?.type === T.VariableDeclarator
      ? parent.id
      : parent?.type === T.AssignmentExpression
        ? parent.left
        : undefined;
  const variable = name && unwrap(name).type === T.Identifier ? module.variableOf(unwrap(name)) : undefined;
  return variable?.references.some((reference) => isDifference(reference.identifier.parent)) ?? false;
}

function isDifference(node: Node | undefined): boolean {
  return node?.type === T.BinaryExpression && node.operator === '-';
}
