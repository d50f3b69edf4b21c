import assert from 'node:assert/strict';
import { isScriptFile } from '../../src/core/scriptFiles';

describe('files of scripts', () => {
  for (const path of [
    '/home/me/shop/scripts/import.ts',
    '/home/me/shop/bin/shop.js',
    '/home/me/shop/src/commands/list.ts',
    '/home/me/shop/packages/cli/src/run.ts',
    '/home/me/shop/vite.config.ts',
    '/home/me/shop/src/main.ts',
    '/home/me/shop/gulpfile.js',
    '/home/me/shop/tools/release.py',
  ]) {
    it(`are ${path}`, () => assert.equal(isScriptFile(path, ['/home/me/shop']), true));
  }

  for (const path of [
    '/home/me/shop/src/page.ts',
    '/home/me/shop/dist/lib/page.js',
    '/home/me/shop/build/server.js',
    '/home/me/shop/src/builds/list.ts',
    '/home/me/shop/app/routes/documents.py',
  ]) {
    it(`are not ${path}`, () => assert.equal(isScriptFile(path, ['/home/me/shop']), false));
  }

  it('are known by the path below the folder that is worked on', () => {
    assert.equal(isScriptFile('/home/tools/shop/src/page.ts', ['/home/tools/shop']), false);
    assert.equal(isScriptFile('/home/tools/shop/src/page.ts', []), false);
    assert.equal(isScriptFile('/home/shop/scripts/page.ts', []), true);
  });
});
