import * as l10n from '@vscode/l10n';
import { analyze as analyzeScopes, type ScopeManager } from '@typescript-eslint/scope-manager';
import { parseAndGenerateServices, type TSESTree } from '@typescript-eslint/typescript-estree';
import ts from 'typescript';
import { ParseError } from '../../core/parseError';
import { findComments, type Comment } from './comments';
import { linkParents } from './linkParents';

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
  linkParents(ast);
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
    // Asking for both `loc` and `range` spares a second traversal that would strip them.
    const { ast } = parseAndGenerateServices(createSyntaxTree(text, path), {
      loc: true,
      range: true,
      filePath: path,
      allowInvalidAST: true,
      preserveNodeMaps: false,
      suppressDeprecatedPropertyWarnings: true,
    });
    return ast;
  } catch (error) {
    throw toParseError(error);
  }
}

/** The syntax tree of TypeScript itself, made here and not by `parse`, so that lines are not looked up for each node: nobody asks. */
function createSyntaxTree(text: string, path: string): ts.SourceFile {
  const kind = /\.[cm]?[jt]sx?$/i.test(path) ? undefined : ts.ScriptKind.TSX;
  const isModule = /\.m[jt]s$/i.test(path);
  const file = ts.createSourceFile(
    path,
    text,
    {
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
      languageVersion: ts.ScriptTarget.Latest,
      ...(isModule && {
        setExternalModuleIndicator: (each) => {
          (each as { externalModuleIndicator?: true }).externalModuleIndicator = true;
        },
      }),
    },
    true,
    kind,
  );
  file.getLineAndCharacterOfPosition = () => NOWHERE;
  return file;
}

const NOWHERE: ts.LineAndCharacter = { line: 0, character: 0 };

function toParseError(error: unknown): ParseError {
  if (!(error instanceof Error)) return new ParseError(String(error));
  // The parser calls itself for what is nested, and the stack has an end.
  if (error instanceof RangeError) return new ParseError(l10n.t('The code is nested too deeply to be read.'));
  const offset: unknown = 'index' in error ? error.index : undefined;
  return new ParseError(error.message, typeof offset === 'number' ? offset : undefined);
}
