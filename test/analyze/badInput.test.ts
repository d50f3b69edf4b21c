import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import type { Analysis } from '../../src/core/analysis';
import { applyEdits } from '../../src/core/applyEdits';
import { languageOf } from '../../src/core/languages';
import { DEFAULT_OPTIONS } from '../../src/core/options';

/** Analyses a text as if it stood in a file of that name; with the prefilter out of the way, so that it is parsed. */
function analyzeText(text: string, name = 'bad.ts', explain = true): Analysis {
  const language = languageOf(name);
  assert.ok(language !== undefined);
  return analyze(text, language, { ...DEFAULT_OPTIONS, path: `/project/src/${name}`, explain });
}

/** Every text that findings point at: each await, then the whole of the finding. */
function pointedAt(text: string, analysis: Analysis): string[] {
  return analysis.findings.flatMap((finding) =>
    [...finding.awaits.map((point) => point.span), finding.span].map(({ start, end }) => text.slice(start, end)),
  );
}

/** What the first suggestion makes of a text. */
function rewrite(text: string, analysis: Analysis): string {
  const edits = analysis.findings[0]?.suggestions[0]?.edits ?? [];
  assert.notEqual(edits.length, 0);
  return applyEdits(text, edits);
}

const PAIR = `export async function account(id) {
  const user = await getUser(id);
  const orders = await getOrders(id);
  return { user, orders };
}
`;

const POINTED_AT_IN_PAIR = ['await getUser(id)', 'await getOrders(id)'];

