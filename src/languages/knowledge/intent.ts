import { classifyName } from './verbs';

/** Words of comments that ask for an order. */
const ASKS_FOR_ORDER =
  /\bsequential(?:ly)?\b|\bserial(?:ly)?\b|\bin (?:this |the (?:right |same |correct |given )?)?(?:order(?![\s*/]+(?:to|for|that|not)\b)|sequence|series)\b|\bone[ -](?:by|at a|after)[ -](?:one|time|another|the other)\b|\bone (?:at a time|after (?:another|the other))\b|\brate[ -]?limit|\bmust (?:be |run |happen |come |finish |complete )?(?:\w+ )?(?:before|first|after)\b|\bdo(?:n't| not) (?:parallelize|run (?:this |these )?in parallel|use promise\.all|gather)|\bnot (?:in )?parallel|\border (?:matters|is important)|\bavoid (?:parallel|concurren|overload|throttl)|\bthrottl|\bno-await-in-loop\b.*--/i;

/** How a comment ends that says what comes first; "newest first" only tells how things are sorted. */
const COMES_FIRST = /(?<!\b(?:\w+est|recent|breadth|depth) )\bfirst[.!]?\s*(?:\*\/\s*)?$/i;
const COMES_FIRST_IN_A_LINE = new RegExp(COMES_FIRST, 'im');

/** Says whether any comment of a text can ask for an order. */
export function mayAskForOrder(text: string): boolean {
  return ASKS_FOR_ORDER.test(text) || COMES_FIRST_IN_A_LINE.test(text);
}

/** Says whether a comment asks for an order; the name of a rule in a directive asks for nothing. */
export function asksForOrder(comment: string): boolean {
  return !/^\W*await-lens-ignore/.test(comment) && (ASKS_FOR_ORDER.test(comment) || saysWhatComesFirst(comment));
}

/** "Load the snapshots first": an order, which begins with a verb. */
function saysWhatComesFirst(comment: string): boolean {
  if (!COMES_FIRST.test(comment)) return false;
  const { kind } = classifyName(/[a-z]+/i.exec(comment)?.[0] ?? '');
  return kind !== 'unknown' && kind !== 'pure';
}

/** A comment as it is quoted: on one line, and not too long. */
export function shortenComment(comment: string): string {
  const words = comment.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim();
  return words.length > 80 ? `${words.slice(0, 77)}…` : words;
}
