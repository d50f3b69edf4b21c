import assert from 'node:assert/strict';
import type { Analysis } from '../src/core/analysis';
import type { Confidence, Finding } from '../src/core/finding';
import { DEFAULT_OPTIONS } from '../src/core/options';
import type { TextEdit } from '../src/core/suggestion';
import { fixAll, type FixResult, type FixSettings } from '../src/fixAll';

/** A finding over a stretch of text, with one rewrite. */
function finding(start: number, end: number, edits: readonly TextEdit[], confidence: Confidence = 'safe'): Finding {
  return {
    rule: 'sequential-awaits',
    confidence,
    span: { start, end },
    function: 'f',
    awaits: [],
    groups: [],
    waits: { before: 2, after: 1 },
    message: '',
    reasons: [],
    check: [],
    suggestions: [{ target: 'promise-all', title: '', edits, ...(edits.length > 1 && { helpers: ['runParallel'] }) }],
  };
}

/** Findings for each match of a pattern, rewritten by `rewrite`. */
function findAll(pattern: RegExp, rewrite: (match: string) => string): (text: string) => Finding[] {
  return (text) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) =>
      finding(index, index + found.length, [{ start: index, end: index + found.length, newText: rewrite(found) }]),
    );
}

function fix(source: string, find: (text: string) => Finding[], settings: Partial<FixSettings> = {}): FixResult {
  const analyze = (text: string): Analysis => ({
    parsed: true,
    findings: find(text),
    functions: [],
    earlyStarts: [],
    rows: [],
    notes: [],
  });
  return fixAll(source, 'typescript', DEFAULT_OPTIONS, {
    confidence: 'safe',
    analyze,
    parses: () => true,
    ...settings,
  });
}

describe('fixAll', () => {
  it('applies findings that leave each other alone in one pass, overlapping ones in the next', () => {
    const passes: string[] = [];
    const find = (text: string): Finding[] => {
      passes.push(text);
      return [...findAll(/a/g, () => 'b')(text), ...findAll(/\(.*\)/g, (it) => `[${it.slice(1, -1)}]`)(text)];
    };
    const { text, applied, settled } = fix('a(a)', find);
    assert.equal(text, 'b[b]');
    assert.equal(applied.length, 3);
    assert.equal(settled, true);
    assert.deepEqual(passes, ['a(a)', 'b(b)', 'b[b]']);
  });

  it('makes an insertion that two fixes share once', () => {
    const find = (text: string): Finding[] =>
      [...text.matchAll(/x/g)].map(({ index }) =>
        finding(index, index + 1, [
          { start: 0, end: 0, newText: 'import;' },
          { start: index, end: index + 1, newText: 'y' },
        ]),
      );
    const { text, helpers } = fix(' x x', find);
    assert.equal(text, 'import; y y');
    assert.deepEqual(helpers, ['runParallel']);
  });

  it('leaves out a rewrite whose result cannot be parsed, and only that', () => {
    const find = findAll(/[ab]/g, (it) => (it === 'a' ? '!' : 'c'));
    const { text, applied, settled } = fix('a b', find, { parses: (each) => !each.includes('!') });
    assert.equal(text, 'a c');
    assert.equal(applied.length, 1);
    assert.equal(settled, true);
  });

  it('applies review findings only when asked to', () => {
    const find = (text: string): Finding[] =>
      text === 'a' ? [finding(0, 1, [{ start: 0, end: 1, newText: 'b' }], 'review')] : [];
    assert.equal(fix('a', find).text, 'a');
    assert.equal(fix('a', find, { confidence: 'review' }).text, 'b');
  });

  it('ends although a rewrite makes the same finding again and again, and says so', () => {
    const { text, settled } = fix(
      'a',
      findAll(/a/g, () => 'ba'),
    );
    assert.equal(settled, false);
    assert.match(text, /^b+a$/);
  });

  it('gives back a text without findings as it is', () => {
    const result = fix('abc', () => []);
    assert.equal(result.text, 'abc');
    assert.deepEqual(result.applied, []);
  });

  it('moves a statement once that two groups need before them', () => {
    const text = [
      'export async function load(api, size) {',
      '  const a = await api.getA();',
      '  const b = await api.getB(a);',
      '  const limit = size * 3;',
      '  const c = await api.getC(limit);',
      '  const d = await api.getD(c);',
      '  return [b, d];',
      '}',
      '',
    ].join('\n');
    const { text: fixed } = fixAll(text, 'javascript', DEFAULT_OPTIONS, { confidence: 'safe' });
    assert.equal(fixed.match(/const limit/g)?.length, 1, fixed);
    assert.equal(fixed.match(/Promise\.all/g)?.length, 2, fixed);
  });

  it('leaves out a rewrite that would declare a variable twice', () => {
    const find = findAll(/f\(\)/g, () => 'let a; let a');
    const analyze = (text: string): Analysis => ({
      parsed: true,
      findings: find(text),
      functions: [],
      earlyStarts: [],
      rows: [],
      notes: [],
    });
    const { text, applied } = fixAll('f();\n', 'javascript', DEFAULT_OPTIONS, { confidence: 'safe', analyze });
    assert.deepEqual([text, applied], ['f();\n', []]);
  });
});
