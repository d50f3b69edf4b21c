import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { fillGaps } from '../../src/languages/python/grammarGaps';
import { preparePython } from './parser';

const OPTIONS = { ...DEFAULT_OPTIONS, path: '/project/a.py' };
const BODY = `:
    a = await api.get_a(1)
    b = await api.get_b(2)
    return a, b
`;

describe('Python that the grammar does not know', () => {
  before(preparePython);

  for (const head of [
    'async def load[T = int](api: T)',
    'async def load[T: (int, str) = int, *Ts = *tuple[int, str], **P = [int]](api)',
    'class Box[T = dict[str, int]](Base[T]): pass\n\n\nasync def load(api)',
    'type Pair[T = int] = tuple[T, T]\n\n\nasync def load(api)',
    'def other():\n    (one.\ntwo(\n))\n\n\nasync def load(api)',
  ]) {
    it(`is read all the same: ${head.split('\n')[0] ?? ''}`, () => {
      const text = head + BODY;
      const { error, findings } = analyze(text, 'python', OPTIONS);
      assert.equal(error, undefined);
      const [finding] = findings;
      assert.equal(finding?.function, 'load');
      const { start } = finding.awaits[0]?.span ?? finding.span;
      assert.ok(text.startsWith('await api.get_a', start));
    });
  }

  it('is told from strings, comments and what is written like it', () => {
    for (const text of [
      '# class A[T = int]. \nx = 1.\n',
      'x = "def f[T = int](x)"\n',
      'f(a[0], b = [c == d], e.g)\n',
      'x = [  # one.\n  2]\n',
      '"""\nclass A[T = 1]: (a.\nb)\n"""\n',
      'class A(B[C], metaclass=M): ...\n',
    ]) {
      assert.equal(fillGaps(text), text);
    }
  });

  it('is left as broken as it is where it is broken otherwise', () => {
    const { error } = analyze(`async def load[T = int](api)${BODY}x = = 3\n`, 'python', OPTIONS);
    assert.equal(error?.message, 'This is not Python.');
  });
});
