import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, lstatSync } from 'node:fs';
import { ensureBuilt } from '../built';
import { Folder, ONE_AFTER_ANOTHER, TWO_READS, TWO_READS_TOGETHER } from './commandLine';

describe('await-lens fix', function () {
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

  const read = (folder: Folder, name: string): string => readFileSync(folder.file(name), 'utf8');

  it('rewrites what is safe, and a second run changes nothing', () => {
    const folder = make({ 'a.ts': TWO_READS, 'b.ts': ONE_AFTER_ANOTHER });
    const first = folder.run('fix');
    assert.deepEqual([first.code, first.stderr], [0, '']);
    assert.equal(first.stdout, 'a.ts  1 fixed\n\nFixed 1 place in 1 file.\n');
    assert.equal(read(folder, 'a.ts'), TWO_READS_TOGETHER);
    assert.equal(read(folder, 'b.ts'), ONE_AFTER_ANOTHER);
    const { mtimeMs } = statSync(folder.file('a.ts'));
    const second = folder.run('fix');
    assert.deepEqual([second.code, second.stdout], [0, 'Nothing to fix.\n']);
    assert.equal(statSync(folder.file('a.ts')).mtimeMs, mtimeMs);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.ts', 'b.ts'], 'no temporary file is left');
  });

  it('prints a diff that can be applied, and changes nothing', () => {
    const folder = make({ 'src/a.ts': TWO_READS, 'src/crlf.ts': TWO_READS.replaceAll('\n', '\r\n') });
    const { code, stdout } = folder.run('fix', '--dry-run');
    assert.equal(code, 0);
    assert.match(stdout, /^--- a\/src\/a\.ts\n\+\+\+ b\/src\/a\.ts\n@@ /);
    assert.equal(read(folder, 'src/a.ts'), TWO_READS);
    const applied = spawnSync('git', ['apply', '-'], { cwd: folder.path, input: stdout, encoding: 'utf8' });
    assert.equal(applied.stderr, '');
    assert.equal(read(folder, 'src/a.ts'), TWO_READS_TOGETHER);
    assert.equal(read(folder, 'src/crlf.ts'), TWO_READS_TOGETHER.replaceAll('\n', '\r\n'));
  });

  it('keeps a BOM, CRLF, emoji, a missing last line end, and the mode', () => {
    const emoji = (text: string): string => text.replace("'config.json'", "'👩‍👩‍👧.json'");
    const folder = make({
      'bom.ts': `\uFEFF${TWO_READS}`,
      'crlf.ts': TWO_READS.replaceAll('\n', '\r\n'),
      'emoji.ts': emoji(TWO_READS),
      'end.ts': TWO_READS.trimEnd(),
    });
    chmodSync(folder.file('end.ts'), 0o754);
    assert.equal(folder.run('fix').code, 0);
    assert.equal(read(folder, 'bom.ts'), `\uFEFF${TWO_READS_TOGETHER}`);
    assert.equal(read(folder, 'crlf.ts'), TWO_READS_TOGETHER.replaceAll('\n', '\r\n'));
    assert.equal(read(folder, 'emoji.ts'), emoji(TWO_READS_TOGETHER));
    assert.equal(read(folder, 'end.ts'), TWO_READS_TOGETHER.trimEnd());
    assert.equal(statSync(folder.file('end.ts')).mode & 0o777, 0o754);
  });

  it('writes through a link that is named', () => {
    const folder = make({ 'real/a.ts': TWO_READS });
    symlinkSync(folder.file('real/a.ts'), folder.file('link.ts'));
    assert.equal(folder.run('fix', 'link.ts').code, 0);
    assert.ok(lstatSync(folder.file('link.ts')).isSymbolicLink());
    assert.equal(read(folder, 'real/a.ts'), TWO_READS_TOGETHER);
  });

  it('leaves broken and binary files as they are', () => {
    const binary = new Uint8Array([...Buffer.from(TWO_READS), 0]);
    const broken = `${TWO_READS}\nfunction (`;
    const folder = make({ 'binary.ts': binary, 'broken.ts': broken, 'a.ts': TWO_READS });
    const { code, stderr } = folder.run('fix');
    assert.equal(code, 0);
    assert.match(stderr, /binary\.ts: a binary file\n.*broken\.ts: syntax error/);
    assert.equal(read(folder, 'broken.ts'), broken);
    assert.deepEqual(new Uint8Array(readFileSync(folder.file('binary.ts'))), binary);
    assert.equal(read(folder, 'a.ts'), TWO_READS_TOGETHER);
  });

  it('puts the helper into the project once, before anything imports it', () => {
    const folder = make({
      'package.json': '{ "name": "x", "type": "module" }',
      'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" } }',
      'src/a.ts': TWO_READS,
      'src/deep/b.ts': TWO_READS,
    });
    const dry = folder.run('fix', '--target', 'run-parallel', '--dry-run');
    assert.match(dry.stdout, /^--- \/dev\/null\n\+\+\+ b\/src\/runParallel\.ts\n/);
    assert.equal(existsSync(folder.file('src/runParallel.ts')), false);
    const { code, stderr } = folder.run('fix', '--target', 'run-parallel');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(read(folder, 'src/runParallel.ts'), /export (?:async )?function runParallel/);
    assert.match(read(folder, 'src/a.ts'), /import \{ runParallel \} from '\.\/runParallel\.js';/);
    assert.match(read(folder, 'src/deep/b.ts'), /import \{ runParallel \} from '\.\.\/runParallel\.js';/);
    assert.match(read(folder, 'src/a.ts'), /await runParallel\(\s*\(\) => readFile\('config\.json', 'utf8'\),/);
    assert.equal(folder.run('fix', '--target', 'run-parallel').stdout, 'Nothing to fix.\n');
  });

  it('imports the helper from where the user says', () => {
    const folder = make({ 'package.json': '{}', 'src/a.ts': TWO_READS });
    assert.equal(folder.run('fix', '--target', 'run-parallel', '--helper', '@team/async').code, 0);
    assert.match(read(folder, 'src/a.ts'), /import \{ runParallel \} from '@team\/async';/);
    assert.deepEqual(readdirSync(folder.file('src')), ['a.ts']);
  });
});
