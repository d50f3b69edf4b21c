/** The words of an identifier, in small letters: `getHTMLPage2` gives `get`, `html`, `page2`; `load_all-items` gives `load`, `all`, `items`. */
export function splitWords(name: string): readonly string[] {
  return name
    .replace(/[_#$\-.\s]+/g, ' ')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
}

/** The words of a text that are separated by white space: how the tables of words are written. */
export function listWords(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
