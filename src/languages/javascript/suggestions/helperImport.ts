import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { TextEdit } from '../../../core/suggestion';
import type { JsSource } from '../source';
import { literalText, type Node, walk } from '../syntax';
import { attachedComments, spanOf } from './attachedComments';
import { styleOf } from './fileStyle';
import { statementEnd } from './statementText';
import { countLineBreaks, lineEnd } from './textLines';

/** How a file gets at a function of the helper module. */
export interface HelperImport {
  /** Its name in the file. */
  readonly name: string;
  /** Absent when the file imports it already. */
  readonly edit?: TextEdit;
}

/**
 * Finds or makes the import of a function of the helper module, or of another one, in the way the file imports others; `spare`
 * is what it is called where its own name is taken.
 */
export function importHelper(source: JsSource, specifier: string, wanted: string, spare?: string): HelperImport {
  const { names, edit } = importHelpers(source, specifier, [wanted], spare);
  return { name: names[0] ?? wanted, ...(edit && { edit }) };
}

/** The same for several functions at once; `names` are in the order of `wanted`. */
export function importHelpers(
  source: JsSource,
  specifier: string,
  wanted: readonly string[],
  spare?: string,
): { readonly names: readonly string[]; readonly edit?: TextEdit } {
  const imported = importedNames(source, specifier);
  const isCommonJs = imported ? imported.isRequire : usesRequire(source);
  const parts: string[] = [];
  const names = wanted.map((each) => {
    const known = imported?.names.find((name) => name.imported === each);
    if (known) return known.local;
    const name = isNameUsed(source, each) ? (spare ?? `${each}Tasks`) : each;
    parts.push(name === each ? each : `${each}${isCommonJs ? ':' : ' as'} ${name}`);
    return name;
  });
  if (parts.length === 0) return { names };
  const part = parts.join(', ');
  if (imported) return { names, edit: { start: imported.end, end: imported.end, newText: `, ${part}` } };
  return { names, edit: newStatement(source, specifier, `{ ${part} }`, isCommonJs) };
}

/** Finds or makes the import of what a module exports by default. */
export function importDefault(source: JsSource, specifier: string, wanted: string): HelperImport {
  for (const statement of source.ast.body) {
    if (statement.type === T.ImportDeclaration && statement.source.value === specifier) {
      const local = statement.specifiers.find((part) => part.type === T.ImportDefaultSpecifier)?.local;
      if (local) return { name: local.name };
    }
    const { init, id } = requireDeclarator(statement) ?? {};
    const [argument] = init?.type === T.CallExpression ? init.arguments : [];
    if (id?.type === T.Identifier && argument && literalText(argument) === specifier) return { name: id.name };
  }
  const name = isNameUsed(source, wanted) ? `${wanted}Tasks` : wanted;
  return { name, edit: newStatement(source, specifier, name, usesRequire(source)) };
}

interface Imported {
  readonly names: readonly { readonly imported: string; readonly local: string }[];
  /** Where another name can be added. */
  readonly end: number;
  readonly isRequire: boolean;
}

function importedNames(source: JsSource, specifier: string): Imported | undefined {
  for (const statement of source.ast.body) {
    if (statement.type === T.ImportDeclaration) {
      if (statement.source.value !== specifier || statement.importKind === 'type') continue;
      const named = statement.specifiers.filter((part) => part.type === T.ImportSpecifier);
      const last = named.at(-1);
      if (!last) continue;
      const names = named.map((part) => ({ imported: nameOf(part.imported), local: part.local.name }));
      return { names, end: last.range[1], isRequire: false };
    }
    const pattern = requiredPattern(statement, specifier);
    const last = pattern?.properties.at(-1);
    if (!pattern || last?.type !== T.Property) continue;
    const names = pattern.properties.flatMap((part) =>
      part.type === T.Property && part.value.type === T.Identifier
        ? [{ imported: nameOf(part.key), local: part.value.name }]
        : [],
    );
    return { names, end: last.range[1], isRequire: true };
  }
  return undefined;
}

