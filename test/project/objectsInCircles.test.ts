import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { DEFAULT_OPTIONS } from '../../src/core/options';

/** An object that is spread into itself, and two that are spread into each other, more than once. */
const TEXTS = {
  itself: 'let options;\noptions = { ...options, ...options, depth: 1 };',
  'each other': 'let options, more;\noptions = { ...more, ...more };\nmore = { ...options, ...options };',
};

describe('objects that are made of themselves', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`are looked through once: ${name}`, () => {
      const use =
        'export async function load() { const a = await options.first(); const b = await getB(); return [a, b]; }';
      const analysis = analyze(`${text}\n${use}`, 'javascript', { ...DEFAULT_OPTIONS, path: '/project/src/a.js' });
      assert.equal(analysis.error, undefined);
      assert.equal(analysis.findings.length, 1);
    });
  }
});
