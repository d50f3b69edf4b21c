import assert from 'node:assert/strict';
import { ensureBuilt } from '../built';
import { Folder } from './commandLine';

const UNKNOWN = `export async function run(box) {
  const a = await box.alpha();
  const b = await box.beta();
  return [a, b];
}
`;

const listOf = (effect: string): string =>
  JSON.stringify({ knownCalls: [{ call: 'box.*', effect, resource: 'db:box' }] });

describe('a file with known calls on the command line', function () {
  this.timeout(120_000);
  let folder: Folder;

  before(ensureBuilt);
  afterEach(() => {
    folder.remove();
  });

  it('holds for the files below it, the nearest one for each', () => {
    folder = new Folder({
      '.await-lens.json': listOf('read'),
      'src/a.js': UNKNOWN,
      'ordered/.await-lens.json': listOf('order'),
      'ordered/a.js': UNKNOWN,
    });
    assert.deepEqual(
      folder.scan().findings.map(({ path, confidence }) => `${path} ${confidence}`),
      ['src/a.js safe'],
    );
    const { stdout } = folder.run('fix', '--dry-run');
    assert.match(stdout, /^\+.*Promise\.all/m);
  });

  it('is named on stderr, once, with the field that is wrong; the rest goes on', () => {
    const list = {
      knownCalls: [
        { call: 'box.*', effect: 'read' },
        { call: 'x', effect: 'reed' },
      ],
    };
    folder = new Folder({ '.await-lens.json': JSON.stringify(list), 'a.js': UNKNOWN, 'b.js': UNKNOWN });
    const complaint = `await-lens: ${folder.path}/.await-lens.json: knownCalls[1].effect has to be one of read, write, order, guard, pure, but is "reed".\n`;
    for (const args of [['scan'], ['explain', 'a.js'], ['fix', '--dry-run']]) {
      const { code, stderr, stdout } = folder.run(...args);
      assert.equal(stderr, complaint);
      assert.equal(code, 0);
      assert.match(stdout, /alpha/);
    }
  });
});