function nameOf(node: Node): string {
  return node.type === T.Identifier ? node.name : (literalText(node) ?? '');
}

function requiredPattern(statement: TSESTree.ProgramStatement, specifier: string): TSESTree.ObjectPattern | undefined {
  const declarator = requireDeclarator(statement);
  const { init, id } = declarator ?? {};
  if (init?.type !== T.CallExpression || id?.type !== T.ObjectPattern) return undefined;
  const [argument] = init.arguments;
  return argument && literalText(argument) === specifier ? id : undefined;
}

function requireDeclarator(statement: TSESTree.ProgramStatement): TSESTree.VariableDeclarator | undefined {
  if (statement.type !== T.VariableDeclaration) return undefined;
  return statement.declarations.find(({ init }) => {
    const call = init?.type === T.MemberExpression ? init.object : init;
    return call?.type === T.CallExpression && call.callee.type === T.Identifier && call.callee.name === 'require';
  });
}

function usesRequire({ ast, path }: JsSource): boolean {
  if (path.endsWith('.cjs')) return true;
  if (/\.(?:mjs|[cm]?tsx?)$/.test(path)) return false;
  const isModule = ast.body.some(
    ({ type }) =>
      type === T.ImportDeclaration ||
      type === T.ExportNamedDeclaration ||
      type === T.ExportDefaultDeclaration ||
      type === T.ExportAllDeclaration,
  );
  return !isModule && (ast.body.some((statement) => requireDeclarator(statement)) || assignsExports(ast));
}

function assignsExports(ast: TSESTree.Program): boolean {
  return ast.body.some((statement) => {
    if (statement.type !== T.ExpressionStatement || statement.expression.type !== T.AssignmentExpression) return false;
    const { left } = statement.expression;
    if (left.type !== T.MemberExpression) return false;
    const root = left.object.type === T.MemberExpression ? left.object.object : left.object;
    return root.type === T.Identifier && (root.name === 'module' || root.name === 'exports');
  });
}

function isNameUsed({ ast, text }: JsSource, name: string): boolean {
  if (!text.includes(name)) return false;
  let found = false;
  walk(
    ast,
    (node) => {
      if (node.type === T.Identifier && node.name === name) {
        const { parent } = node;
        const isKey = parent.type === T.MemberExpression && parent.property === node && !parent.computed;
        if (!isKey) found = true;
      }
      return !found;
    },
    true,
  );
  return found;
}

function newStatement(source: JsSource, specifier: string, clause: string, isCommonJs: boolean): TextEdit {
  const { text, ast } = source;
  const { quote, eol, semicolons } = styleOf(source);
  const from = quote + specifier + quote;
  const code =
    (isCommonJs ? `const ${clause} = require(${from})` : `import ${clause} from ${from}`) + (semicolons ? ';' : '');
  const last = ast.body.filter((statement) =>
    isCommonJs ? requireDeclarator(statement) : statement.type === T.ImportDeclaration,
  );
  const directives = ast.body.filter((statement) => statement.type === T.ExpressionStatement && statement.directive);
  const before = last.at(-1) ?? directives.at(-1);
  if (before) {
    const at = lineEnd(
      text,
      attachedComments(source, spanOf(before)).trailing.at(-1)?.range[1] ?? statementEnd(source, before),
    );
    const gap = last.length > 0 ? eol : eol + eol;
    return { start: at, end: at, newText: gap + code };
  }
  const at = startOfCode(source);
  return { start: at, end: at, newText: code + eol + eol };
}

/** Where the first statement begins, with the comments that belong to it; behind a header that stands apart, and `#!`. */
function startOfCode(source: JsSource): number {
  const { text, ast, comments } = source;
  const [first] = ast.body;
  if (!first) return text.length;
  const { leading } = attachedComments(source, spanOf(first));
  const start = leading[0]?.range[0] ?? first.range[0];
  // A comment that stands at the top of the file is about the file.
  if (leading[0] !== undefined && leading[0] === comments[0] && countLineBreaks(text.slice(0, start)) === 0) {
    return first.range[0];
  }
  return start;
}
