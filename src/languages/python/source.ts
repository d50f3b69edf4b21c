import * as l10n from '@vscode/l10n';
import type { TreeCursor } from 'web-tree-sitter';
import type { CommentText } from '../../core/comment';
import { ParseError } from '../../core/parseError';
import { fillGaps } from './grammarGaps';
import { parsePython } from './parser';
import { isFunctionOrClass, type PyNode } from './syntax';

/** A parsed Python text. What can't be parsed is a node of the type `ERROR` somewhere in the tree. */
export interface PySource {
  readonly text: string;
  readonly path: string;
  /** The node of the whole module. */
  readonly root: PyNode;
  /** In source order, without the `#`. */
  readonly comments: readonly CommentText[];
  /** The first thing that could not be parsed. */
  readonly error?: { readonly message: string; readonly offset: number };
}

/** Parses a text. Throws `ParseError` only for what is nested too deeply. */
export function parseSource(text: string, path: string): PySource {
  try {
    const { root, comments, errorAt } = readText(text);
    return {
      text,
      path,
      root,
      comments,
      ...(errorAt !== undefined && { error: { message: l10n.t('This is not Python.'), offset: errorAt } }),
    };
  } catch (error) {
    if (error instanceof RangeError) throw new ParseError(l10n.t('The code is nested too deeply to be read.'));
    throw error;
  }
}

interface ReadText {
  readonly root: PyNode;
  readonly comments: readonly CommentText[];
  readonly errorAt: number | undefined;
}

/** What can't be parsed as it is may be what the grammar doesn't know, and is looked at once more without it. */
function readText(text: string): ReadText {
  const read = readTree(text, text);
  const filled = read.errorAt === undefined ? text : fillGaps(text);
  const again = filled === text ? undefined : readTree(filled, text);
  return again && again.errorAt === undefined ? again : read;
}

function readTree(parsed: string, text: string): ReadText {
  const tree = parsePython(parsed);
  const cursor = tree.walk();
  try {
    const reader = new TreeReader(text);
    const root = reader.read(cursor, undefined);
    return { root, comments: reader.comments, errorAt: reader.errorAt };
  } finally {
    // Trees live outside of the memory that is collected.
    cursor.delete();
    tree.delete();
  }
}

type Building = { -readonly [Key in keyof PyNode]: PyNode[Key] };

const NO_CHILDREN: readonly PyNode[] = [];
const NO_TOKENS: readonly string[] = [];
const NO_FIELDS: ReadonlyMap<string, readonly PyNode[]> = new Map();

/** Copies a tree of the parser; each question to the parser itself crosses a border, which is slow. */
class TreeReader {
  readonly comments: CommentText[] = [];
  errorAt: number | undefined;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the node at the cursor, and leaves the cursor where it was. */
  read(cursor: TreeCursor, parent: PyNode | undefined): PyNode {
    const node: Building = {
      type: cursor.nodeType,
      start: cursor.startIndex,
      end: cursor.endIndex,
      parent,
      children: NO_CHILDREN,
      tokens: NO_TOKENS,
      fields: NO_FIELDS,
      awaits: cursor.nodeType === 'await',
      isBroken: false,
    };
    if (node.type === 'ERROR') this.#break(node, node.start);
    if (!cursor.gotoFirstChild()) return node;
    const children: PyNode[] = [];
    const tokens: string[] = [];
    const fields = new Map<string, PyNode[]>();
    do {
      if (cursor.nodeIsMissing) this.#break(node, cursor.startIndex);
      if (cursor.nodeType === 'comment') {
        this.#addComment(cursor.startIndex, cursor.endIndex);
      } else if (cursor.nodeIsNamed && cursor.nodeType !== 'line_continuation') {
        const name = cursor.currentFieldName;
        const child = this.read(cursor, node);
        if (child.isBroken) node.isBroken = true;
        if (child.awaits && !isFunctionOrClass(child)) node.awaits = true;
        children.push(child);
        if (name !== null) {
          const list = fields.get(name);
          if (list) list.push(child);
          else fields.set(name, [child]);
        }
      } else tokens.push(cursor.nodeType);
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
    node.children = children;
    if (tokens.length > 0) node.tokens = tokens;
    if (tokens.includes('async') && node.type !== 'function_definition') node.awaits = true;
    if (fields.size > 0) node.fields = fields;
    return node;
  }

  #break(node: Building, offset: number): void {
    node.isBroken = true;
    this.errorAt ??= offset;
  }

  #addComment(start: number, end: number): void {
    this.comments.push({ start, end, text: this.#text.slice(start + 1, end) });
  }
}
