import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFix } from '../../src/cli/writeFile';

describe('writing a fix', () => {
  let folder: string;
  let file: string;
  const fix = { before: 'old\n', after: 'new\n', applied: 1 };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'await-lens-'));
    file = path.join(folder, 'a.ts');
    writeFileSync(file, fix.before);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('replaces the text and leaves nothing beside it', () => {
    writeFix(file, fix);
    assert.equal(readFileSync(file, 'utf8'), 'new\n');
    assert.deepEqual(readdirSync(folder), ['a.ts']);
  });

  it('keeps what somebody has written in between', () => {
    writeFileSync(file, 'theirs\n');
    assert.throws(() => {
      writeFix(file, fix);
    }, /changed while it was analysed/);
    assert.equal(readFileSync(file, 'utf8'), 'theirs\n');
  });

  it('keeps a file that is write-protected', () => {
    chmodSync(file, 0o444);
    asOrdinaryUser([folder, file], () => {
      assert.throws(() => {
        writeFix(file, fix);
      }, /EACCES|EPERM/);
    });
    assert.equal(readFileSync(file, 'utf8'), 'old\n');
    assert.deepEqual(readdirSync(folder), ['a.ts']);
  });
});

/** Nothing is write-protected for root, so root does it as somebody else, to whom the files are given. */
function asOrdinaryUser(files: readonly string[], run: () => void): void {
  const NOBODY = 65_534;
  if (process.geteuid?.() !== 0) {
    run();
    return;
  }
  for (const each of files) chownSync(each, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    run();
  } finally {
    process.seteuid?.(0);
  }
}
