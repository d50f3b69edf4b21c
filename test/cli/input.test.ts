import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { ensureBuilt } from '../built';
import { Folder, TWO_READS } from './commandLine';

describe('what await-lens scan reads', function () {
  this.timeout(120_000);
  const folders: Folder[] = [];

  function make(files: Readonly<Record<string, string | Uint8Array>>): Folder {
    const folder = new Folder(files);
    folders.push(folder);
    return folder;
  }

  before(ensureBuilt);
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });

  const pathsIn = (folder: Folder, ...args: string[]): string[] =>
    folder.scan(...args).findings.map(({ path }) => path);

  it('follows .gitignore files, nested ones and exceptions too', () => {
    const folder = make({
      '.git/HEAD': '',
      '.gitignore': 'out/\n*.gen.ts\n!kept.gen.ts\n',
      'a.ts': TWO_READS,
      'a.gen.ts': TWO_READS,
      'kept.gen.ts': TWO_READS,
      'out/a.ts': TWO_READS,
      'pkg/.gitignore': '/local.ts\n!back.gen.ts\n',
      'pkg/local.ts': TWO_READS,
      'pkg/back.gen.ts': TWO_READS,
      'pkg/deep/local.ts': TWO_READS,
    });
    assert.deepEqual(pathsIn(folder), ['a.ts', 'kept.gen.ts', 'pkg/back.gen.ts', 'pkg/deep/local.ts']);
    assert.deepEqual(pathsIn(folder, 'pkg'), ['pkg/back.gen.ts', 'pkg/deep/local.ts'], 'rules from above apply below');
    assert.deepEqual(pathsIn(folder, 'out'), ['out/a.ts'], 'an ignored folder that is named is scanned');
    assert.deepEqual(pathsIn(folder, 'a.gen.ts'), ['a.gen.ts'], 'an ignored file that is named is scanned');
  });

  it('leaves out node_modules, declarations, minified files and links', () => {
    const folder = make({
      'a.mts': TWO_READS,
      'node_modules/x/index.js': TWO_READS,
      'types.d.ts': 'export {};',
      'types.d.mts': 'export {};',
      'data.d.json.ts': 'export {};',
      'lib.min.js': TWO_READS,
      'notes.txt': TWO_READS,
    });
    mkdirSync(folder.file('elsewhere'));
    symlinkSync(folder.file('a.mts'), folder.file('elsewhere/link.mts'));
    symlinkSync(folder.path, folder.file('elsewhere/circle'));
    const { files, findings } = folder.scan();
    assert.equal(files.seen, 1);
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['a.mts'],
    );
  });

  it('looks at a file once, however often it is named', () => {
    const folder = make({ 'src/a.ts': TWO_READS });
    assert.equal(folder.scan('.', 'src', 'src/a.ts', folder.file('src/a.ts')).files.seen, 1);
  });

  it('passes over 5 MB of minified code at once', () => {
    const unit = 'async function f(){const a=await g();const b=await h();return[a,b]}';
    const folder = make({ 'bundle.js': unit.repeat(5_000_000 / unit.length), 'a.ts': TWO_READS });
    const { files, findings, durationMs } = folder.scan();
    assert.deepEqual(files, { seen: 2, parsed: 1, failed: [] });
    assert.equal(findings.length, 1);
    assert.ok(durationMs < 5000, String(durationMs));
  });

  it('names what it cannot read on stderr and goes on with the rest', () => {
    const folder = make({
      'a.ts': TWO_READS,
      'binary.ts': new Uint8Array([0x47, 0x40, 0x00, 0x10, 0xff, 0x00]),
      'broken.ts': 'async function f() { await a(); await b(;',
      'latin.js': Buffer.from('async () => { await "é" }', 'latin1'),
    });
    const { code, stdout, stderr } = folder.run('scan', '--format', 'json', '.', 'gone.ts', 'also/gone');
    const report = JSON.parse(stdout) as {
      files: { failed: { path: string; message: string }[] };
      findings: unknown[];
    };
    assert.equal(code, 0);
    assert.equal(report.findings.length, 1);
    assert.deepEqual(report.files.failed.map(({ path }) => path).sort(), [
      'also/gone',
      'binary.ts',
      'broken.ts',
      'gone.ts',
      'latin.js',
    ]);
    assert.match(stderr, /^await-lens: gone\.ts: no such file or folder$/m);
    assert.match(stderr, /^await-lens: binary\.ts: a binary file$/m);
    assert.match(stderr, /^await-lens: broken\.ts: syntax error at 1:\d+: .+$/m);
    assert.match(stderr, /^await-lens: latin\.js: not UTF-8 text$/m);
    assert.equal(stderr.trimEnd().split('\n').length, 5);
  });

  it('names a file and a folder without permission', function () {
    // The superuser may read everything, so there is nothing to see.
    if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
    const folder = make({ 'a.ts': TWO_READS, 'secret.ts': TWO_READS, 'closed/b.ts': TWO_READS });
    chmodSync(folder.file('secret.ts'), 0);
    chmodSync(folder.file('closed'), 0);
    const { code, stderr } = folder.run('scan');
    chmodSync(folder.file('closed'), 0o755);
    assert.equal(code, 0);
    assert.match(stderr, /secret\.ts: permission denied/);
    assert.match(stderr, /closed: permission denied/);
  });

  it('exits with 2 when there is nothing that can be read', () => {
    const folder = make({ 'broken.ts': 'async function f() { await a(); await b(;', 'notes.txt': '' });
    mkdirSync(folder.file('empty'));
    mkdirSync(folder.file('folder.ts'));
    for (const path of ['gone.ts', 'broken.ts', 'notes.txt', 'empty', 'folder.ts']) {
      const { code, stderr } = folder.run('scan', path);
      assert.equal(code, 2, path);
      assert.match(stderr, /^await-lens: .+\n$/, path);
    }
  });

  it('takes an empty file, a BOM, CRLF and emoji as they come', () => {
    const emoji = TWO_READS.replace("await readFile('config.json'", "/* 👩‍👩‍👧 */ await readFile('🎉.json'");
    const folder = make({
      'empty.ts': '',
      'bom.ts': `\uFEFF${TWO_READS}`,
      'crlf.ts': TWO_READS.replaceAll('\n', '\r\n'),
      'emoji.ts': emoji,
    });
    const { files, findings } = folder.scan();
    assert.deepEqual(files, { seen: 4, parsed: 3, failed: [] });
    assert.deepEqual(
      findings.map(({ path, awaits }) => [
        path,
        ...awaits.map(({ line, column }) => `${String(line)}:${String(column)}`),
      ]),
      [
        ['bom.ts', '4:18', '5:17'],
        ['crlf.ts', '4:18', '5:17'],
        // Columns count UTF-16 units: the family is 8 of them.
        ['emoji.ts', '4:33', '5:17'],
      ],
    );
  });
});
