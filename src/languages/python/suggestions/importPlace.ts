import type { TextEdit } from '../../../core/suggestion';
import type { PySource } from '../source';
import { field, fieldsOf, textOf, type PyNode } from '../syntax';
import { STANDARD_MODULES } from '../knowledge/tables/standardModules';
import { styleOf } from './fileStyle';
import { lineEnd, lineStart, nextLine } from './textLines';

/**
 * The edit that adds an import where the file has its like: in order among the modules of the standard library, at the end of the
 * project's own; in a group of its own where there is none; below `from __future__`, the docstring and a header of comments.
 */
export function importEdit(source: PySource, code: string, kind: 'standard' | 'own'): TextEdit {
  const { text } = source;
  const { eol } = styleOf(source);
  const groups = importGroups(source);
  const at = (offset: number, newText: string): TextEdit => ({ start: offset, end: offset, newText });
  if (kind === 'standard') {
    const group = groups.find((statements) => statements.some((statement) => isStandard(statement, text)));
    if (group) {
      const next = group.find((statement) => sortKey(statement, text) > sortKeyOf(code));
      const last = group.at(-1);
      if (next) return at(lineStart(text, next.start), code + eol);
      if (last) return afterLine(text, last.end, code, eol, '');
    }
    const first = groups.find((statements) => statements[0]?.type !== 'future_import_statement')?.[0];
    if (first) return at(lineStart(text, first.start), code + eol + eol);
  }
  const last = groups.at(-1);
  const isRelative = (statement: PyNode): boolean => (moduleOf(statement, text) ?? '').startsWith('.');
  // Relative imports come last.
  if (kind === 'own' && !code.startsWith('from .') && last?.every(isRelative) === true && last[0]) {
    const own = groups.at(-2);
    const ownEnd = own?.some((statement) => isOwnModule(statement, code, text)) === true ? own.at(-1)?.end : undefined;
    if (ownEnd !== undefined) return afterLine(text, ownEnd, code, eol, '');
    return at(lineStart(text, last[0].start), code + eol + eol);
  }
  const end = last?.at(-1)?.end;
  if (end !== undefined) {
    const isOwn = kind === 'own' && last?.some((statement) => isOwnModule(statement, code, text)) === true;
    return afterLine(text, end, code, eol, isOwn ? '' : eol);
  }
  const docstring = docstringOf(source);
  if (docstring) return afterLine(text, docstring.end, code, eol, eol);
  const start = endOfHeader(text);
  const rest = text.slice(start);
  // Functions and classes have two blank lines above them.
  const gap = /^(?:@|(?:async\s+)?def\b|class\b)/.test(rest) ? eol + eol : eol;
  return at(start, code + eol + (/^(?:\s*$|\r?\n)/.test(rest) ? '' : gap));
}

/** The line below the one that ends at an offset, whether the text ends there or not. */
function afterLine(text: string, offset: number, code: string, eol: string, gap: string): TextEdit {
  const at = lineEnd(text, offset);
  return { start: at, end: at, newText: eol + gap + code };
}

/** The imports at the head of a file, without those that come after other code; blank lines part the groups. */
function importGroups({ text, root }: PySource): PyNode[][] {
  const groups: PyNode[][] = [];
  let end: number | undefined;
  for (const [index, statement] of root.children.entries()) {
    if (!IMPORTS.has(statement.type)) {
      if (index === 0 && isString(statement)) continue;
      // Settings before the imports (`os.environ[...] = ...`) don't end them, functions and classes do.
      if (statement.type === 'expression_statement' || statement.type === 'if_statement') continue;
      if (statement.type === 'try_statement') continue;
      break;
    }
    // `from __future__` has to come first, whether a blank line sets it apart or not.
    const isOfOtherKind = (groups.at(-1)?.[0]?.type === FUTURE) !== (statement.type === FUTURE);
    const isNewGroup = end === undefined || isOfOtherKind || /\n[ \t]*\r?\n/.test(text.slice(end, statement.start));
    if (isNewGroup) groups.push([statement]);
    else groups.at(-1)?.push(statement);
    ({ end } = statement);
  }
  return groups;
}

const FUTURE = 'future_import_statement';

const IMPORTS: ReadonlySet<string> = new Set(['import_statement', 'import_from_statement', 'future_import_statement']);

function isStandard(statement: PyNode, text: string): boolean {
  const name = moduleOf(statement, text)?.split('.')[0];
  return statement.type !== 'future_import_statement' && name !== undefined && STANDARD_MODULES.has(name);
}

function moduleOf(statement: PyNode, text: string): string | undefined {
  const node = statement.type === 'import_statement' ? fieldsOf(statement, 'name')[0] : field(statement, 'module_name');
  const name = node?.type === 'aliased_import' ? field(node, 'name') : node;
  return name && textOf(name, text);
}

/** Relative, or of the same package as the new import. */
function isOwnModule(statement: PyNode, code: string, text: string): boolean {
  const name = moduleOf(statement, text) ?? '';
  const wanted = /^from (\S+)/.exec(code)?.[1] ?? '';
  return name.startsWith('.') ? wanted.startsWith('.') : name.split('.')[0] === wanted.split('.')[0];
}

/** `import x` goes before `from x import y`, and both by name. */
function sortKey(statement: PyNode, text: string): string {
  return sortKeyOf(textOf(statement, text));
}

function sortKeyOf(code: string): string {
  const [, word = '', name = ''] = /^(import|from)\s+(\S+)/.exec(code) ?? [];
  return `${word === 'import' ? '0' : '1'} ${name.toLowerCase()}`;
}

function docstringOf({ root }: PySource): PyNode | undefined {
  const [first] = root.children;
  return first && isString(first) ? first : undefined;
}

function isString(statement: PyNode): boolean {
  return statement.type === 'expression_statement' && statement.children[0]?.type === 'string';
}

/** Below `#!`, the coding line and the comment that the file begins with. */
function endOfHeader(text: string): number {
  let at = 0;
  while (text.startsWith('#', at)) at = nextLine(text, at);
  // A comment right above the first statement belongs to it, unless it is `#!` or about the encoding.
  const header = text.slice(0, at);
  const isApart = /^[ \t]*\r?\n/.test(text.slice(at)) || at === text.length;
  if (isApart) return at;
  const technical = /^(?:#!.*\r?\n|#.*coding[:=].*\r?\n)*/.exec(header)?.[0] ?? '';
  return technical.length;
}
