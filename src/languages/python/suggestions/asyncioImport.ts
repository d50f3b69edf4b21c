import type { TextEdit } from '../../../core/suggestion';
import type { PyModule } from '../modules';
import { field, fieldsOf, textOf, type PyNode } from '../syntax';
import { importEdit } from './importPlace';

/** How a file says a name of a module. */
export interface ImportedName {
  /** `asyncio.gather`, `gather`, `aio.gather`. */
  readonly text: string;
  /** Absent when the file imports it already. */
  readonly edit?: TextEdit;
}

/** Finds out how a name of `asyncio` is said inside a function, or adds `import asyncio`. Undefined where that name is taken. */
export function asyncioName(module: PyModule, owner: PyNode, name: string): ImportedName | undefined {
  const { text } = module.source;
  for (const statement of importsSeenFrom(module, owner)) {
    const local =
      statement.type === 'import_statement'
        ? moduleAlias(statement, 'asyncio', text)
        : importedAlias(statement, 'asyncio', name, text);
    if (local === undefined || !isSeen(module, owner, local, statement)) continue;
    return { text: statement.type === 'import_statement' ? `${local}.${name}` : local };
  }
  if (isTaken(module, owner, 'asyncio')) return undefined;
  return { text: `asyncio.${name}`, edit: importEdit(module.source, 'import asyncio', 'standard') };
}

/** The same for a function of another module, imported by name. */
export function helperName(module: PyModule, owner: PyNode, specifier: string, name: string): ImportedName | undefined {
  const { text } = module.source;
  for (const statement of importsSeenFrom(module, owner)) {
    if (statement.type !== 'import_from_statement') continue;
    const local = importedAlias(statement, specifier, name, text);
    if (local !== undefined && isSeen(module, owner, local, statement)) return { text: local };
  }
  if (isTaken(module, owner, name)) return undefined;
  const known = module.source.root.children.find(
    (statement) =>
      statement.type === 'import_from_statement' &&
      textOf(field(statement, 'module_name') ?? statement, text) === specifier,
  );
  const last = known && fieldsOf(known, 'name').at(-1);
  if (last) return { text: name, edit: { start: last.end, end: last.end, newText: `, ${name}` } };
  return { text: name, edit: importEdit(module.source, `from ${specifier} import ${name}`, 'own') };
}

/** Says whether a name stands for something where a function could see it. */
function isTaken(module: PyModule, owner: PyNode, name: string): boolean {
  for (let scope = module.scopes.scopeOf(owner); scope; scope = scope.parent) {
    if (scope.variables.has(name)) return true;
  }
  return false;
}

/** The imports at the top level and in the body of the function itself. */
function importsSeenFrom({ source }: PyModule, owner: PyNode): PyNode[] {
  const body = owner.type === 'function_definition' ? (field(owner, 'body')?.children ?? []) : [];
  return [...body, ...source.root.children].filter(
    ({ type }) => type === 'import_statement' || type === 'import_from_statement',
  );
}

/** The innermost variable of a name is the one that the import binds, and nothing else binds it. */
function isSeen(module: PyModule, owner: PyNode, name: string, statement: PyNode): boolean {
  for (let scope = module.scopes.scopeOf(owner); scope; scope = scope.parent) {
    const variable = scope.variables.get(name);
    if (variable) return variable.bindings.every(({ kind }) => kind === 'import') && isWithin(scope.node, statement);
  }
  return false;
}

function isWithin(scope: PyNode, statement: PyNode): boolean {
  return scope.start <= statement.start && statement.end <= scope.end;
}

/** The name under which `import a, b as c` makes a module known. */
function moduleAlias(statement: PyNode, module: string, text: string): string | undefined {
  for (const part of fieldsOf(statement, 'name')) {
    const isAliased = part.type === 'aliased_import';
    const name = isAliased ? field(part, 'name') : part;
    const alias = isAliased ? field(part, 'alias') : part;
    if (name && alias && textOf(name, text) === module) return textOf(alias, text);
  }
  return undefined;
}

/** The name under which `from module import name as alias` makes a name known. */
function importedAlias(statement: PyNode, module: string, wanted: string, text: string): string | undefined {
  const from = field(statement, 'module_name');
  if (!from || textOf(from, text) !== module) return undefined;
  for (const part of fieldsOf(statement, 'name')) {
    const isAliased = part.type === 'aliased_import';
    const name = isAliased ? field(part, 'name') : part;
    const alias = isAliased ? field(part, 'alias') : part;
    if (name && alias && textOf(name, text) === wanted) return textOf(alias, text);
  }
  return undefined;
}
