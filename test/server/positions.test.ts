import assert from 'node:assert/strict';
import { toPath, toUri } from '../../src/server/positions';

describe('paths of documents', () => {
  const pairs: readonly (readonly [uri: string, path: string])[] = [
    ['file:///home/me/a.ts', '/home/me/a.ts'],
    ['file:///home/me/a%20b/%C3%BC.ts', '/home/me/a b/ü.ts'],
    ['file:///c%3A/code/a.ts', 'c:/code/a.ts'],
    ['vscode-vfs://github/x/y/a.ts', '/x/y/a.ts'],
  ];
  for (const [uri, path] of pairs) {
    it(`${uri} is ${path}, and back`, () => {
      assert.equal(toPath(uri), path);
      assert.equal(toUri(path, uri), uri);
    });
  }

  it('know a drive by its letter, however it is written', () => {
    assert.equal(toPath('file:///C:/code/a.ts'), 'c:/code/a.ts');
  });
});
