import assert from 'node:assert/strict';
import { Project } from '../../src/project/project';
import { createMemoryFiles } from './memoryFiles';

interface Case {
  /** Texts by path from the folder of the repository; objects become JSON, null an empty file. */
  readonly files: Readonly<Record<string, unknown>>;
  /** Links by path, to a path, both from the folder of the repository. */
  readonly links?: Readonly<Record<string, string>>;
  /** The importing file. */
  readonly from?: string;
  /** Specifiers and where they lead: a path from the repository, or `package <name>`, or undefined. */
  readonly leads: Readonly<Record<string, string | undefined>>;
}

const ROOT = '/home/repo';

function make({ files, links = {} }: Pick<Case, 'files' | 'links'>): Project {
  const at = (path: string): string => `${ROOT}/${path}`;
  const texts = Object.entries(files).map(([path, content]) => {
    const text = typeof content === 'string' ? content : content === null ? '' : JSON.stringify(content);
    return [at(path), text];
  });
  const targets = Object.entries(links).map(([link, target]) => [at(link), at(target)]);
  return new Project(
    createMemoryFiles(
      Object.fromEntries(texts) as Record<string, string>,
      Object.fromEntries(targets) as Record<string, string>,
    ),
  );
}

function lead(project: Project, from: string, specifier: string): string | undefined {
  const resolved = project.resolve(`${ROOT}/${from}`, specifier);
  if (resolved?.kind === 'package') return `package ${resolved.name}`;
  return resolved?.path.replace(`${ROOT}/`, '');
}

