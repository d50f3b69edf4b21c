import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseTypeScript } from '../../src/languages/javascript/parseTypeScript';
import { parseWithBabel } from '../../src/languages/javascript/parseWithBabel';
import { parseSource } from '../../src/languages/javascript/source';
import type { Node } from '../../src/languages/javascript/syntax';

/** All that a module may hold, a case for each part of the language. */
const PLAIN: Readonly<Record<string, string>> = {
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

/** What TypeScript has beyond that. */
const TYPED: Readonly<Record<string, string>> = {
  types:
    'type A<in out T extends B = C> = { readonly [K in keyof T as `x${K & string}`]-?: T[K] } | D["e"][] | [f: G, h?: I, ...J[]] | typeof k.l<M>; let n: unique symbol, o: abstract new (p: Q) => asserts p is R, s: T extends infer U extends V ? U : never;',
  interfaces:
    'interface A<B> extends C.D<B>, E { (f: G): H; new (i?: J): K; readonly l: M; n?(): void; get o(): P; set o(q); [r: string]: S }',
  'classes with types':
    'abstract class A<B> extends C<B> implements D, E.F<G> { constructor(private readonly h: I, public j = 1) { super() } declare k: L; static readonly m?: N; o!: P; abstract q(): R; protected override async *s<T>(this: A<B>, u?: V): W {} private get x() { return 1 } accessor y = 2; [z: string]: unknown; f(a: string): void; f(a: unknown) {} }',
  decorators:
    '@a @b.c(d) class E { @f() g = 1; @h i() {} constructor(@j() k: L, @m private n: O) {} @p get q() { return 1 } }',
  enums: 'enum A { B, C = 1, "d" = B | C } const enum E { F = "g" } declare enum H { I } export enum J {}',
  namespaces:
    'namespace A.B { export const c = 1; } declare module "d" { export = E; } declare global { var f: G; } namespace H {}',
  declarations:
    'declare const a: B; declare function c(d?: E): asserts d; function f(g: H): I; function f(g: J) {} declare class K { l: M }',
  assertions:
    'a as B; c!; d satisfies E; <F>g; h as const; i<J>; k!.l!(); (m as N) = o; for (const p of q as R[]) ; new (s as T)();',
  arrows:
    'a = <T,>(b: T): b is C => d; e = async <F extends G>(h?: F, ...i: J[]): Promise<void> => {}; k<L>(m); n?.<O>(p); q`r`; s<T>`u`;',
  'imports of types':
    'import type A from "a"; import { type B, type C as D } from "b"; import type * as E from "e"; import f = require("g"); import H = I.J; export type { K } from "k"; export { type L }; export import M = N.O; import type P = require("q"); type R = import("s", { with: { "resolution-mode": "import" } }).T<U>;',
  'a script that exports': 'const a = 1; export = a;',
  'a namespace for all': 'export as namespace A; export default interface B {}',
  'what is awaited':
    'async function a(this: B): Promise<[C, D]> { const [e, f]: [C, D] = await Promise.all([g<C>(), h()] as const); return [e!, f]; }',
  'what is disposed of': 'async function a() { await using b: C = d(); using e = f; }',
};

/** Elements, in plain and in typed code. */
const ELEMENTS: Readonly<Record<string, string>> = {
  elements: 'const a = <b c="d" e={f} {...g} h-i:j><></><k.l.m />{/* n */}{...o}text &amp; {"p"}</b>;',
};

/** Real code in both kinds of modules, as it was written and as compilers write it. */
const FOLDERS = [
  'src/languages/javascript/effects',
  'test/fixtures',
  'node_modules/mocha/lib/reporters',
  'node_modules/commander',
  'node_modules/tslib',
  'node_modules/@typescript-eslint/types/dist',
];

/** What only one of them says, and nobody asks for. */
const UNUSED: ReadonlySet<string> = new Set([
  'loc',
  'start',
  'end',
  'extra',
  'interpreter',
  'sourceType',
  'comments',
  'tokens',
  'exportKind',
]);

describe('Both parsers', () => {
  const kinds = { '/a.mjs': PLAIN, '/a.mts': { ...PLAIN, ...TYPED }, '/a.tsx': ELEMENTS, '/a.jsx': ELEMENTS } as const;
  for (const [file, cases] of Object.entries(kinds)) {
    for (const [name, text] of Object.entries(cases)) {
      it(`make the same tree in ${file}: ${name}`, () => {
        assert.ok(compare(text, file), 'Babel refuses it');
      });
    }
  }

  for (const folder of FOLDERS) {
    it(`make the same tree of the files below ${folder}`, () => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        /\.[cm]?[jt]sx?$/.test(file),
      );
      const refused = files.filter((file) => !compare(readFileSync(path.join(folder, file), 'utf8'), file));
      assert.ok(files.length > 0 && refused.length <= files.length / 20, `Babel refuses ${refused.join(', ')}`);
    });
  }

  it('read what is nested deeper than people do, or say that it is too deep', () => {
    for (const times of [300, 30_000]) {
      const nested: readonly string[] = [
        `${'('.repeat(times)}1${')'.repeat(times)};`,
        `${'1 + '.repeat(times)}1;`,
        `${'{'.repeat(times)}${'}'.repeat(times)}`,
      ];
      for (const text of nested) {
        try {
          assert.equal(parseSource(text, '/a.js').ast.body.length, 1);
        } catch (error) {
          assert.ok(error instanceof Error && error.name === 'ParseError' && times > 300, String(error));
        }
      }
    }
  });

  it('leave to TypeScript what is no module, and what is wrong', () => {
    for (const text of ['with (a) b;', 'function f() { await a; }', 'a b', 'const a = 1; const a = 2;']) {
      assert.equal(parseWithBabel(text, '/a.js'), undefined, text);
    }
    assert.equal(parseWithBabel('const a: number = 1;', '/a.js'), undefined);
    assert.equal(parseSource('with (a) b;', '/a.js').ast.body.length, 1);
    assert.throws(() => parseSource('a b', '/a.js'), { name: 'ParseError' });
  });
});

/** Holds the trees of a text against each other; `false` when one of the parsers refuses it. */
function compare(text: string, file: string): boolean {
  const ast = parseWithBabel(text, file);
  if (!ast) return false;
  assert.deepEqual(comparable(ast), comparable(parseTypeScript(text, file)), file);
  return true;
}

/** A tree without what is unused; nothing, `null`, `false` and an empty list mean the same in it. */
function comparable(node: Node): unknown {
  const isKept = (key: string, value: unknown): boolean =>
    value !== null &&
    value !== undefined &&
    value !== false &&
    !(Array.isArray(value) && value.length === 0) &&
    !UNUSED.has(key);
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
