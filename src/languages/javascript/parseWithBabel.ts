import { parse, type ParserOptions } from '@babel/parser';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { linkParents } from './linkParents';
import { T } from './nodeTypes';
import { isFunction, type Node } from './syntax';

/**
 * Parses a module, with types and JSX where the path says so, into the tree that TypeScript's would be converted to, in one step instead
 * of two, and with `parent` in every node. Undefined when the text is wrong or no module: then it is for TypeScript to say what it is.
 */
export function parseWithBabel(text: string, path: string): TSESTree.Program | undefined {
  try {
    const ast = parse(text, optionsFor(path)).program as unknown as TSESTree.Program;
    linkParents(ast, complete);
    return ast;
  } catch {
    return undefined;
  }
}

type Plugin = NonNullable<ParserOptions['plugins']>[number];

const COMMON: ParserOptions = {
  sourceType: 'module',
  // What is common in scripts is no reason to parse them twice.
  allowReturnOutsideFunction: true,
  allowUndeclaredExports: true,
  attachComment: false,
  locations: false,
};

/** Those that decorate parameters too. */
const DECORATORS: Plugin = 'decorators-legacy';

function optionsFor(path: string): ParserOptions {
  const [, kind] = /\.[cm]?([jt]sx?)$/i.exec(path) ?? [];
  const isTyped = kind === undefined || kind.toLowerCase().startsWith('t');
  const plugins: Plugin[] = ['estree', DECORATORS, 'decoratorAutoAccessors'];
  if (isTyped) plugins.push(['typescript', { dts: /\.d\.[cm]?ts$/i.test(path) }]);
  // In plain TypeScript `<a>b` is an assertion.
  if (kind?.toLowerCase() !== 'ts') plugins.push('jsx');
  return { ...COMMON, plugins };
}

interface Place {
  start: number;
  end: number;
}

/**
 * A node's range is made when it is asked for: kept, it would be more than half of what a tree takes, and all trees together are most
 * of what has to be looked through for garbage. The parser keeps the class of its nodes to itself, but every node knows it.
 */
Object.defineProperty(Object.getPrototypeOf(parse('', COMMON).program), 'range', {
  get(this: Place): TSESTree.Range {
    return [this.start, this.end];
  },
  // The parser gives a node that it copies the range of the other.
  set(this: Place, [start, end]: TSESTree.Range) {
    this.start = start;
    this.end = end;
  },
});

const NONE: never[] = [];

/** Adds what the types of the tree promise and somebody relies on, which plain JavaScript has no words for, and mends what differs. */
function complete(node: Node): void {
  switch (node.type) {
    case T.ClassDeclaration:
    case T.ClassExpression:
      (node as Partial<typeof node>).decorators ??= NONE;
      (node as Partial<typeof node>).implements ??= NONE;
      break;
    case T.MethodDefinition:
    case T.PropertyDefinition:
      (node as Partial<typeof node>).decorators ??= NONE;
      break;
    case T.ImportDeclaration:
    case T.ImportSpecifier:
      (node as Partial<typeof node>).importKind ??= 'value';
      break;
    case T.TemplateElement: {
      // The delimiters belong to it: "`", "${" and "}".
      const place = node as unknown as Place;
      place.start--;
      place.end += node.tail ? 1 : 2;
      break;
    }
    default:
      if (isFunction(node))
        for (const parameter of node.params as Partial<TSESTree.Parameter>[]) parameter.decorators ??= NONE;
  }
}
