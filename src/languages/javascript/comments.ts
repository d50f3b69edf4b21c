import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from './nodeTypes';
import { walk, type Node } from './syntax';

/** A comment; `range` is in UTF-16 offsets and takes in the delimiters, `value` leaves them out. */
export interface Comment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly range: readonly [number, number];
}

/** Both kinds of comments, and what a script file may begin with. */
const COMMENT = /^\uFEFF?#![^\n\r]*|\/\/(?<line>[^\n\r\u2028\u2029]*)|\/\*(?<block>.*?)\*\//gsu;

/**
 * The comments of a parsed text, in source order. The parser could list them as well, but it reads all tokens once more for it,
 * which takes as long as the parsing itself, and most files are parsed without a question about their comments.
 */
export function findComments(text: string, ast: TSESTree.Program): Comment[] {
  const texts = rangesOfTexts(ast);
  const comments: Comment[] = [];
  let next = 0;
  const pattern = new RegExp(COMMENT);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index;
    while ((texts[next]?.[1] ?? Infinity) <= start) next++;
    const around = texts[next];
    if (around && around[0] <= start) {
      pattern.lastIndex = around[1];
      continue;
    }
    const { line, block } = match.groups ?? {};
    const range = [start, start + match[0].length] as const;
    if (line !== undefined) comments.push({ type: 'Line', value: line, range });
    else if (block !== undefined) comments.push({ type: 'Block', value: block, range });
  }
  return comments;
}

/** Where two slashes mean nothing: strings, regular expressions, templates and the text of JSX. Sorted, and none inside another. */
function rangesOfTexts(ast: TSESTree.Program): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  walk(
    ast,
    (node) => {
      if (isText(node)) ranges.push(node.range);
      return true;
    },
    true,
  );
  return ranges.sort((a, b) => a[0] - b[0]);
}

function isText(node: Node): boolean {
  return node.type === T.Literal || node.type === T.TemplateElement || node.type === T.JSXText;
}