const CASES: Readonly<Record<string, Case>> = {
  'to packages by their names': {
    files: { 'src/a.ts': null, 'node_modules/pg/package.json': { main: 'index.js' }, 'node_modules/pg/index.js': null },
    leads: {
      pg: 'package pg',
      'pg/lib/client': 'package pg/lib/client',
      '@scope/name/sub': 'package @scope/name/sub',
      'node:fs/promises': 'package fs/promises',
      fs: 'package fs',
    },
  },
  'to files beside': {
    files: { 'src/a.ts': null, 'src/b.ts': null, 'src/c/index.tsx': null, 'src/d.mts': null },
    leads: {
      './b': 'src/b.ts',
      './b.js': 'src/b.ts',
      './c': 'src/c/index.tsx',
      './d.mjs': 'src/d.mts',
      './e': undefined,
    },
  },
  'to the source of a file that was not built': {
    files: {
      'package.json': {},
      'bin/run.js': null,
      'src/cli.ts': null,
      'src/index.ts': null,
      'tools/package.json': { main: './entry.js' },
      'tools/entry.js': null,
    },
    from: 'bin/run.js',
    leads: { '../dist/cli.js': 'src/cli.ts', '../dist': 'src/index.ts', '../tools': 'tools/entry.js' },
  },

  'by paths of a tsconfig': {
    files: {
      'tsconfig.json':
        '// comments\n{ "compilerOptions": { /* and */ "paths": { "@app/*": ["./src/*"], "@app/special/*": ["./other/*", "./more/*"], "exact": ["src/exact.ts"], "*.svc": ["src/services/*"] }, }, }',
      'src/deep/a.ts': null,
      'src/b.ts': null,
      'src/exact.ts': null,
      'src/services/mail.ts': null,
      'more/c.ts': null,
    },
    from: 'src/deep/a.ts',
    leads: {
      '@app/b': 'src/b.ts',
      '@app/b.js': 'src/b.ts',
      '@app/special/c': 'more/c.ts',
      exact: 'src/exact.ts',
      'exact/b': 'package exact/b',
      'mail.svc': 'src/services/mail.ts',
      '@app/none': 'package @app/none',
    },
  },
  'by paths that start from a baseUrl': {
    files: {
      'tsconfig.json': { compilerOptions: { baseUrl: './src', paths: { '~shared/*': ['shared/*'] } } },
      'src/a.ts': null,
      'src/shared/x.ts': null,
      'src/utils/y.ts': null,
      'src/util.ts': null,
    },
    from: 'src/a.ts',
    leads: {
      '~shared/x': 'src/shared/x.ts',
      'utils/y': 'src/utils/y.ts',
      util: 'package util',
      react: 'package react',
    },
  },
  'by paths that a tsconfig inherits': {
    files: {
      'base.json': { compilerOptions: { baseUrl: '.', paths: { '@lib/*': ['libs/*/src'] } } },
      'apps/web/tsconfig.json': { extends: ['../../empty', '../../base.json'] },
      'empty.json': { compilerOptions: { strict: true } },
      'apps/web/src/a.ts': null,
      'libs/core/src/index.ts': null,
    },
    from: 'apps/web/src/a.ts',
    leads: { '@lib/core': 'libs/core/src/index.ts' },
  },
  'by paths below the folder of the inheriting tsconfig': {
    files: {
      'config/base.json': { compilerOptions: { paths: { '@/*': ['${configDir}/source/*'] } } },
      'app/tsconfig.json': { extends: '../config/base' },
      'app/source/a.ts': null,
      'app/source/b.ts': null,
    },
    from: 'app/source/a.ts',
    leads: { '@/b': 'app/source/b.ts' },
  },
  'by paths of a tsconfig in a package': {
    files: {
      'package.json': { workspaces: ['packages/*'] },
      'packages/config/package.json': { name: '@repo/config' },
      'packages/config/next.json': { compilerOptions: { paths: { '#ui/*': ['../ui/*'] } } },
      'packages/ui/button.tsx': null,
      'packages/web/package.json': { name: 'web' },
      'packages/web/tsconfig.json': { extends: '@repo/config/next.json' },
      'packages/web/a.ts': null,
    },
    from: 'packages/web/a.ts',
    leads: { '#ui/button': 'packages/ui/button.tsx' },
  },
  'by paths of a tsconfig that another one refers to': {
    files: {
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }] },
      'tsconfig.node.json': { compilerOptions: {} },
      'tsconfig.app.json': { compilerOptions: { paths: { '@/*': ['./web/*'] } } },
      'web/a.ts': null,
      'web/b.vue.ts': null,
    },
    from: 'web/a.ts',
    leads: { '@/b.vue': 'web/b.vue.ts' },
  },
  'by a tsconfig that extends itself': {
    files: {
      'tsconfig.json': { extends: './tsconfig.json', compilerOptions: { paths: { x: ['./x.ts'] } } },
      'x.ts': null,
      'a.ts': null,
    },
    from: 'a.ts',
    leads: { x: 'x.ts' },
  },
  'by a jsconfig, the nearest one': {
    files: {
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./no/*'] } } },
      'app/jsconfig.json': { compilerOptions: { paths: { '@/*': ['./js/*'] } } },
      'app/js/b.js': null,
      'app/js/a.js': null,
      'no/b.js': null,
    },
    from: 'app/js/a.js',
    leads: { '@/b': 'app/js/b.js' },
  },
  'to types of a package by paths nowhere': {
    files: {
      'tsconfig.json': { compilerOptions: { paths: { react: ['./node_modules/preact/compat'] } } },
      'node_modules/preact/compat/index.js': null,
      'a.ts': null,
    },
    from: 'a.ts',
    leads: { react: 'package react' },
  },
  'by aliases that frameworks set up': {
    files: { 'package.json': {}, 'src/a.ts': null, 'src/lib/db.ts': null, 'src/b.ts': null, 'server/c.ts': null },
    from: 'src/a.ts',
    leads: { '$lib/db': 'src/lib/db.ts', '@/b': 'src/b.ts', '~/server/c': 'server/c.ts', '@/gone': 'package @/gone' },
  },

  'by imports of the package': {
    files: {
      'package.json': {
        imports: {
          '#db': { browser: './src/db.browser.ts', default: './src/db.ts' },
          '#lib/*': './dist/lib/*.js',
          '#dep': 'pg',
          '#other': '@repo/none/x',
        },
      },
      'src/a.ts': null,
      'src/db.ts': null,
      'src/db.browser.ts': null,
      'src/lib/x.ts': null,
    },
    from: 'src/a.ts',
    leads: { '#db': 'src/db.ts', '#lib/x': 'src/lib/x.ts', '#none': 'package #none' },
  },
  'by the own name of the package': {
    files: {
      'package.json': {
        name: '@me/tool',
        exports: {
          '.': { types: './dist/index.d.ts', import: './dist/index.mjs', require: './dist/index.cjs' },
          './plugins/*': './dist/plugins/*.js',
          './package.json': './package.json',
          './internal/*': null,
        },
      },
      'src/index.ts': null,
      'src/plugins/one.ts': null,
      'src/internal/x.ts': null,
      'test/a.test.ts': null,
    },
    from: 'test/a.test.ts',
    leads: {
      '@me/tool': 'src/index.ts',
      '@me/tool/plugins/one': 'src/plugins/one.ts',
      '@me/tool/internal/x': 'package @me/tool/internal/x',
      '@me/toolkit': 'package @me/toolkit',
    },
  },
  'by the own name, with main': {
    files: {
      'package.json': { name: 'tool', main: 'lib/tool.js' },
      'lib/tool.js': null,
      'lib/sub.js': null,
      'a.js': null,
    },
    from: 'a.js',
    leads: { tool: 'lib/tool.js', 'tool/lib/sub': 'lib/sub.js', 'tool/lib/sub.js': 'lib/sub.js' },
  },

  'to workspaces of npm and yarn': {
    files: {
      'package.json': { name: 'root', workspaces: { packages: ['./packages/*', '!packages/old', 'tools/**/'] } },
      'packages/core/package.json': { name: '@repo/core', main: './dist/index.js', types: './dist/index.d.ts' },
      'packages/core/src/index.ts': null,
      'packages/core/src/deep/part.ts': null,
      'packages/old/package.json': { name: '@repo/old' },
      'packages/old/index.js': null,
      'packages/plain/package.json': { name: 'plain' },
      'packages/plain/index.js': null,
      'packages/no-name/package.json': {},
      'tools/a/b/package.json': { name: 'nested-tool', source: 'main.ts', main: 'out.js' },
      'tools/a/b/main.ts': null,
      'packages/web/package.json': { name: 'web' },
      'packages/web/a.ts': null,
    },
    from: 'packages/web/a.ts',
    leads: {
      '@repo/core': 'packages/core/src/index.ts',
      '@repo/core/deep/part': 'packages/core/src/deep/part.ts',
      '@repo/core/dist/deep/part.js': 'packages/core/src/deep/part.ts',
      '@repo/core/none': 'package @repo/core/none',
      '@repo/old': 'package @repo/old',
      plain: 'packages/plain/index.js',
      'nested-tool': 'tools/a/b/main.ts',
    },
  },
  'to workspaces of pnpm': {
    files: {
      'pnpm-workspace.yaml':
        '# all\npackages:\n  - "packages/*" # here\n  - \'!**/fixtures/**\'\n\ncatalog:\n  - no/*\n',
      'packages/core/package.json': {
        name: 'core',
        exports: { '.': { development: './source/main.ts', default: './dist/main.js' } },
      },
      'packages/core/source/main.ts': null,
      'packages/core/dist/main.js': null,
      'no/x/package.json': { name: 'x' },
      'no/x/index.js': null,
      'packages/web/a.ts': null,
    },
    from: 'packages/web/a.ts',
    leads: { core: 'packages/core/source/main.ts', x: 'package x' },
  },
  'to a TypeScript source rather than to what was built from it': {
    files: {
      'package.json': { workspaces: ['*'] },
      'core/package.json': { name: 'core', exports: './dist/esm/index.min.js' },
      'core/dist/esm/index.min.js': null,
      'core/src/index.ts': null,
      'plain/package.json': { name: 'plain', main: 'lib/index.js' },
      'plain/lib/index.js': null,
      'plain/src/index.js': null,
      'web/a.ts': null,
    },
    from: 'web/a.ts',
    leads: { core: 'core/src/index.ts', plain: 'plain/lib/index.js' },
  },
  'by a condition of the project': {
    files: {
      'package.json': { workspaces: ['*'] },
      'core/package.json': { name: 'core', exports: { '@repo/source': './code.ts', default: './gone.js' } },
      'core/code.ts': null,
      'web/tsconfig.json': { compilerOptions: { customConditions: ['@repo/source'] } },
      'web/a.ts': null,
    },
    from: 'web/a.ts',
    leads: { core: 'core/code.ts' },
  },
  'through links from node_modules into the repository': {
    files: {
      '.git/HEAD': null,
      'libs/core/package.json': { name: 'renamed', main: 'main.js' },
      'libs/core/main.js': null,
      'app/package.json': {},
      'app/a.js': null,
      'app/node_modules/.pnpm/pg@1/node_modules/pg/index.js': null,
    },
    links: {
      'app/node_modules/@repo/core': 'libs/core',
      'app/node_modules/pg': 'app/node_modules/.pnpm/pg@1/node_modules/pg',
    },
    from: 'app/a.js',
    leads: { '@repo/core': 'libs/core/main.js', pg: 'package pg' },
  },
  'to what is installed before a workspace of the same name': {
    files: {
      'package.json': { workspaces: ['packages/*'] },
      'packages/ms/package.json': { name: 'ms' },
      'packages/ms/index.js': null,
      'packages/web/node_modules/ms/index.js': null,
      'packages/web/a.js': null,
    },
    from: 'packages/web/a.js',
    leads: { ms: 'package ms' },
  },
};

