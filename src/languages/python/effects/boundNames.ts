import type { PyModule } from '../modules';
import type { Variable } from '../scopes';
import { enclosing, isFunction, walk, type PyNode } from '../syntax';

/** What a module imports or defines is there, and keeps its value, when its functions run. */
export function isConstantBinding(variable: Variable, at: PyNode): boolean {
  return (
    variable.scope.kind === 'module' &&
    variable.bindings.every(({ kind }) => kind === 'import' || kind === 'function' || kind === 'class') &&
    enclosing(at, isFunction) !== undefined
  );
}

/** The names that a pattern of a `case` binds. */
export function capturedBy(pattern: PyNode, module: PyModule): PyNode[] {
  const found: PyNode[] = [];
  walk(pattern, (node) => {
    const isBound = module.variableOf(node)?.bindings.some(({ name }) => name === node) === true;
    if (node.type === 'identifier' && isBound) found.push(node);
    return true;
  });
  return found;
}
