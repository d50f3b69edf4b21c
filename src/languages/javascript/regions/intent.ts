import type { Span } from '../../../core/span';
import { asksForOrder, mayAskForOrder, shortenComment } from '../../knowledge/intent';
import type { Comment } from '../comments';
import type { JsSource } from '../source';

/** What may stand between a comment and what it asks for: more lines of the comment, and what the loop will fill. */
const BETWEEN =
  /^[ \t]*(?:\r?\n[ \t]*\/\/[^\n]*)*(?:\r?\n[ \t]*(?:const|let|var) [\w$]+(?:: [^=\n]+)? = (?:\[\]|\{\}|new (?:Map|Set)(?:<[^(\n]*>)?\(\));?[ \t]*)*(?:\r?\n)?[ \t]*$/;

/** A comment in the span, or directly above it, that asks for an order; as written, shortened. */
export function findIntent(source: JsSource, span: Span): string | undefined {
  for (const comment of commentsThatAsk(source)) {
    const [start, end] = comment.range;
    if (start > span.end) break;
    // The sentence may go on in further lines of the comment.
    const isAbove = end <= span.start && BETWEEN.test(source.text.slice(end, span.start));
    if (!isAbove && start < span.start) continue;
    return shortenComment(comment.value);
  }
  return undefined;
}

const KNOWN = new WeakMap<JsSource, readonly Comment[]>();

/** The comments of a file that ask for an order; in most files no word does, and then no comment is looked for. */
function commentsThatAsk(source: JsSource): readonly Comment[] {
  let asking = KNOWN.get(source);
  if (!asking) {
    const comments = mayAskForOrder(source.text) ? source.comments : [];
    asking = comments.filter(({ value }) => asksForOrder(value));
    KNOWN.set(source, asking);
  }
  return asking;
}
