import assert from 'node:assert/strict';
import { ensureBuilt } from '../built';
import { Folder, ONE_AFTER_ANOTHER, TWO_READS } from './commandLine';

describe('await-lens explain', function () {
  this.timeout(120_000);
  let folder: Folder;

  before(() => {
    ensureBuilt();
    folder = new Folder({ 'a.ts': `${TWO_READS}\n${ONE_AFTER_ANOTHER.replace(/^import.*/, '')}`, 'c:1': '' });
  });
  after(() => {
    folder.remove();
  });

  it('says of each await of a function what it could overlap with', () => {
    const { code, stdout, stderr } = folder.run('explain', 'a.ts:5');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^a\.ts:3:\d+ {2}loadBoth: 2 waits, could be 1\n/);
    assert.match(stdout, /\n {2}4:18 {2}readFile\n {6}could overlap with readFile \(5:17\): .+\.\n/);
    assert.doesNotMatch(stdout, /update/);
  });

  it('says what an await has to wait for, and why', () => {
    const { stdout } = folder.run('explain', 'a.ts:13');
    assert.match(stdout, / update: 2 waits\n/);
    assert.match(stdout, /readFile\n {6}has to wait for writeFile \(12:3\): .+\n/);
  });

  it('goes through all functions of a file without a line', () => {
    const { stdout } = folder.run('explain', 'a.ts');
    assert.match(stdout, / loadBoth: .+[^]+ update: /);
  });

  it('says so when nothing is awaited there', () => {
    const { code, stdout } = folder.run('explain', 'a.ts:1');
    assert.deepEqual([code, stdout], [0, 'Nothing is awaited in a.ts at line 1.\n']);
  });

  it('refuses a file that is not there', () => {
    const { code, stdout, stderr } = folder.run('explain', 'gone.ts:3');
    assert.deepEqual([code, stdout, stderr], [2, '', 'await-lens: gone.ts: no such file or folder\n']);
  });
});