describe('imports lead', () => {
  for (const [name, { from = 'src/a.ts', leads, ...repository }] of Object.entries(CASES)) {
    it(name, () => {
      const project = make(repository);
      const found = Object.fromEntries(
        Object.keys(leads).map((specifier) => [specifier, lead(project, from, specifier)]),
      );
      assert.deepEqual(found, leads);
    });
  }

  it('not into a package that is linked from outside of the repository', () => {
    const files = createMemoryFiles(
      {
        '/home/repo/.git/HEAD': '',
        '/home/repo/a.js': '',
        '/home/other/package.json': '{}',
        '/home/other/index.js': '',
      },
      { '/home/repo/node_modules/other': '/home/other' },
    );
    assert.deepEqual(new Project(files).resolve('/home/repo/a.js', 'other'), { kind: 'package', name: 'other' });
  });

  it('to where a repository lies that is itself reached through a link', () => {
    const files = createMemoryFiles(
      {
        '/private/repo/.git/HEAD': '',
        '/private/repo/a.js': '',
        '/private/repo/lib/package.json': '{ "main": "x.js" }',
        '/private/repo/lib/x.js': '',
      },
      { '/repo/node_modules/lib': '/private/repo/lib', '/repo': '/private/repo' },
    );
    assert.deepEqual(new Project(files).resolve('/repo/a.js', 'lib'), { kind: 'file', path: '/repo/lib/x.js' });
  });
});

