import { parseAndGenerateServices, type TSESTree } from '@typescript-eslint/typescript-estree';
import ts from 'typescript';
import { linkParents } from './linkParents';

/** Parses TypeScript, and whatever else TypeScript can read, with `parent` in every node; the path decides about JSX. Throws what the parser throws. */
export function parseTypeScript(text: string, path: string): TSESTree.Program {
  // Asking for both `loc` and `range` spares a second traversal that would strip them.
  const { ast } = parseAndGenerateServices(createSyntaxTree(text, path), {
    loc: true,
    range: true,
    filePath: path,
    allowInvalidAST: true,
    preserveNodeMaps: false,
    suppressDeprecatedPropertyWarnings: true,
  });
  linkParents(ast, (node) => {
    // Offsets say the same, and the parser can't be asked to leave lines and columns out.
    (node as { loc: unknown }).loc = undefined;
  });
  return ast;
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
