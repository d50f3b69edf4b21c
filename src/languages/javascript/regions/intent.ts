import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Span } from '../../../core/span';

/** Words of comments that ask for an order. */
const ASKS_FOR_ORDER =
  /\bsequential(?:ly)?\b|\bserial(?:ly)?\b|\bin (?:this |the (?:right |same |correct |given )?)?(?:order|sequence|series)\b|\bone[ -](?:by|at a|after)[ -](?:one|time|another|the other)\b|\bone (?:at a time|after (?:another|the other))\b|\brate[ -]?limit|\bmust (?:be |run |happen |come |finish |complete )?(?:\w+ )?(?:before|first|after)\b|\bdo(?:n't| not) (?:parallelize|run (?:this |these )?in parallel|use promise\.all)|\bnot (?:in )?parallel|\border (?:matters|is important)|\bavoid (?:parallel|concurren|overload|throttl)|\bthrottl|\bno-await-in-loop\b.*--/i;

/**
 * A comment in the span, or directly above it, that asks for an order; as written, shortened. Comments are sorted by where
 * they start.
 */
export function findIntent(comments: readonly TSESTree.Comment[], span: Span, text: string): string | undefined {
  for (const comment of comments) {
    const [start, end] = comment.range;
    if (start > span.end) break;
    const isAbove = end <= span.start && /^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(end, span.start));
    if (!isAbove && start < span.start) continue;
    if (!isDirective(comment.value) && ASKS_FOR_ORDER.test(comment.value)) return shorten(comment.value);
  }
  return undefined;
}

/** The name of a rule in a directive asks for nothing. */
function isDirective(comment: string): boolean {
  return /^\W*await-lens-ignore/.test(comment);
}

function shorten(comment: string): string {
  const words = comment.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim();
  return words.length > 80 ? `${words.slice(0, 77)}…` : words;
}
