import { parse, type Options } from 'acorn';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { linkParents } from './linkParents';
import { T } from './nodeTypes';
import { isFunction, type Node } from './syntax';

/**
 * Parses a module in JavaScript alone (no types, no JSX, no sloppy mode), a few times faster than TypeScript does, into the tree that
 * TypeScript's would be converted to. Undefined when the text is anything else, or wrong: then it is for TypeScript to say what it is.
 */
export function parsePlainJavaScript(text: string): TSESTree.Program | undefined {
  try {
    const ast = parse(text, OPTIONS) as unknown as TSESTree.Program;
    linkParents(ast, complete);
    return ast;
  } catch {
    return undefined;
  }
}

/** What is common in scripts is no reason to parse them twice. */
const OPTIONS: Options = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  ranges: true,
  allowReturnOutsideFunction: true,
  allowHashBang: true,
};

const NONE: never[] = [];

/** Adds what the types of the tree promise and somebody relies on, which plain JavaScript has no words for. */
function complete(node: Node): void {
  switch (node.type) {
    case T.ClassDeclaration:
    case T.ClassExpression:
      node.decorators = NONE;
      node.implements = NONE;
      break;
    case T.MethodDefinition:
    case T.PropertyDefinition:
      node.decorators = NONE;
      break;
    case T.ImportDeclaration:
      node.importKind = 'value';
      break;
    case T.TemplateLiteral:
      for (const quasi of node.quasis) {
        // The delimiters belong to it: "`", "${" and "}".
        quasi.range = [quasi.range[0] - 1, quasi.range[1] + (quasi.tail ? 1 : 2)];
      }
      break;
    default:
      if (isFunction(node)) for (const parameter of node.params) parameter.decorators = NONE;
  }
}
