import type { Comment } from '../comments';
import { contains, type Span } from '../../../core/span';
import type { JsSource } from '../source';
import { countLineBreaks, isFirstOnLine, isMultiLine, lineEnd, startWithGuard } from './textLines';

/** The comments that go where a statement goes. */
export interface AttachedComments {
  /** Directly above it (no blank line between), or before it on its line. */
  readonly leading: readonly Comment[];
  /** Behind it on its last line. */
  readonly trailing: readonly Comment[];
}

/** Finds the comments that belong to a statement or to an element of a list; `span` is without them. */
export function attachedComments(source: JsSource, span: Span): AttachedComments {
  return { leading: leadingComments(source, span.start), trailing: trailingComments(source, span.end) };
}

/** The comments inside `outer` that are in none of the `kept` spans. */
export function commentsOutside(source: JsSource, outer: Span, kept: readonly Span[]): Comment[] {
  return source.comments.filter(
    (comment) => contains(outer, spanOf(comment)) && !kept.some((span) => contains(span, spanOf(comment))),
  );
}

/** Says whether a comment changes what the type checker says of the next line, so that it can't be parted from it. */
export function isTypeDirective(comment: Comment): boolean {
  return /@ts-(?:ignore|expect-error)\b/.test(comment.value);
}

/** The stretch of a node or comment. */
export function spanOf(node: { readonly range: readonly [number, number] }): Span {
  return { start: node.range[0], end: node.range[1] };
}

function leadingComments(source: JsSource, start: number): Comment[] {
  const found: Comment[] = [];
  let next = startWithGuard(source.text, start);
  for (let i = firstCommentFrom(source, start) - 1; i >= 0; i--) {
    const comment = source.comments[i];
    if (!comment) break;
    const between = source.text.slice(comment.range[1], next);
    if (between.trim() !== '' || countLineBreaks(between) > 1) break;
    if (isMultiLine(between) && !startsLine(source, i)) break;
    found.unshift(comment);
    next = comment.range[0];
  }
  return found;
}

function trailingComments(source: JsSource, end: number): Comment[] {
  const { text } = source;
  const found: Comment[] = [];
  let last = end;
  for (let i = firstCommentFrom(source, end); i < source.comments.length; i++) {
    const comment = source.comments[i];
    if (!comment) break;
    const between = text.slice(last, comment.range[0]);
    if (between.trim() !== '' || isMultiLine(between)) break;
    found.push(comment);
    last = comment.range[1];
  }
  // A comment that more code follows on the same line belongs to that code.
  return text.slice(last, lineEnd(text, last)).trim() === '' ? found : [];
}

/** Says whether nothing but white space and other comments stands before a comment on its line. */
function startsLine(source: JsSource, index: number): boolean {
  const comment = source.comments[index];
  if (!comment) return false;
  if (isFirstOnLine(source.text, comment.range[0])) return true;
  const before = source.comments[index - 1];
  if (!before) return false;
  const between = source.text.slice(before.range[1], comment.range[0]);
  return between.trim() === '' && !isMultiLine(between) && startsLine(source, index - 1);
}

/** Index of the first comment that starts at or behind an offset. */
function firstCommentFrom(source: JsSource, offset: number): number {
  let low = 0;
  let high = source.comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const comment = source.comments[middle];
    if (comment && comment.range[0] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
