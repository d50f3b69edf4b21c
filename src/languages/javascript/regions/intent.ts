import type { Span } from '../../../core/span';
import type { Comment } from '../comments';
import type { JsSource } from '../source';

/** Words of comments that ask for an order. */
const ASKS_FOR_ORDER =
  /\bsequential(?:ly)?\b|\bserial(?:ly)?\b|\bin (?:this |the (?:right |same |correct |given )?)?(?:order(?![\s*/]+(?:to|for|that|not)\b)|sequence|series)\b|\bone[ -](?:by|at a|after)[ -](?:one|time|another|the other)\b|\bone (?:at a time|after (?:another|the other))\b|\brate[ -]?limit|\bmust (?:be |run |happen |come |finish |complete )?(?:\w+ )?(?:before|first|after)\b|\bdo(?:n't| not) (?:parallelize|run (?:this |these )?in parallel|use promise\.all)|\bnot (?:in )?parallel|\border (?:matters|is important)|\bavoid (?:parallel|concurren|overload|throttl)|\bthrottl|\bno-await-in-loop\b.*--/i;

/** A comment in the span, or directly above it, that asks for an order; as written, shortened. */
export function findIntent(source: JsSource, span: Span): string | undefined {
  for (const comment of commentsThatAsk(source)) {
    const [start, end] = comment.range;
    if (start > span.end) break;
    const isAbove = end <= span.start && /^[ \t]*(?:\r?\n)?[ \t]*$/.test(source.text.slice(end, span.start));
    if (!isAbove && start < span.start) continue;
    return shorten(comment.value);
  }
  return undefined;
}

const KNOWN = new WeakMap<JsSource, readonly Comment[]>();

/** The comments of a file that ask for an order; in most files no word does, and then no comment is looked for. */
function commentsThatAsk(source: JsSource): readonly Comment[] {
  let asking = KNOWN.get(source);
  if (!asking) {
    const comments = ASKS_FOR_ORDER.test(source.text) ? source.comments : [];
    asking = comments.filter(({ value }) => !isDirective(value) && ASKS_FOR_ORDER.test(value));
    KNOWN.set(source, asking);
  }
  return asking;
}

/** The name of a rule in a directive asks for nothing. */
function isDirective(comment: string): boolean {
  return /^\W*await-lens-ignore/.test(comment);
}

function shorten(comment: string): string {
  const words = comment.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim();
  return words.length > 80 ? `${words.slice(0, 77)}…` : words;
}
