import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import { parseSource } from '../../src/languages/javascript/source';

const CASES: Readonly<Record<string, string>> = {
  'lines and blocks': '// one\nlet a = 1; /* two\n three */ let b; //\n/**/ /***/',
  'a hashbang is none': '#!/usr/bin/env node // no\n// yes\nrun();',
  'a BOM and CRLF': '\uFEFF// one\r\nrun(); // two\r\n/* three\r\n */',
  strings: 'const a = "// no"; const b = \'/* no */\'; // yes\nconst c = "\\"// no";',
  templates: 'const a = `// no ${ /* yes */ f("// no", `/* no */ ${ g /* yes too */ }`) } // no`; // last',
  'regular expressions': 'const a = /[/*]/; const b = /\\/\\//.test(x) / 2; // yes\nconst c = a /*1*/ / /*2*/ b;',
  'types and decorators':
    'type A = "// no" | `/* no ${ /* yes */ string }`; @d(/* yes */ "//") class C { /* yes */ "//": 1 = 1 }',
  'imports with attributes': 'import a from "https://no"; // yes\nimport b from "b" with { /* yes */ type: "//" };',
  'text of elements': 'const a = <p title="// no">// no {/* yes */} /* no */ <b>{ x /* yes */ }</b></p>; // yes',
  'nothing after the end': 'run() // yes',
};

describe('Comments of a file', () => {
  for (const [name, text] of Object.entries(CASES)) {
    it(`are those that the parser lists: ${name}`, () => {
      const path = '/a.tsx';
      const { comments } = parse(text, { filePath: path, comment: true, range: true, loc: true, jsx: true });
      assert.deepEqual(
        parseSource(text, path).comments.map(({ type, value, range }) => ({ type, value, range: [...range] })),
        comments.map(({ type, value, range }) => ({ type, value, range })),
      );
    });
  }
});
