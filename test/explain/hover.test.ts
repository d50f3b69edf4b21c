import assert from 'node:assert/strict';
import { NO_LINKS, type Links } from '../../src/explain/commandLinks';
import { explainAwait, findAwaitAt } from '../../src/explain/hover';
import { CHAIN, FETCHES, JOINED, LOOP, PAGE, RECEIPT, SINGLE } from './cases';
import { handmade, type HandmadeCase } from './handmade';
import { matchSnapshot, withoutData } from './snapshot';

const LINKS: Links = {
  applyFinding: ({ start }) => `command:apply?${start}`,
  whyNotTogether: (offset) => `command:why?${offset}`,
  explainEventLoop: (offset) => `command:loop?${offset}`,
  reveal: (offset) => `command:reveal?${offset}`,
};

describe('hover', () => {
  const cases: readonly (readonly [string, HandmadeCase, number])[] = [
    ['could-wait', PAGE, 0],
    ['has-to-wait', PAGE, 3],
    ['maybe', RECEIPT, 1],
    ['others-wait', CHAIN, 0],
    ['may-have-to-wait', CHAIN, 2],
    ['same-callee', FETCHES, 1],
    ['joined', JOINED, 0],
    ['alone', JOINED, 1],
    ['loop', LOOP, 0],
  ];
  for (const [name, made, index] of cases) {
    it(`says what happens: ${name}`, () => {
      const { analysis, fn, lines } = handmade(made);
      const markdown = explainAwait({ analysis, fn, index, lines, links: LINKS, pictures: true });
      matchSnapshot(`hover-${name}.snap.md`, withoutData(markdown ?? '(nothing)'));
    });
  }

  it('says nothing where there is nothing to say', () => {
    const { analysis, fn, lines } = handmade(SINGLE);
    assert.equal(explainAwait({ analysis, fn, index: 0, lines, links: LINKS, pictures: true }), undefined);
  });

  it('has neither pictures nor links for editors that can show none', () => {
    const { analysis, fn, lines } = handmade(PAGE);
    for (const index of fn.awaits.keys()) {
      const markdown = explainAwait({ analysis, fn, index, lines, links: NO_LINKS, pictures: false });
      assert.doesNotMatch(markdown ?? '', /command:|data:|\]\(/);
    }
  });

  it('belongs to the word await alone', () => {
    const { analysis, fn } = handmade(PAGE);
    const { start } = fn.awaits[1]!.span;
    assert.equal(findAwaitAt(analysis, start - 1), undefined);
    assert.equal(findAwaitAt(analysis, start)?.index, 1);
    assert.deepEqual(findAwaitAt(analysis, start + 5)?.keyword, { start, end: start + 5 });
    assert.equal(findAwaitAt(analysis, start + 6), undefined);
  });
});