describe('what was read of the configuration', () => {
  const changes: Readonly<Record<string, readonly [path: string, text: string]>> = {
    'a tsconfig': ['/p/tsconfig.json', '{ "compilerOptions": { "paths": { "x": ["./b.ts"] } } }'],
    'what a tsconfig extends': ['/p/base.json', '{ "compilerOptions": { "paths": { "x": ["./b.ts"] } } }'],
    'a package.json': ['/p/package.json', '{ "name": "x", "main": "b.ts" }'],
    'the list of workspaces': ['/p/pnpm-workspace.yaml', 'packages: [ "*" ]'],
  };
  for (const [name, [path, text]] of Object.entries(changes)) {
    it(`is read again after ${name} has changed`, () => {
      const files = createMemoryFiles({
        '/p/a.ts': '',
        '/p/b.ts': '',
        '/p/tsconfig.json': '{ "extends": "./base.json" }',
        '/p/w/package.json': '{ "name": "x" }',
        '/p/w/index.ts': '',
      });
      const project = new Project(files);
      assert.deepEqual(project.resolve('/p/a.ts', 'x'), { kind: 'package', name: 'x' });
      files.texts.set(path, text);
      assert.deepEqual(project.resolve('/p/a.ts', 'x'), { kind: 'package', name: 'x' }, 'it is not read each time');
      project.invalidate(path);
      const expected = path.endsWith('yaml') ? '/p/w/index.ts' : '/p/b.ts';
      assert.deepEqual(project.resolve('/p/a.ts', 'x'), { kind: 'file', path: expected });
    });
  }
});
