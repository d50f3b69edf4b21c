import type { TextEdit } from '../core/suggestion';

const IMPORT = /^import\b(?:[^'"`;]*?\bfrom)?\s*(['"])([^'"\n]+)\1[^\n;]*?(;?)[ \t]*$/gm;
const REQUIRE = /^(?:const|let|var)\b[^'"`;]*=\s*require\(\s*(['"])([^'"\n]+)\1\s*\)[^\n;]*?(;?)[ \t]*$/gm;
/** A `#!` line and directives such as `'use strict'`, which have to stay first. */
const PROLOGUE = /^(?:\uFEFF)?(?:#![^\n]*\n)?(?:[ \t]*(['"])use [a-z]+\1;?[ \t]*\r?\n)*/;

/** The edit that imports a name from the helper module, in the style of the text's own imports; undefined when it is there already. */
export function importHelper(text: string, name: string, specifier: string): TextEdit | undefined {
  const imports = [...text.matchAll(IMPORT)];
  const requires = [...text.matchAll(REQUIRE)];
  const named = new RegExp(`\\b${name}\\b`);
  if ([...imports, ...requires].some((found) => found[2] === specifier && named.test(found[0]))) return undefined;
  const usesRequire = imports.length === 0 && requires.length > 0;
  const last = (usesRequire ? requires : imports).at(-1);
  const quote = last?.[1] ?? "'";
  const end = last === undefined || last[3] === ';' ? ';' : '';
  const source = `${quote}${specifier}${quote}`;
  const statement = usesRequire
    ? `const { ${name} } = require(${source})${end}`
    : `import { ${name} } from ${source}${end}`;
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  if (last === undefined) {
    const at = PROLOGUE.exec(text)?.[0].length ?? 0;
    return { start: at, end: at, newText: statement + lineEnd };
  }
  const at = last.index + last[0].length;
  return { start: at, end: at, newText: lineEnd + statement };
}
