import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { DEFAULT_OPTIONS } from '../../src/core/options';

describe('a loop that looks up one row per round', () => {
  it('is told that one query would wait once', () => {
    const finding = findIn('for (const id of ids) rows.push(await User.findByPk(id));');
    assert.equal(finding.confidence, 'review');
    assert.deepEqual(finding.check, [
      'Check whether one query for all items does instead of one `User.findByPk` per round.',
    ]);
    assert.ok(finding.reasons.some((reason) => reason.includes('one query for all of them would wait once')));
  });

  it('is told so, and safe, when the list is short', () => {
    const finding = findIn("for (const id of ['a', 'b']) rows.push(await User.findByPk(id));");
    assert.equal(finding.confidence, 'safe');
    assert.ok(finding.reasons.some((reason) => reason.includes('one query for all of them would wait once')));
  });

  it('is not told so when the key is not that of the item', () => {
    const finding = findIn('for (const id of ids) rows.push([id, await User.findByPk(owner)]);');
    assert.ok(finding.reasons.every((reason) => !reason.includes('one query')));
  });
});

function findIn(loop: string) {
  const source = `import { User } from './models';\nexport async function load(ids, owner) {\n  const rows = [];\n  ${loop}\n  return rows;\n}\n`;
  const [finding] = analyze(source, 'javascript', { ...DEFAULT_OPTIONS, path: '/project/src/load.js' }).findings;
  assert.ok(finding);
  return finding;
}
