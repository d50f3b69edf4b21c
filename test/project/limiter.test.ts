import assert from 'node:assert/strict';
import { findLimiter } from '../../src/project/limiter';
import { createMemoryFiles } from './memoryFiles';

describe('the package that limits how much runs at once', () => {
  const limiterOf = (manifest: unknown): string | undefined => {
    const files = createMemoryFiles({ '/project/package.json': JSON.stringify(manifest), '/project/src/a.ts': '' });
    return findLimiter(files, '/project/src/a.ts');
  };

  it('is the one that the package of the file depends on', () => {
    assert.equal(limiterOf({ dependencies: { 'p-limit': '^6.0.0' } }), 'p-limit');
    assert.equal(limiterOf({ devDependencies: { 'p-map': '^7.0.0' }, dependencies: { 'p-limit': '^6.0.0' } }), 'p-map');
  });

  it('is none where it depends on neither', () => {
    assert.equal(limiterOf({ dependencies: { 'p-queue': '^8.0.0' } }), undefined);
    assert.equal(limiterOf({}), undefined);
    assert.equal(limiterOf([]), undefined);
  });
});
