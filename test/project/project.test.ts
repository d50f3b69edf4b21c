import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { DEFAULT_OPTIONS, type KnownCallSetting } from '../../src/core/options';
import { ModuleCache } from '../../src/project/moduleCache';
import { Project } from '../../src/project/project';
import { createModule } from '../../src/languages/javascript/modules';
import { parseSource } from '../../src/languages/javascript/source';
import { createMemoryFiles } from './memoryFiles';

const PAGE = '/p/app/page.ts';

/** The confidences of what is found in a page. */
function find(text: string, project?: Project, knownCalls: readonly KnownCallSetting[] = []): string[] {
  const analysis = analyze(text, 'typescript', { ...DEFAULT_OPTIONS, path: PAGE, knownCalls }, project);
  assert.deepEqual(analysis.notes, []);
  return analysis.findings.map(({ confidence }) => confidence);
}

const TWO_CALLS = `import { first, second } from '@repo/store';
export async function load() {
  const a = await first();
  const b = await second();
  return [a, b];
}
`;
const READS = `export const first = async () => (await fetch('/a')).json();
export const second = async () => (await fetch('/b')).json();
`;
/** The second needs what the first leaves behind in the module. */
const HIDDEN_STATE = `let token = '';
export const first = async () => { token = await (await fetch('/a')).text(); };
export const second = async () => (await fetch('/b?' + token)).json();
`;

function makeWorkspace(store: string): Record<string, string> {
  return {
    '/p/package.json': '{ "workspaces": ["*"] }',
    '/p/store/package.json': '{ "name": "@repo/store", "main": "dist/index.js" }',
    '/p/store/src/index.ts': store,
    [PAGE]: TWO_CALLS,
  };
}

describe('a project', () => {
  it('knows callees of a workspace by their bodies', () => {
    assert.deepEqual(find(TWO_CALLS, new Project(createMemoryFiles(makeWorkspace(READS)))), ['safe']);
    assert.deepEqual(find(TWO_CALLS, new Project(createMemoryFiles(makeWorkspace(HIDDEN_STATE)))), []);
  });

  it('knows what has changed once it is told', () => {
    const files = createMemoryFiles(makeWorkspace(READS));
    const project = new Project(files);
    assert.deepEqual(find(TWO_CALLS, project), ['safe']);
    files.texts.set('/p/store/src/index.ts', HIDDEN_STATE);
    project.invalidate('/p/store/src/index.ts');
    assert.deepEqual(find(TWO_CALLS, project), []);
  });

  it('forgets what it concluded from a text that is replaced by another one', () => {
    const project = new Project(createMemoryFiles(makeWorkspace(READS)));
    project.adopt('/p/store/src/index.ts', READS);
    const { version } = project;
    project.adopt('/p/store/src/index.ts', READS);
    assert.equal(project.version, version);
    project.adopt('/p/store/src/index.ts', HIDDEN_STATE);
    assert.notEqual(project.version, version);
    assert.deepEqual(find(TWO_CALLS, project), []);
  });

  it('says the same with hardly any room for modules', () => {
    for (const [store, expected] of [
      [READS, ['safe']],
      [HIDDEN_STATE, []],
    ] as const) {
      const project = new Project(createMemoryFiles(makeWorkspace(store)), { mostText: 10 });
      for (let i = 0; i < 3; i++) {
        const { version } = project;
        assert.deepEqual(find(TWO_CALLS, project), expected);
        if (i > 0) assert.notEqual(project.version, version, 'conclusions go with the modules');
      }
    }
  });
});

describe('the kept modules', () => {
  const moduleOf = (path: string) => createModule(parseSource('12345678;', path));

  it('are those that were asked for last, and half as many', () => {
    const cache = new ModuleCache(30);
    for (const path of ['/a.ts', '/b.ts', '/c.ts']) cache.set(path, moduleOf(path));
    assert.equal(cache.trim(), false);
    cache.get('/a.ts');
    cache.set('/d.ts', moduleOf('/d.ts'));
    assert.equal(cache.trim(), true);
    assert.deepEqual(
      ['/a.ts', '/b.ts', '/c.ts', '/d.ts'].filter((path) => cache.has(path)),
      ['/d.ts'],
    );
    assert.equal(cache.trim(), false);
  });

  it('include those that could not be parsed, which take no room', () => {
    const cache = new ModuleCache(10);
    cache.set('/a.ts', undefined);
    cache.set('/b.ts', moduleOf('/b.ts'));
    assert.equal(cache.trim(), false);
    assert.ok(cache.has('/a.ts'));
    assert.equal(cache.get('/a.ts'), undefined);
    cache.delete('/b.ts');
    cache.set('/c.ts', moduleOf('/c.ts'));
    assert.equal(cache.trim(), false, 'what was deleted takes no room either');
  });
});

