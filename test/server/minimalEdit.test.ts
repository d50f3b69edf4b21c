import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits } from '../../src/core/applyEdits';
import { minimalEdit } from '../../src/server/minimalEdit';
import { toTextEdits } from '../../src/server/positions';

describe('minimal edit', () => {
  it('is nothing for equal texts', () => {
    assert.equal(minimalEdit('abc', 'abc'), undefined);
  });

  it('touches what differs, and no more', () => {
    assert.deepEqual(minimalEdit('one two three', 'one 2 three'), { start: 4, end: 7, newText: '2' });
    assert.deepEqual(minimalEdit('aa', 'aaa'), { start: 2, end: 2, newText: 'a' });
  });

  it('never stands within a line end or a surrogate pair', () => {
    assert.deepEqual(minimalEdit('a\r\nb', 'a\rb'), { start: 1, end: 3, newText: '\r' });
    assert.deepEqual(minimalEdit('🙂', '🙃'), { start: 0, end: 2, newText: '🙃' });
  });

  it('makes the one of the other, as offsets and as positions of an editor', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '🙂', '🙃', '\uFEFF') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = minimalEdit(before, after);
        const edits = edit === undefined ? [] : [edit];
        assert.equal(applyEdits(before, edits), after);
        const document = TextDocument.create('file:///a', '', 0, before);
        assert.equal(TextDocument.applyEdits(document, toTextEdits(document, edits)), after);
      }),
    );
  });
});
