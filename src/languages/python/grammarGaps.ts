/**
 * A text of the same length, in which what the grammar of the parser does not know is written as it does: the default of a type
 * parameter (`def f[T = int]()`, Python 3.13) is left out, and a line that ends with a dot inside brackets goes on.
 */
export function fillGaps(text: string): string {
  const out = text.split('');
  /** Per open bracket: it holds type parameters. */
  const open: boolean[] = [];
  let isDefault = false;
  let last = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    const end = endOfComment(text, at) ?? endOfString(text, at);
    if (end !== undefined) {
      if (isDefault) out.fill(' ', at, end);
      if (char !== '#') last = char;
      at = end - 1;
      continue;
    }
    if (char === '\n' && last === '.' && open.length > 0) out[at] = ' ';
    if (/\s/.test(char)) continue;
    const isOfTypes = open.at(-1) === true;
    if ('([{'.includes(char)) open.push(char === '[' && NAMES_A_TYPE.test(text.slice(Math.max(0, at - MOST_NAME), at)));
    else if (')]}'.includes(char)) open.pop();
    if (isOfTypes && (char === ',' || char === ']')) isDefault = false;
    if (isOfTypes && char === '=') isDefault = true;
    if (isDefault) out[at] = ' ';
    last = char;
  }
  return out.join('');
}

const NAMES_A_TYPE = /\b(?:def|class|type)[ \t]+\w+[ \t]*$/;
const MOST_NAME = 200;

function endOfComment(text: string, at: number): number | undefined {
  if (text[at] !== '#') return undefined;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function endOfString(text: string, at: number): number | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  const mark = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  for (let i = at + mark.length; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(mark, i)) return i + mark.length;
    else if (mark.length === 1 && text[i] === '\n') return i;
  }
  return text.length;
}