const TWO_UNKNOWN = `export async function run(box) {
  const a = await box.alpha();
  const b = await box.beta();
  return [a, b];
}
`;

describe('what the user says of calls', () => {
  const alpha = (effect: KnownCallSetting['effect'], resource?: string): KnownCallSetting => ({
    call: 'box.alpha',
    effect,
    ...(resource !== undefined && { resource }),
  });
  const beta: KnownCallSetting = { call: 'box.beta', effect: 'read', resource: 'db:stock' };

  const cases: readonly (readonly [string, readonly KnownCallSetting[], readonly string[]])[] = [
    ['two reads', [alpha('read'), beta], ['safe']],
    ['a write of what is read', [alpha('write', 'db:stock'), beta], []],
    ['a read and a write of something else', [alpha('read', 'net:rates'), { ...beta, effect: 'write' }], ['review']],
    ['a guard before a write', [alpha('guard'), { ...beta, effect: 'write' }], []],
    ['a pattern for both', [{ call: 'box.*', effect: 'read' }], ['safe']],
  ];
  for (const [name, calls, expected] of cases) {
    it(`decides: ${name}`, () => {
      assert.deepEqual(find(TWO_UNKNOWN, undefined, calls), expected);
    });
  }

  it('holds for the settings it stands in, within one project', () => {
    const project = new Project(createMemoryFiles({}));
    const none = find(TWO_UNKNOWN, project);
    for (const [, calls, expected] of [...cases, ...cases]) {
      assert.deepEqual(find(TWO_UNKNOWN, project, calls), expected);
      assert.deepEqual(find(TWO_UNKNOWN, project), none);
    }
  });

  it('goes before the body of a callee', () => {
    const project = new Project(createMemoryFiles(makeWorkspace(HIDDEN_STATE)));
    const calls: readonly KnownCallSetting[] = [
      { call: 'first', effect: 'read' },
      { call: 'second', effect: 'read' },
    ];
    assert.deepEqual(find(TWO_CALLS, project), []);
    assert.deepEqual(find(TWO_CALLS, project, calls), ['safe']);
  });
});

describe('a file with known calls', () => {
  const file = (call: string): string => JSON.stringify({ knownCalls: [{ call, effect: 'read' }] });

  it('is the nearest one upwards, read once until it changes', () => {
    const files = createMemoryFiles({
      '/p/.await-lens.json': file('outer'),
      '/p/app/.await-lens.json': file('inner'),
      '/p/app/src/a.ts': '',
    });
    const project = new Project(files);
    const callsFor = (path: string): string[] => project.knownCalls.around(path).calls.map(({ call }) => call);
    assert.deepEqual(callsFor('/p/app/src/a.ts'), ['inner']);
    assert.deepEqual(callsFor('/p/b.ts'), ['outer']);
    assert.deepEqual(callsFor('/q/b.ts'), []);
    files.texts.delete('/p/app/.await-lens.json');
    assert.deepEqual(callsFor('/p/app/src/a.ts'), ['inner']);
    project.invalidate('/p/app/.await-lens.json');
    assert.deepEqual(callsFor('/p/app/src/a.ts'), ['outer']);
  });

  it('is named with the field that is wrong in it', () => {
    const project = new Project(createMemoryFiles({ '/p/.await-lens.json': '{ "knownCalls": [{ "call": "a" }] }' }));
    assert.deepEqual(project.knownCalls.around('/p/src/a.ts').problems, [
      '/p/.await-lens.json: knownCalls[0].effect is missing; it is one of read, write, order, guard, pure.',
    ]);
  });
});
