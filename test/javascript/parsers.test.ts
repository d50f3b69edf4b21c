import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePlainJavaScript } from '../../src/languages/javascript/parsePlainJavaScript';
import { parseTypeScript } from '../../src/languages/javascript/parseTypeScript';
import { parseSource } from '../../src/languages/javascript/source';
import type { Node } from '../../src/languages/javascript/syntax';

/** All that a module may hold, a case for each part of the language. */
const CASES: Readonly<Record<string, string>> = {
  'a BOM and CRLF': '\uFEFFconst a = 1;\r\nrun(a);\r\n',
  'a hashbang': '#!/usr/bin/env node\nrun();',
  imports:
    'import a, { b as c, default as d, "x y" as e } from "m"; import * as f from "n"; import g from "h" with { type: "json" };',
  exports:
    'export const a = 1, { b } = a; export * from "m"; export * as n from "m"; export { a as c, d } from "n"; export default async function () {}',
  'dynamic imports': 'const a = await import("m"); import.meta.url; import("m", { with: { type: "json" } });',
  patterns:
    '({ a, b: [c, , ...d], e: f.g = 1, ...h } = i); [j.k, l[m]] = n; function o(p = 1, { q, r = 2 }, [s], ...t) {}',
  objects:
    'a = { b, c: 1, "d": 2, 3: 4, [e]: 5, f() {}, async g() {}, *h() {}, async *i() {}, get j() { return 1 }, set j(k) {}, __proto__: l, ...m };',
  classes:
    'class A extends (b, c) { constructor() { super(); super.x() } static { d(); } #e = 1; static #f() { return #e in this; } get [g]() {} static async *h() {} i; static j = 1; "k" = 2; 5 = 3 } l = class extends A {};',
  functions:
    'a = async (b) => c; d = e => ({ f }); async function* g() { yield* h; new.target } i = function j() { "use strict"; };',
  operators:
    'a ??= b ?? c; d ||= e && f; g **= -(h ** 2); typeof i, void 0; delete j.k; l = m ? n : o; p--; q in r; s instanceof t;',
  chains: 'a?.b; a?.[c]; a?.(d); a?.b.c(d)?.e; (a?.b).c; new a.b; new (a())(); a.b`c`;',
  literals: '1_000; 0x10n; .5e3; "\\u{1F600}"; /[/]\\//giu; /(?<a>x)/v; null; true;',
  templates: '`a`; `${b}`; `c${d}e${`f${g}`}h`; i`\\unicode`; `\n${j}\n`;',
  statements:
    'a: for (;;) { if (b) continue a; else break; } for (const c in d) ; for (let of of []) ; for await (const e of f) ; do { } while (g); switch (h) { case 1: default: i } try { throw j } catch { } finally { } try { } catch ({ k }) { } debugger; ;',
  'awaits at the top': 'await a(); const b = await c; for (const d of e) await d();',
  'what is disposed of': '{ using a = b; } await using c = d;',
};

/** Real code in both kinds of modules, as it was written and as compilers write it. */
const FOLDERS = ['test/fixtures', 'node_modules/mocha/lib/reporters', 'node_modules/commander', 'node_modules/tslib'];

/** What is only ever asked for in TypeScript. */
const TYPES_ONLY: ReadonlySet<string> = new Set([
  'abstract',
  'declare',
  'decorators',
  'definite',
  'exportKind',
  'implements',
  'importKind',
  'optional',
  'override',
  'readonly',
]);

describe('Both parsers of JavaScript', () => {
  for (const [name, text] of Object.entries(CASES)) {
    it(`make the same tree: ${name}`, () => {
      assert.ok(compare(text), 'the text is no plain JavaScript');
    });
  }

  for (const folder of FOLDERS) {
    it(`make the same tree of the files below ${folder}`, () => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        /\.[cm]?js$/.test(file),
      );
      const compared = files.filter((file) => compare(readFileSync(path.join(folder, file), 'utf8')));
      assert.ok(compared.length > 0, 'no file is plain JavaScript');
    });
  }

  it('leave to TypeScript what is nested deeper than people do', () => {
    const nested: readonly string[] = [
      `${'('.repeat(300)}1${')'.repeat(300)};`,
      `${'1 + '.repeat(300)}1;`,
      `${'{'.repeat(300)}${'}'.repeat(300)}`,
    ];
    for (const text of nested) {
      assert.equal(parsePlainJavaScript(text), undefined, text);
      assert.equal(parseSource(text, '/a.js').ast.body.length, 1);
    }
    assert.ok(parsePlainJavaScript('a();'), 'it starts anew');
  });

  it('leave to TypeScript what is no module in plain JavaScript', () => {
    for (const text of ['with (a) b;', 'const a: number = 1;', 'const a = <p/>;', 'function f() { await a; }', 'a b']) {
      assert.equal(parsePlainJavaScript(text), undefined, text);
    }
    assert.equal(parseSource('with (a) b;', '/a.js').ast.body.length, 1);
    assert.throws(() => parseSource('a b', '/a.js'), { name: 'ParseError' });
  });
});

/** Holds the trees of a text against each other; `false` when it is no plain JavaScript. */
function compare(text: string): boolean {
  const plain = parsePlainJavaScript(text);
  if (!plain) return false;
  assert.deepEqual(comparable(plain), comparable(parseTypeScript(text, '/a.mjs')));
  return true;
}

/** A tree without what is only there for types, or for one of the parsers alone; nothing and `null` mean the same in it. */
function comparable(node: Node): unknown {
  const isKept = (key: string, value: unknown): boolean =>
    value !== null &&
    value !== undefined &&
    !TYPES_ONLY.has(key) &&
    !['loc', 'start', 'end', 'sourceType', 'comments', 'tokens'].includes(key);
  const strip = (value: unknown, parent: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => strip(item, parent));
    if (value instanceof RegExp || typeof value !== 'object' || value === null) return value;
    const { parent: linked, ...own } = value as Record<string, unknown>;
    const rest = 'range' in value ? { ...own, range: value.range } : own;
    if ('type' in value && parent !== undefined) assert.equal(linked, parent, `the parent of ${String(value.type)}`);
    const kept = Object.entries(rest).filter(([key, item]) => isKept(key, item));
    const below = 'type' in value ? value : parent;
    return Object.fromEntries(kept.map(([key, item]) => [key, strip(item, below)]));
  };
  return strip(node, undefined);
}
