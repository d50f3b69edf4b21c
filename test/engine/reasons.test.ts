import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { DEFAULT_OPTIONS } from '../../src/core/options';

/** The reasons of the only finding of a text. */
function reasonsIn(text: string): readonly string[] {
  const { findings } = analyze(text, 'typescript', { ...DEFAULT_OPTIONS, path: '/a.ts' });
  assert.equal(findings.length, 1);
  return findings[0]?.reasons ?? [];
}

const load = (rest: string): string =>
  `import { getUser, getRates } from './api.js';\nasync function load(id: string) {\n${rest}\n}\n`;

describe('reasons for independence', () => {
  it('go by the names of the callees when no more is known', () => {
    assert.deepEqual(
      reasonsIn(load('const user = await getUser(id);\nconst rates = await getRates();\nreturn { user, rates };')),
      ['`getUser` and `getRates` are plain reads by their names, and getRates is given nothing that getUser gives.'],
    );
  });

  it('go by the names inside the bodies when that is what they hang on', () => {
    const text = `${load('const first = await user(id);\nconst second = await rates();\nreturn { first, second };')}
      async function user(id: string) { return (await getUser(id)).name; }
      async function rates() { return (await getRates()).today; }`;
    assert.deepEqual(reasonsIn(text), [
      'By their bodies and the names of what they call, neither `user` nor `rates` changes what the other one uses.',
    ]);
  });

  it('go by what is done when that is known', () => {
    const text = `import { readFile, stat } from 'node:fs/promises';
      async function load() {
        const text = await readFile('a');
        const { size } = await stat('b');
        return { text, size };
      }`;
    assert.deepEqual(reasonsIn(text), ['Nothing that `readFile` changes is used by `stat`, and the reverse.']);
  });
});
