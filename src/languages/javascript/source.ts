import * as l10n from '@vscode/l10n';
import { analyze as analyzeScopes, type ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { ParseError } from '../../core/parseError';
import { findComments, type Comment } from './comments';
import { parseWithBabel } from './parseWithBabel';
import type * as TypeScriptParser from './parseTypeScript';

/** A parsed JavaScript or TypeScript text. Offsets in `ast` are UTF-16 offsets into `text` (a BOM counts as one unit). */
export interface JsSource {
  readonly text: string;
  readonly path: string;
  readonly ast: TSESTree.Program;
  /** In source order; looked up on first use. */
  readonly comments: readonly Comment[];
  /** Scopes, definitions and references; made on first use. */
  readonly scopes: ScopeManager;
}

/** Parses a text, and sets `parent` in every node; the path decides about JSX and TypeScript. Throws `ParseError`. */
export function parseSource(text: string, path: string): JsSource {
  const ast = parseProgram(text, path);
  let comments: readonly Comment[] | undefined;
  let scopes: ScopeManager | undefined;
  return {
    text,
    path,
    ast,
    get comments() {
      return (comments ??= findComments(text, ast));
    },
    get scopes() {
      scopes ??= analyzeScopes(ast, { sourceType: 'module', jsxPragma: null, jsxFragmentName: null, lib: [] });
      return scopes;
    },
  };
}

/** Says whether a file is checked for types, so that what is written into it needs some. */
export function isTypeScript({ path }: Pick<JsSource, 'path'>): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

function parseProgram(text: string, path: string): TSESTree.Program {
  try {
    return parseWithBabel(text, path) ?? typeScriptParser().parseTypeScript(text, path);
  } catch (error) {
    throw toParseError(error);
  }
}

/** TypeScript takes a third of a second to load, which is only spent for a text that nothing else can read. */
function typeScriptParser(): typeof TypeScriptParser {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import` is either too early or has to be awaited
  return require('./parseTypeScript') as typeof TypeScriptParser;
}

function toParseError(error: unknown): ParseError {
  if (!(error instanceof Error)) return new ParseError(String(error));
  // The parser calls itself for what is nested, and the stack has an end.
  if (error instanceof RangeError) return new ParseError(l10n.t('The code is nested too deeply to be read.'));
  const offset: unknown = 'index' in error ? error.index : undefined;
  return new ParseError(error.message, typeof offset === 'number' ? offset : undefined);
}
