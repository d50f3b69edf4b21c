import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayHoldFindings } from '../../src/core/mayHoldFindings';
import { findRegions } from '../../src/languages/javascript/regions/findRegions';
import { parseSource } from '../../src/languages/javascript/source';

/** What the parsed text says: two awaits in one statement list, or a loop with one. */
function holdsCandidate(text: string): boolean {
  return findRegions(parseSource(text, '/a.ts')).some(
    (place) =>
      (place.kind === 'run' && place.awaits > 1) ||
      (place.kind === 'loop' &&
        /^For(?:Of|In)?Statement$/.test(place.loop.type) &&
        !('await' in place.loop && place.loop.await)),
  );
}

const WITHOUT: Readonly<Record<string, string>> = {
  'one await in each function': 'async function a() { await x(); }\nasync function b(): Promise<void> { await y(); }',
  'methods with types':
    'class A extends B { async a(p: P): Promise<A[]> { return await x(p); } async b(): T { await y(); } }',
  'one in each branch':
    'async () => { if (a) { await x(); } else { await y(); } try { await z(); } catch { await w(); } }',
  'words in texts': 'async () => { await x("await", `await`, /await/); } // await',
  'a loop with a condition': 'async () => { while (more) { await next(); } }',
  'a loop beside it': 'async () => { await x(); }; for (const a of b) { c(a); }',
  'functions that a loop makes': 'for (const a of b) { list.push(async () => { await x(a); }); }',
  'a loop over a stream': 'async () => { for await (const part of stream) { take(part); } }',
};

const WITH: Readonly<Record<string, string>> = {
  'an object between': 'async () => { const a = { b: await x(), c: { d: await y() } }; }',
  'holes of a template': 'async () => `${await x()} ${{ a: `${await y()}` }.a}`',
  'an arrow without braces': 'const f = async () => (await x()) + (await y());',
  'a loop without braces': 'async () => { for (const a of b) await x(a); }',
  'a loop with a comment before the brace': 'async () => { for (const a of b) /* } */ { await x(a); } }',
  'a branch in a loop': 'async () => { for (const a of b) { if (a) { await x(a); } } }',
  'a cast of objects': 'async () => { use(<A>{ a: await x() }, <B<C>>{ b: await y() }); }',
  'a regular expression with a brace': 'async () => { if (a) /[}]\\/}/.test(b); await x(); await y(); }',
  'a division': 'async () => { const a = b / await x(); const c = d[0] / (await y()) / 2; }',
  'cases of a switch': 'async () => { switch (a) { case 1: { b(); } await x(); await y(); } }',
  'a return type in braces': 'async function a(): Promise<{ b: 1 }> { await x(); await y(); }',
  elements: "async () => <p>{await x()} it's {await y()}</p>",
};

describe('What is not even parsed', () => {
  for (const [name, text] of Object.entries(WITHOUT)) {
    it(`is ${name}`, () => {
      assert.equal(holdsCandidate(text), false);
      assert.equal(mayHoldFindings(text), false);
    });
  }
  for (const [name, text] of Object.entries(WITH)) {
    it(`is not ${name}`, () => {
      assert.equal(mayHoldFindings(text), true);
    });
  }

  it('never holds two awaits in one list, nor a loop with one', () => {
    fc.assert(
      fc.property(program, (text) => {
        fc.pre(isValid(text));
        assert.ok(mayHoldFindings(text) || !holdsCandidate(text), text);
      }),
      { numRuns: 300 },
    );
  });
});

function isValid(text: string): boolean {
  try {
    parseSource(text, '/a.ts');
    return true;
  } catch {
    return false;
  }
}

const { expression, statement } = fc.letrec<{ expression: string; statement: string }>((tie) => {
  const inner = tie('expression');
  const body = fc.array(tie('statement'), { maxLength: 3 }).map((lines) => lines.join('\n'));
  return {
    expression: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', '1', '"}"', "'{ await'", '/[/{]}/', '`{`', 'a / b', 'this', '/* } */ b', 'a!'),
      inner.map((x) => `await f(${x})`),
      inner.map((x) => `{ k: ${x}, "l": 1 }`).map((x) => `(${x})`),
      fc.tuple(inner, inner).map(([x, y]) => `g(${x}, { m: ${y} })`),
      fc.tuple(inner, inner).map(([x, y]) => `(${x}) / (${y})`),
      inner.map((x) => `\`} \${${x}} { \${a}\``),
      fc.tuple(inner, inner).map(([x, y]) => `\`\${{ k: ${x} }.k} \${{ l: ${y} }}\``),
      inner.map((x) => `async () => ${x}`).map((x) => `h(${x})`),
      body.map((x) => `h(async (p): Promise<void> => { ${x} })`),
      body.map((x) => `h(async function (p) { ${x} })`),
      body.map((x) => `({ async k(p: { q: 1 }): Promise<{ r: 1 }> { ${x} } })`),
      inner.map((x) => `<T>{ k: ${x} }`).map((x) => `h(${x})`),
    ),
    statement: fc.oneof(
      { maxDepth: 3 },
      inner.map((x) => `v = ${x};`),
      inner.map((x) => `use(${x}) // } await\n`),
      body.map((x) => `{ ${x} }`),
      fc.tuple(inner, body).map(([x, y]) => `if (${x}) { ${y} }`),
      fc.tuple(inner, tie('statement')).map(([x, y]) => `if (${x}) ${y} else { ; }`),
      fc.tuple(inner, body).map(([x, y]) => `for (const i of ${x}) { ${y} }`),
      fc.tuple(inner, tie('statement')).map(([x, y]) => `for (const i of ${x}) ${y}`),
      fc.tuple(inner, body).map(([x, y]) => `while (${x}) { ${y} }`),
      fc.tuple(inner, body).map(([x, y]) => `switch (a) { case ${x}: ${y} }`),
      body.map((x) => `try { ${x} } catch (e) { ${x} } finally { }`),
      body.map((x) => `class C extends D { static s = 1; async m(): Promise<C[]> { ${x} } get n() { return 1 } }`),
      body.map((x) => `async function k<U>(p: U = {} as U): Promise<Map<U, { a: 1 }>> { ${x} }`),
    ),
  };
});

const program = fc
  .tuple(fc.array(statement, { maxLength: 4 }), expression)
  .map(([lines, last]) => `async function main() {\n${lines.join('\n')}\n}\nx = async () => ${last};`);
