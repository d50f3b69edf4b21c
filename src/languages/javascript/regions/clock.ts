import { T } from '../nodeTypes';
import type { JsModule } from '../modules';
import { calleeText, unwrap, walk, type Node } from '../syntax';

const CLOCKS = /^(?:performance\.now|Date\.now|process\.hrtime(?:\.bigint)?)$/;
const TIMERS = /^console\.time(?:End|Log)?$/;
/** Classes whose objects tell how much time has passed since they were made. */
const STOPWATCHES = /(?:^|\.)(?:Timer|Stop[Ww]atch|[A-Z]\w*(?:Timer|Stop[Ww]atch))$/;

/** Says whether a statement measures how long something takes; a time that is only passed on measures nothing. */
export function measuresTime(statement: Node, module: JsModule): boolean {
  let found = false;
  walk(statement, (node) => {
    found ||= usesStopwatch(node, module);
    if (node.type !== T.CallExpression) return !found;
    const callee = calleeText(node.callee);
    found ||= TIMERS.test(callee) || (CLOCKS.test(callee) && isSubtracted(node, module));
    return !found;
  });
  return found;
}

/** `const timer = new Timer()` and `timer.ms()`. */
function usesStopwatch(node: Node, module: JsModule): boolean {
  if (node.type === T.NewExpression) return node.arguments.length === 0 && STOPWATCHES.test(calleeText(node.callee));
  if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) return false;
  const { object } = node.callee;
  const definition = object.type === T.Identifier ? module.variableOf(object)?.defs[0]?.node : undefined;
  const init = definition?.type === T.VariableDeclarator ? definition.init : undefined;
  return init?.type === T.NewExpression && usesStopwatch(init, module);
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
