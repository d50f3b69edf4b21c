import { DefinitionType, type Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { keyName, unwrap, type Node } from '../syntax';

/** Says whether a variable has just the value it is declared with; setting it to `undefined` or `null` takes nothing else in. */
export function isAssignedOnce(variable: Variable): boolean {
  let writes = 0;
  for (const reference of variable.references) {
    if (reference.isWrite() && !isNothing(reference.writeExpr) && ++writes > 1) return false;
  }
  return true;
}

/** The object that a variable of a function is made as and keeps. */
export function literalOf(variable: Variable): TSESTree.ObjectExpression | undefined {
  const node = variable.defs.length === 1 ? variable.defs[0]?.node : undefined;
  // What a module has at its top level others may know by other ways.
  if (node?.type !== T.VariableDeclarator || !node.init || /^(?:module|global)$/.test(variable.scope.type))
    return undefined;
  const made = unwrap(node.init);
  return node.id.type === T.Identifier && made.type === T.ObjectExpression && isAssignedOnce(variable)
    ? made
    : undefined;
}

function isNothing(value: Node | null | undefined): boolean {
  if (!value) return false;
  return (
    (value.type === T.Identifier && value.name === 'undefined') || (value.type === T.Literal && value.value === null)
  );
}

/** The value that a variable gets in one place after it was declared without one. */
export function onlyAssignedValue(variable: Variable, init: Node | null): Node | undefined {
  if (init && !(init.type === T.Literal && init.value === null)) return undefined;
  const writes = variable.references.filter((reference) => reference.isWrite() && reference.init !== true);
  return writes.length === 1 ? (writes[0]?.writeExpr ?? undefined) : undefined;
}

/** The keys that lead from an object pattern to one of its identifiers. */
export function patternPath(pattern: TSESTree.ObjectPattern, identifier: Node): string[] | undefined {
  for (const property of pattern.properties) {
    if (property.type !== T.Property) continue;
    const name = keyName(property);
    const value = property.value.type === T.AssignmentPattern ? property.value.left : property.value;
    if (name === undefined) continue;
    if (value === identifier) return [name];
    if (value.type !== T.ObjectPattern) continue;
    const below = patternPath(value, identifier);
    if (below) return [name, ...below];
  }
  return undefined;
}

/** The parameters that `arguments` stands for; none for any other variable. */
export function parametersIn(variable: Variable): readonly Variable[] {
  if (variable.name !== 'arguments' || variable.defs.length > 0) return [];
  return variable.scope.variables.filter(({ defs: [definition] }) => definition?.type === DefinitionType.Parameter);
}
