import type { PyModule } from '../modules';
import { calleeText, field, isFunctionOrClass, walk, type PyNode } from '../syntax';

const CLOCKS =
  /(?:^|\.)(?:perf_counter|perf_counter_ns|monotonic|monotonic_ns|time_ns|process_time)$|^time\.time$|\bloop\.time$/;

/** Says whether a statement measures how long something takes; a time that is only passed on measures nothing. */
export function measuresTime(statement: PyNode, module: PyModule): boolean {
  const { text } = module.source;
  let found = false;
  walk(statement, (node) => {
    if (found || isFunctionOrClass(node)) return false;
    const callee = node.type === 'call' ? field(node, 'function') : undefined;
    if (callee && CLOCKS.test(calleeText(callee, text))) found = isSubtracted(node, module);
    return !found;
  });
  return found;
}

/** The time itself, or the variable that holds it, is taken from another one. */
function isSubtracted(time: PyNode, module: PyModule): boolean {
  const { parent } = time;
  if (isDifference(parent)) return true;
  const name = parent?.type === 'assignment' ? field(parent, 'left') : undefined;
  const variable = name?.type === 'identifier' ? module.variableOf(name) : undefined;
  return variable?.reads.some((read) => isDifference(read.parent)) ?? false;
}

function isDifference(node: PyNode | undefined): boolean {
  return node?.type === 'binary_operator' && node.tokens[0] === '-';
}
