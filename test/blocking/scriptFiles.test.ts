import assert from 'node:assert/strict';
import { isScriptFile } from '../../src/core/scriptFiles';

describe('files of scripts', () => {
  for (const path of [
    '/work/shop/scripts/import.ts',
    '/work/shop/bin/shop.js',
    '/work/shop/src/commands/list.ts',
    '/work/shop/packages/cli/src/run.ts',
    '/work/shop/vite.config.ts',
    '/work/shop/src/main.ts',
    '/work/shop/gulpfile.js',
    '/work/shop/tools/release.py',
  ]) {
    it(`are ${path}`, () => assert.equal(isScriptFile(path, ['/work/shop']), true));
  }

  for (const path of [
    '/work/shop/src/page.ts',
    '/work/shop/dist/lib/page.js',
    '/work/shop/build/server.js',
    '/work/shop/src/builds/list.ts',
    '/work/shop/app/routes/documents.py',
  ]) {
    it(`are not ${path}`, () => assert.equal(isScriptFile(path, ['/work/shop']), false));
  }

  it('are known by the path below the folder that is worked on', () => {
    assert.equal(isScriptFile('/home/tools/shop/src/page.ts', ['/home/tools/shop']), false);
    assert.equal(isScriptFile('/home/tools/shop/src/page.ts', []), false);
    assert.equal(isScriptFile('/home/shop/scripts/page.ts', []), true);
  });
});
