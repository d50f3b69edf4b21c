import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from '../built';
import { Folder, type JsonReport } from './commandLine';

/** Put into what is kept, to see in the next report which findings come from there. */
const MARK = 'KEPT ';

const PAGE = (module: string): string => `import { first, second } from '${module}';

export async function load() {
  const a = await first();
  const b = await second();
  return [a, b];
}
`;

const READS = `import { readFile } from 'node:fs/promises';

export const first = () => readFile('first.txt', 'utf8');
export const second = () => readFile('second.txt', 'utf8');
`;

/** The second needs what the first has left behind. */
const IN_ORDER = `import { readFile, writeFile } from 'node:fs/promises';

export const first = () => writeFile('second.txt', 'x');
export const second = () => readFile('second.txt', 'utf8');
`;

const FILES = {
  'package.json': '{ "name": "pages", "type": "module" }',
  'src/near.ts': PAGE('./reads'),
  'src/far.ts': PAGE('./passedOn'),
  'src/passedOn.ts': "export * from './inner/reads';\n",
  'src/inner/reads.ts': READS,
  'src/reads/index.ts': READS,
  'src/plain.ts': 'export const nothing = 1;\n',
};

describe('the results of scans that are kept', function () {
  this.timeout(120_000);
  let folder: Folder;

  before(() => {
    ensureBuilt();
  });
  beforeEach(() => {
    folder = new Folder(FILES);
  });
  afterEach(() => {
    folder.remove();
  });

  it('give the same report again', () => {
    const first = folder.run('scan', '--format', 'json');
    const again = folder.run('scan', '--format', 'json');
    const without = folder.run('scan', '--format', 'json', '--no-cache');
    assert.deepEqual(timeless(again.stdout), timeless(first.stdout));
    assert.deepEqual(timeless(without.stdout), timeless(first.stdout));
    assert.equal(again.stderr, '');
    folder.scan();
    mark(folder);
    assert.deepEqual(foundIn(folder.scan()), ['KEPT src/far.ts', 'KEPT src/near.ts']);
  });

  it('hold no longer for whatever hangs on a file that changed', () => {
    change('src/inner/reads.ts', IN_ORDER, ['KEPT src/near.ts']);
    mark(folder);
    // What was analysed anew is kept as well, and can change back.
    change('src/inner/reads.ts', READS, ['src/far.ts', 'KEPT src/near.ts']);
  });

  it('hold no longer for a file that changed itself', () => {
    change('src/near.ts', `${PAGE('./reads')}// more\n`, ['KEPT src/far.ts', 'src/near.ts']);
  });

  it('hold no longer when imports lead elsewhere', () => {
    change('src/reads.ts', IN_ORDER, ['src/far.ts']);
  });

  it('hold no longer when a module goes', () => {
    folder.scan();
    mark(folder);
    rmSync(folder.file('src/inner/reads.ts'));
    const report = folder.scan();
    assert.equal(foundIn(report).includes('KEPT src/far.ts'), false);
    assert.deepEqual(timeless(JSON.stringify(report)), timeless(JSON.stringify(folder.scan('--no-cache'))));
  });

  it('hold no longer when a file says what calls do', () => {
    const knownCalls = ['first', 'second'].map((call) => ({ call, effect: 'order' }));
    change('.await-lens.json', JSON.stringify({ knownCalls }), []);
  });

  it('hold no longer when the project is set up in another way', () => {
    writeFileSync(folder.file('src/near.ts'), PAGE('texts'));
    change('tsconfig.json', '{ "compilerOptions": { "paths": { "texts": ["./src/inner/reads"] } } }', [
      'src/far.ts',
      'src/near.ts',
    ]);
  });

  it('hold no longer when declarations appear beside compiled code', () => {
    folder.remove();
    folder = new Folder({
      'a.js': `module.exports = async function load(store) {
  const a = await store.first();
  const b = await store.second();
  return [a, b];
};
`,
    });
    folder.scan();
    mark(folder);
    const before = foundIn(folder.scan());
    assert.ok(before.every((each) => each.startsWith(MARK)));
    writeFileSync(folder.file('a.d.ts'), 'export default function load(store: Store): Promise<unknown>;\n');
    assert.ok(foundIn(folder.scan()).every((each) => !each.startsWith(MARK)));
  });

  it('are those of the same paths and settings only', () => {
    folder.scan();
    mark(folder);
    assert.deepEqual(foundIn(folder.scan('src')), ['src/far.ts', 'src/near.ts']);
    assert.deepEqual(foundIn(folder.scan('--include-tests')), ['src/far.ts', 'src/near.ts']);
    assert.deepEqual(foundIn(folder.scan('--rule', 'sequential-awaits')), ['src/far.ts', 'src/near.ts']);
    assert.deepEqual(foundIn(folder.scan('--confidence', 'safe')), ['KEPT src/far.ts', 'KEPT src/near.ts']);
  });

  it('are neither read nor written with --no-cache', () => {
    folder.scan('--no-cache');
    assert.equal(keptFiles(folder).length, 0);
    folder.scan();
    mark(folder);
    assert.deepEqual(foundIn(folder.scan('--no-cache')), ['src/far.ts', 'src/near.ts']);
    assert.deepEqual(foundIn(folder.scan()), ['KEPT src/far.ts', 'KEPT src/near.ts']);
  });

  it('are as if they were not there when they can not be read', () => {
    folder.scan();
    for (const broken of ['', '{', '{}', '[]', 'null', '{"answers":[]}']) {
      for (const file of keptFiles(folder)) writeFileSync(file, broken);
      const { stdout, stderr, code } = folder.run('scan', '--format', 'json');
      assert.deepEqual(foundIn(JSON.parse(stdout) as JsonReport), ['src/far.ts', 'src/near.ts'], broken);
      assert.deepEqual([stderr, code], ['', 0], broken);
    }
  });

  it('are left away where nothing can be written', () => {
    writeFileSync(folder.home, 'a file where the folder should be');
    const { stdout, stderr, code } = folder.run('scan', '--format', 'json');
    assert.deepEqual(foundIn(JSON.parse(stdout) as JsonReport), ['src/far.ts', 'src/near.ts']);
    assert.deepEqual([stderr, code], ['', 0]);
  });

  it('follow imports of Python', () => {
    folder.remove();
    const page = (line: string): string => `${line}


async def load():
    a = await calls.first()
    b = await calls.second()
    return a, b
`;
    const reads = `import httpx


async def first():
    async with httpx.AsyncClient() as client:
        return await client.get("https://one.example.com")


async def second():
    async with httpx.AsyncClient() as client:
        return await client.get("https://two.example.com")
`;
    folder = new Folder({
      'pyproject.toml': '',
      'app/__init__.py': '',
      'app/page.py': page('from . import calls'),
      'app/other.py': page('from spare.parts import calls'),
      'app/calls.py': reads,
      'spare/parts/calls.py': reads,
    });
    const changed = reads.replaceAll('client.get', 'client.post');
    const names = (report: JsonReport): string[] => foundIn(report).filter((each) => !each.includes('calls'));
    folder.scan();
    mark(folder);
    assert.deepEqual(names(folder.scan()), ['KEPT app/other.py', 'KEPT app/page.py']);
    writeFileSync(folder.file('app/calls.py'), changed);
    assert.equal(names(folder.scan()).includes('KEPT app/page.py'), false);
    assert.ok(names(folder.scan()).includes('KEPT app/other.py'));
    mark(folder);
    writeFileSync(folder.file('spare/parts/calls.py'), changed);
    assert.equal(names(folder.scan()).includes('KEPT app/other.py'), false);
  });

  /** Scans, changes a file, and scans again; `expected`: the files with findings then. */
  function change(file: string, text: string, expected: readonly string[]): void {
    folder.scan();
    mark(folder);
    mkdirSync(path.dirname(folder.file(file)), { recursive: true });
    writeFileSync(folder.file(file), text);
    assert.deepEqual(foundIn(folder.scan()), expected);
    assert.deepEqual(
      foundIn(folder.scan('--no-cache')),
      expected.map((each) => each.replace(MARK, '')),
    );
  }
});

function timeless(report: string): unknown {
  return { ...(JSON.parse(report) as JsonReport), durationMs: 0 };
}

/** The files of the findings, in order, with the mark of those that were kept. */
function foundIn({ findings }: JsonReport): string[] {
  return findings.map((finding) => (finding.message.startsWith(MARK) ? MARK : '') + finding.path);
}

function keptFiles({ home }: Folder): string[] {
  const cache = path.join(home, '.cache', 'await-lens');
  try {
    return readdirSync(cache).map((name) => path.join(cache, name));
  } catch {
    return [];
  }
}

function mark(folder: Folder): void {
  for (const file of keptFiles(folder)) {
    const kept = readFileSync(file, 'utf8').replaceAll('KEPT ', '');
    writeFileSync(file, kept.replaceAll('"message":"', `"message":"${MARK}`));
  }
}
