import assert from 'node:assert/strict';
import type { HelperPlace } from '../../src/project/helperModule';
import { findHelperPlace } from '../../src/project/helperPlace';
import { createMemoryFiles } from './memoryFiles';

interface Case {
  readonly files?: Record<string, string>;
  /** The document that wants the helper; `/p/src/a.ts` by default. */
  readonly path?: string;
  readonly text?: string;
  readonly setting?: string;
}

function place({ files = {}, path = '/p/src/a.ts', setting = '', text = '' }: Case): HelperPlace {
  const all = createMemoryFiles({ [path]: text, ...files });
  return findHelperPlace(all, { path, text, folders: ['/p'], setting });
}

const MODULE = { '/p/package.json': '{ "type": "module" }' };
const COMMON = { '/p/package.json': '{}' };

describe('place of the helper', () => {
  const cases: readonly (readonly [string, Case, specifier: string, file?: string, format?: string])[] = [
    ['beside the sources', { files: COMMON }, './runParallel', '/p/src/runParallel.ts', 'ts'],
    [
      'from a deeper folder',
      { files: COMMON, path: '/p/src/x/y/a.ts' },
      '../../runParallel',
      '/p/src/runParallel.ts',
      'ts',
    ],
    [
      'from outside of src',
      { files: { ...COMMON, '/p/src/b.ts': '' }, path: '/p/bin/a.ts' },
      '../src/runParallel',
      '/p/src/runParallel.ts',
      'ts',
    ],
    ['beside a script in Python', { path: '/p/tool/a.py' }, 'run_parallel', '/p/tool/run_parallel.py', 'py'],
    [
      'at the top of a package in Python',
      { path: '/p/app/web/a.py', files: { '/p/app/__init__.py': '', '/p/app/web/__init__.py': '' } },
      '..run_parallel',
      '/p/app/run_parallel.py',
      'py',
    ],
    [
      'at the top of a package in Python that is named in full',
      { path: '/p/app/a.py', files: { '/p/app/__init__.py': '' }, text: 'from app.store import load' },
      'app.run_parallel',
      '/p/app/run_parallel.py',
      'py',
    ],
    ['in a module of Python that the user names', { path: '/p/a.py', setting: 'tools.together' }, 'tools.together'],
    ['in a project without src', { files: COMMON, path: '/p/a.ts' }, './runParallel', '/p/runParallel.ts', 'ts'],
    ['in a project without a manifest', { path: '/p/lib/a.ts' }, '../runParallel', '/p/runParallel.ts', 'ts'],
    [
      'in the nearest package',
      { files: { ...COMMON, '/p/packages/x/package.json': '{}' }, path: '/p/packages/x/a.ts' },
      './runParallel',
      '/p/packages/x/runParallel.ts',
      'ts',
    ],
    ['in TypeScript for Node', { files: MODULE }, './runParallel.js', '/p/src/runParallel.ts', 'ts'],
    [
      'in TypeScript for a bundler',
      { files: { ...MODULE, '/p/tsconfig.json': '{ "compilerOptions": { "moduleResolution": "bundler" } }' } },
      './runParallel',
      '/p/src/runParallel.ts',
      'ts',
    ],
    [
      'in TypeScript for NodeNext',
      { files: { ...MODULE, '/p/tsconfig.json': '{ "compilerOptions": { "module": "NodeNext" } }' } },
      './runParallel.js',
      '/p/src/runParallel.ts',
      'ts',
    ],
    [
      'as the text names others: without an extension',
      { files: MODULE, text: "import { b } from './b';" },
      './runParallel',
      '/p/src/runParallel.ts',
      'ts',
    ],
    [
      'as the text names others: as built',
      { files: COMMON, text: "import { b } from './b.js';" },
      './runParallel.js',
      '/p/src/runParallel.ts',
      'ts',
    ],
    [
      'as the text names others: as written',
      { files: COMMON, text: "import { b } from '../b.ts';" },
      './runParallel.ts',
      '/p/src/runParallel.ts',
      'ts',
    ],
    ['in JavaScript modules', { files: MODULE, path: '/p/a.js' }, './runParallel.js', '/p/runParallel.js', 'mjs'],
    [
      'in CommonJS',
      { files: COMMON, path: '/p/a.js', text: "const b = require('./b');" },
      './runParallel',
      '/p/runParallel.js',
      'cjs',
    ],
    [
      'in .mjs of a CommonJS package',
      { files: COMMON, path: '/p/a.mjs' },
      './runParallel.mjs',
      '/p/runParallel.mjs',
      'mjs',
    ],
    [
      'in .cjs of a package of modules',
      { files: MODULE, path: '/p/a.cjs' },
      './runParallel.cjs',
      '/p/runParallel.cjs',
      'cjs',
    ],
    [
      'where it is already',
      { files: { ...MODULE, '/p/runParallel.mjs': '' }, path: '/p/a.js' },
      './runParallel.mjs',
      '/p/runParallel.mjs',
      'mjs',
    ],
    [
      'in the package',
      { files: { '/p/package.json': '{ "devDependencies": { "await-lens": "^0.1.0" } }' } },
      'await-lens/runtime',
    ],
    [
      'not in the package for being named like it',
      { files: { '/p/package.json': '{ "name": "await-lens" }' } },
      './runParallel',
      '/p/src/runParallel.ts',
      'ts',
    ],
    ['in a module of the user', { files: COMMON, setting: '@acme/async' }, '@acme/async'],
    [
      'in a file of the user',
      { files: COMMON, setting: './src/util/async.ts' },
      './util/async',
      '/p/src/util/async.ts',
      'ts',
    ],
    [
      'in a file of the user, from the folder',
      { files: COMMON, setting: 'src/util/async.ts' },
      './util/async',
      '/p/src/util/async.ts',
      'ts',
    ],
    [
      'in a file of the user, without an extension',
      { files: COMMON, setting: './lib/async' },
      '../lib/async',
      '/p/lib/async.ts',
      'ts',
    ],
  ];
  for (const [name, made, specifier, path, format] of cases) {
    it(name, () => {
      assert.deepEqual(place(made), { specifier, ...(path !== undefined && { file: { path, format } }) });
    });
  }

  it('is the package for a text that is in no project', () => {
    assert.deepEqual(place({ path: '/Untitled-1.ts' }), { specifier: 'await-lens/runtime' });
  });
});
