import { BindingReader } from './bindings';
import type { Binding, Scope, Scopes, Variable } from './scopes';
import type { PySource } from './source';
import type { PyNode } from './syntax';

interface OpenVariable extends Variable {
  readonly bindings: Binding[];
  readonly reads: PyNode[];
}

interface OpenScope extends Scope {
  readonly parent: OpenScope | undefined;
  readonly variables: Map<string, OpenVariable>;
  /** Names that belong to the module, or to a function around, because the code says so. */
  readonly elsewhere: ReadonlyMap<string, 'global' | 'nonlocal'>;
}

let lastId = 0;

/** Finds out which identifier stands for which variable. */
export function analyzeScopes(source: PySource): Scopes {
  const reader = new BindingReader(source);
  reader.read();
  const scopes = new Map<PyNode, OpenScope>();
  for (const { node, kind, parent, elsewhere } of reader.scopes) {
    scopes.set(node, { node, kind, parent: parent && scopes.get(parent), variables: new Map(), elsewhere });
  }
  const variables = new Map<PyNode, OpenVariable>();
  for (const { scope, name, binding } of reader.bindings) {
    const owner = scopes.get(scope);
    if (!owner) continue;
    const variable = declare(owner, name);
    variable.bindings.push(binding);
    variables.set(binding.name, variable);
  }
  for (const { scope, name, node } of reader.reads) {
    const variable = lookUp(scopes.get(scope), name);
    if (!variable) continue;
    variable.reads.push(node);
    variables.set(node, variable);
  }
  const module = scopes.get(source.root);
  if (!module) throw new Error('A module is a scope.');
  return {
    module,
    variableOf: (identifier) => variables.get(identifier),
    scopeOf: (node) => scopes.get(node),
    stars: reader.stars,
  };
}

/** The variable that a name is bound to in a scope: one of its own, of the module, or of a function around. */
function declare(scope: OpenScope, name: string): OpenVariable {
  const elsewhere = scope.elsewhere.get(name);
  if (elsewhere === 'global') return declareIn(outermost(scope), name);
  if (elsewhere === 'nonlocal') {
    const found = lookUp(scope.parent, name);
    if (found) return found;
  }
  return declareIn(scope, name);
}

function declareIn(scope: OpenScope, name: string): OpenVariable {
  let variable = scope.variables.get(name);
  if (!variable) {
    variable = { id: ++lastId, name, scope, bindings: [], reads: [] };
    scope.variables.set(name, variable);
  }
  return variable;
}

/** Names of a class body are not seen by the functions inside it. */
function lookUp(from: OpenScope | undefined, name: string): OpenVariable | undefined {
  for (let scope = from; scope; scope = scope.parent) {
    const elsewhere = scope.elsewhere.get(name);
    if (elsewhere === 'global') return outermost(scope).variables.get(name);
    if (elsewhere === undefined && (scope === from || scope.kind !== 'class')) {
      const variable = scope.variables.get(name);
      if (variable) return variable;
    }
  }
  return undefined;
}

function outermost(scope: OpenScope): OpenScope {
  let at = scope;
  while (at.parent) at = at.parent;
  return at;
}
