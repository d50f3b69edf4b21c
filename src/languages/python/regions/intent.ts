import type { Span } from '../../../core/span';
import { asksForOrder, shortenComment } from '../../knowledge/intent';
import type { PySource } from '../source';

/** What may stand between a comment and what it asks for: what the loop will fill. */
const BETWEEN = /^[ \t]*(?:\r?\n[ \t]*\w+(?:: [^=\n]+)? = (?:\[\]|\{\}|(?:list|dict|set)\(\))[ \t]*)*\r?\n?[ \t]*$/;

/** A comment in the span, or directly above it, that asks for an order; as written, shortened. */
export function findIntent({ comments, text }: PySource, span: Span): string | undefined {
  for (const comment of comments) {
    if (comment.start > span.end) break;
    const isAbove = comment.end <= span.start && BETWEEN.test(text.slice(comment.end, span.start));
    if ((isAbove || comment.start >= span.start) && asksForOrder(comment.text)) return shortenComment(comment.text);
  }
  return undefined;
}
