import assert from 'node:assert/strict';
import { findLimiter } from '../../src/project/limiter';
import { createMemoryFiles } from './memoryFiles';

describe('the package that limits how much runs at once', () => {
  const limiterOf = (manifest: unknown, path = '/project/src/a.ts', text = ''): string | undefined => {
    const files = createMemoryFiles({ '/project/package.json': JSON.stringify(manifest), [path]: text });
    return findLimiter(files, { path, text });
  };

  it('is the one that the package of the file depends on', () => {
    assert.equal(limiterOf({ dependencies: { 'p-limit': '^6.0.0' } }), 'p-limit');
    assert.equal(limiterOf({ devDependencies: { 'p-map': '^7.0.0' }, dependencies: { 'p-limit': '^6.0.0' } }), 'p-map');
  });

  it('is one that can be required, in a file that requires what it needs', () => {
    const inRequiring = (manifest: unknown) => limiterOf(manifest, '/project/a.js', "const fs = require('fs');");
    assert.equal(inRequiring({ dependencies: { 'p-limit': '^3.1.0' } }), 'p-limit');
    assert.equal(inRequiring({ dependencies: { 'p-limit': '^4.0.0' } }), undefined);
    assert.equal(inRequiring({ dependencies: { 'p-map': 'latest', 'p-limit': '~3.0.0' } }), 'p-limit');
    assert.equal(limiterOf({ dependencies: { 'p-map': '^7.0.0' } }, '/project/a.js', "import fs from 'fs';"), 'p-map');
    assert.equal(limiterOf({ dependencies: { 'p-map': '^7.0.0' } }, '/project/a.cjs'), undefined);
  });

  it('is none where it depends on neither', () => {
    assert.equal(limiterOf({ dependencies: { 'p-queue': '^8.0.0' } }), undefined);
    assert.equal(limiterOf({}), undefined);
    assert.equal(limiterOf([]), undefined);
  });
});
