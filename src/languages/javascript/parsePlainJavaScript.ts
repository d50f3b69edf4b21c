import { Parser, type Options } from 'acorn';
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
    const ast = TreeParser.parse(text, OPTIONS) as unknown as TSESTree.Program;
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
  allowReturnOutsideFunction: true,
  allowHashBang: true,
};

/**
 * A node whose range is made when it is asked for: kept, it would be more than half of what a tree takes, and all trees together are
 * most of what has to be looked through for garbage.
 */
class PlainNode {
  type = '';
  start: number;
  end = 0;
  parent: PlainNode | undefined = undefined;

  constructor(start: number) {
    this.start = start;
  }

  get range(): [number, number] {
    return [this.start, this.end];
  }
}

/** The places in which the parser makes nodes; it has them for plugins. */
class TreeParser extends Parser {
  declare readonly start: number;

  startNode(): PlainNode {
    return new PlainNode(this.start);
  }

  startNodeAt(start: number): PlainNode {
    return new PlainNode(start);
  }

  copyNode(node: PlainNode): PlainNode {
    return Object.assign(new PlainNode(node.start), node);
  }
}

/** Deeper than people nest. */
const MOST_NESTED = 150;

/** The methods by which the parser calls itself. Its types don't name them, but plugins are made of them. */
const RECURSIVE = ['parseMaybeAssign', 'parseExprOp', 'parseMaybeUnary', 'parseStatement', 'parseBindingAtom'] as const;

/**
 * Gives up long before the stack ends: where the engine has to compile one of the parser's regular expressions on a stack that is
 * nearly full, it ends the whole process instead of throwing.
 */
function keepShallow(methods: Record<(typeof RECURSIVE)[number], (...given: unknown[]) => unknown>): void {
  let depth = 0;
  for (const name of RECURSIVE) {
    const inherited = methods[name];
    methods[name] = function (...given) {
      if (depth >= MOST_NESTED) throw new RangeError('The code is nested deeply.');
      depth++;
      try {
        return inherited.apply(this, given);
      } finally {
        depth--;
      }
    };
  }
}

keepShallow(TreeParser.prototype as unknown as Parameters<typeof keepShallow>[0]);

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
    case T.TemplateElement: {
      // The delimiters belong to it: "`", "${" and "}".
      const place = node as unknown as PlainNode;
      place.start--;
      place.end += node.tail ? 1 : 2;
      break;
    }
    default:
      if (isFunction(node)) for (const parameter of node.params) parameter.decorators = NONE;
  }
}