describe('bad input', () => {
  describe('that does not parse gives an error and no finding', () => {
    const broken: Readonly<Record<string, string>> = {
      'an open brace': 'async function f() { await a(); await b();',
      'half a call': 'async function f() { await a(; await b(); }',
      'half a declaration': 'async function f() { const x = \n await a(); const = await b(); }',
      'an open template': 'async function f() { await a(`${; await b(); }',
      'an open comment': 'await a(); await b(); /* and then',
      'an open string': 'async function f() { await a("x); await b(); }',
      'marks of a merge': '<<<<<<< HEAD\nawait a();\n=======\nawait b();\n>>>>>>> theirs\n',
      prose: 'Please await the answer, and then await the next one.',
      'an image': `\u0089PNG\r\n\u001a\n\0\0\0\rIHDR await \0\u0001\u0002 await \uFFFD\uFFFD`,
      'zero bytes': 'await a();\0\0\0await b();\0',
      'another encoding': Buffer.from('await a(); await b();', 'utf16le').toString('latin1'),
    };
    for (const [name, text] of Object.entries(broken)) {
      it(name, () => {
        const analysis = analyzeText(text);
        assert.notEqual(analysis.error?.message ?? '', '');
        assert.deepEqual([analysis.parsed, analysis.findings, analysis.notes], [false, [], []]);
        const { offset } = analysis.error ?? {};
        assert.ok(offset === undefined || (offset >= 0 && offset <= text.length), `offset ${offset}`);
      });
    }

    it('says where, in offsets of the text', () => {
      const text = 'const ok = 1;\r\nconst = 2;\r\n';
      assert.equal(analyzeText(text).error?.offset, text.indexOf('= 2'));
    });
  });

  describe('in which there is nothing gives nothing', () => {
    for (const text of [
      '',
      ' ',
      '\n\n',
      '\r\n',
      '\uFEFF',
      ';',
      '#!/usr/bin/env node',
      '// await a(); await b();',
      '{}',
    ]) {
      it(JSON.stringify(text), () => {
        const { error, findings, functions, notes } = analyzeText(text);
        assert.deepEqual(
          { error, findings, functions, notes },
          { error: undefined, findings: [], functions: [], notes: [] },
        );
      });
    }
  });

  describe('cut off anywhere', () => {
    it('never throws, and points at nothing outside of what is left', () => {
      for (let end = 0; end <= PAIR.length; end += 3) {
        const text = PAIR.slice(0, end);
        const analysis = analyzeText(text);
        assert.deepEqual(analysis.notes, []);
        for (const { span } of analysis.findings) assert.ok(span.end <= text.length);
      }
    });
  });

  describe('spans and edits fit the text as it is', () => {
    const variants: Readonly<Record<string, string>> = {
      'line feeds': PAIR,
      'carriage returns and line feeds': PAIR.replaceAll('\n', '\r\n'),
      'lone carriage returns': PAIR.replaceAll('\n', '\r'),
      'mixed ends of lines': PAIR.replace('\n', '\r\n').replace(/\n$/, '\r'),
      'a byte order mark': `\uFEFF${PAIR}`,
      'a byte order mark and carriage returns': `\uFEFF${PAIR.replaceAll('\n', '\r\n')}`,
      'a hashbang': `#!/usr/bin/env node\n${PAIR}`,
      'emoji before': `const faces = '👩‍👩‍👧‍👦 🇰🇷 e\u0301';\n${PAIR}`,
      'emoji between': PAIR.replace('(id);', '(id); /* 👍🏽 */'),
      'a name beyond the first plane': PAIR.replace('account', '𠮷野'),
      'lone surrogates in a comment': `// \uD83D and \uDC00\n${PAIR}`,
      'lone surrogates in a string': `const half = '\uD83D';\n${PAIR}`,
      'line separators in a string': `const text = 'a\u2028b\u2029';\n${PAIR}`,
      'form feeds and no-break spaces': PAIR.replaceAll('  const', '\f\u00A0const'),
      tabs: PAIR.replaceAll('  ', '\t'),
      'no end of line at the end': PAIR.trimEnd(),
    };
    for (const [name, text] of Object.entries(variants)) {
      it(name, () => {
        const analysis = analyzeText(text, 'fine.js');
        assert.equal(analysis.error, undefined);
        const [first, second, whole] = pointedAt(text, analysis);
        assert.deepEqual([first, second], POINTED_AT_IN_PAIR);
        assert.ok(whole?.startsWith('await getUser(id)') && whole.endsWith('await getOrders(id)'), whole);
        const rewritten = rewrite(text, analysis);
        const again = analyzeText(rewritten, 'fine.js');
        assert.deepEqual([again.error, again.findings], [undefined, []], rewritten);
        const [before = ''] = text.split('export');
        assert.ok(rewritten.startsWith(`${before}export`));
      });
    }

    it('keeps the ends of lines that the text has', () => {
      const text = PAIR.replaceAll('\n', '\r\n');
      assert.doesNotMatch(rewrite(text, analyzeText(text, 'fine.js')), /[^\r]\n/);
    });
  });

  describe('of a size that nobody writes', () => {
    it('goes through a bundle on one line', () => {
      const piece = (at: number): string =>
        `async function f${at}(e){const t=await getUser(e),n=await getOrders(e);for(const o of e)n.push(o);return{t,n}}`;
      const text = Array.from({ length: 300 }, (_, at) => piece(at)).join(';');
      const analysis = analyzeText(text, 'bundle.js', false);
      assert.deepEqual([analysis.error, analysis.notes], [undefined, []]);
      assert.equal(analysis.findings.length, 300);
    }).timeout(60_000);

    it('goes through a file of data', () => {
      const rows = Array.from({ length: 50_000 }, (_, at) => `[${at},"row ${at}"]`).join(',');
      const analysis = analyzeText(`export const rows=[${rows}];\n${PAIR}`, 'data.js', false);
      assert.equal(analysis.findings.length, 1);
    }).timeout(60_000);

    it('goes through a function with very many awaits', () => {
      const lines = Array.from({ length: 150 }, (_, at) => `  const v${at} = await getPart(${at});`);
      // Read again: what nobody reads is there to refuse.
      lines.push(`  return [${lines.map((_, at) => `v${at}`).join(', ')}];`);
      const analysis = analyzeText(`export async function all() {\n${lines.join('\n')}\n}\n`, 'long.js', false);
      assert.deepEqual(
        analysis.findings.map((finding) => finding.waits),
        [{ before: 150, after: 1 }],
      );
    }).timeout(60_000);
  });

  describe('nested deeper than a stack allows is answered in words', () => {
    const nested = (open: string, close: string, depth: number): string =>
      `${PAIR}\nconst deep = ${open.repeat(depth)}1${close.repeat(depth)};\n`;
    const deep: Readonly<Record<string, string>> = {
      parentheses: nested('(', ')', 10_000),
      arrays: nested('[', ']', 5_000),
      objects: nested('{a:', '}', 5_000),
      calls: nested('f(', ')', 5_000),
      functions: nested('() => ', '', 5_000),
      'function bodies': nested('function () { return ', '}', 5_000),
      templates: nested('`${', '}`', 5_000),
      conditions: nested('a ? b : ', '', 5_000),
      sums: `${PAIR}\nconst deep = ${'1 + '.repeat(20_000)}1;\n`,
      'chains of calls': `${PAIR}\nconst deep = a${'.b()'.repeat(10_000)};\n`,
      blocks: `${PAIR}\n${'{'.repeat(5_000)}${'}'.repeat(5_000)}\n`,
      branches: `${PAIR}\n${'if (a) b(); else '.repeat(5_000)}c();\n`,
      awaits: `async function f() { return ${'await g('.repeat(3_000)}1${')'.repeat(3_000)}; }\n`,
    };
    for (const [name, text] of Object.entries(deep)) {
      it(name, () => {
        const analysis = analyzeText(text, 'deep.js', false);
        assert.deepEqual(analysis.notes, []);
        if (analysis.error) assert.equal(analysis.error.message, 'The code is nested too deeply to be read.');
        else assert.ok(analysis.parsed);
      }).timeout(30_000);
    }
  });

  describe('that is valid in an odd way', () => {
    it('takes `await` for a name where it is one', () => {
      const text =
        'var await = 1;\nvar sum = await + await;\nfunction f() { return await; }\nconsole.log(await, f());\n';
      const { findings, notes } = analyzeText(text, 'script.cjs');
      assert.deepEqual([findings, notes], [[], []]);
    });

    it('takes `async` for a name', () => {
      const text = `var async = (f) => f;\nasync(1);\nasync\n(2);\n${PAIR}`;
      assert.deepEqual(pointedAt(text, analyzeText(text, 'fine.js')).slice(0, 2), POINTED_AT_IN_PAIR);
    });

    it('reads types in a file without them, and elements where there may be some', () => {
      for (const [name, text] of [
        ['flow.js', 'async function f(a: string): Promise<void> { await g(a); await h(a); }'],
        ['cast.ts', 'async function f(a) { const x = <string>await getA(a); const y = await getB(a); return x + y; }'],
        [
          'element.tsx',
          'async function F(p) { const x = await getA(p); const y = await getB(p); return <p>{x}{y}</p>; }',
        ],
      ] as const) {
        assert.deepEqual(analyzeText(text, name).notes, [], name);
      }
    });

    it('goes through code that never ends and code that contradicts itself', () => {
      const text = `class A extends B {} class B extends A { async f() { await this.f(); await super.f(); } }
async function f(a = f(a)) { a = await f(a); let b = await b; return f(f); }
const g = async () => { await g(); await g(g); await f(g); };
`;
      assert.deepEqual(analyzeText(text, 'odd.js').notes, []);
    });

    it('goes through names that objects have of their own', () => {
      const text = `async function constructor(__proto__, toString) {
  const hasOwnProperty = await getA(__proto__);
  const valueOf = await constructor.prototype.__proto__.toString(toString);
  const { __proto__: x } = await hasOwnProperty.constructor();
  return { hasOwnProperty, valueOf, x, ['__proto__']: await toString() };
}
`;
      assert.deepEqual(analyzeText(text, 'names.js').notes, []);
    });
  });
});
