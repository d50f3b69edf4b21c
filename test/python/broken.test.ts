import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../src/analyze';
import type { Analysis } from '../../src/core/analysis';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { preparePython } from './parser';

const TWO_READS = `async def load(api):
    a = await api.get_a(1)
    b = await api.get_b(2)
    return a, b
`;

describe('Python that is being typed', () => {
  before(preparePython);

  it('says where it can not be read, and what is found in the rest', () => {
    const text = `${TWO_READS}\n\nasync def other(api):\n    c = await api.get_c(\n`;
    const { error, findings } = look(text);
    assert.equal(error?.message, 'This is not Python.');
    assert.ok((error.offset ?? 0) > TWO_READS.length);
    assert.deepEqual(
      findings.map(({ function: name, confidence }) => [name, confidence]),
      [['load', 'safe']],
    );
  });

  it('ends a stretch at what can not be read', () => {
    const { error, findings } = look(TWO_READS.replace('    b', '    x = = 3\n    b'));
    assert.ok(error);
    assert.deepEqual(findings, []);
  });

  it('never throws, wherever the text breaks off', () => {
    const whole = readFileSync(join(__dirname, 'everything.py'), 'utf8');
    for (let length = 0; length < whole.length; length += 7) {
      const { error, notes } = look(whole.slice(0, length));
      assert.ok(!error?.message.startsWith('internal error'), notes.join('\n'));
    }
  });

  it('never throws, whatever is left out', () => {
    const whole = readFileSync(join(__dirname, 'everything.py'), 'utf8');
    for (let at = 0; at < whole.length; at += 11) {
      const { error, notes } = look(whole.slice(0, at) + whole.slice(at + 3));
      assert.ok(!error?.message.startsWith('internal error'), notes.join('\n'));
    }
  });

  it('survives what is nested too deeply', () => {
    const { error } = look(`async def f():\n    await a(${'('.repeat(20_000)}${')'.repeat(20_000)})\n    await b()\n`);
    assert.ok(!error?.message.startsWith('internal error'));
  });
});

function look(text: string): Analysis {
  return analyze(text, 'python', { ...DEFAULT_OPTIONS, path: '/project/a.py', explain: true });
}
