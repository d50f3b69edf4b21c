import assert from 'node:assert/strict';
import { explainEventLoop } from '../../src/explain/eventLoop';
import { explainFunction, findFunctionAt } from '../../src/explain/functionPage';
import { lensTitle } from '../../src/explain/lens';
import { whyNotTogether } from '../../src/explain/whyNotTogether';
import { CHAIN, FETCHES, PAGE, RECEIPT } from './cases';
import { handmade } from './handmade';
import { matchSnapshot, withoutData } from './snapshot';

describe('pages', () => {
  it('explain a function', () => {
    matchSnapshot('function-page.snap.md', withoutData(explainFunction(handmade(PAGE))));
  });

  it('explain a function in which nothing is gained', () => {
    matchSnapshot('function-chain.snap.md', withoutData(explainFunction(handmade(CHAIN))));
  });

  it('explain a function that a person has to decide about', () => {
    matchSnapshot('function-review.snap.md', withoutData(explainFunction(handmade(RECEIPT))));
  });

  it('explain the event loop with the function of the reader', () => {
    matchSnapshot('event-loop.snap.md', withoutData(explainEventLoop(handmade(PAGE))));
  });

  it('explain the event loop without a function', () => {
    const page = explainEventLoop();
    assert.match(page, /^# What happens at an await/);
    assert.doesNotMatch(page, /step by step/);
  });

  it('are about the innermost function', () => {
    const { analysis, fn } = handmade(PAGE);
    const inner = { ...fn, name: 'inner', span: { start: 40, end: 60 } };
    const both = { ...analysis, functions: [fn, inner] };
    assert.equal(findFunctionAt(both, 50)?.name, 'inner');
    assert.equal(findFunctionAt(both, 70)?.name, 'loadPage');
    assert.equal(findFunctionAt(both, 10_000), undefined);
  });
});

describe('lens', () => {
  it('says what could be', () => {
    assert.equal(lensTitle(handmade(PAGE).fn), '4 waits, could be 2');
    assert.equal(lensTitle(handmade(RECEIPT).fn), '2 waits, maybe 1');
  });

  it('is not there when nothing is gained', () => {
    assert.equal(lensTitle(handmade(CHAIN).fn), undefined);
  });
});

describe('why not together', () => {
  it('begins with what is certain', () => {
    const { fn, lines } = handmade(CHAIN);
    assert.deepEqual(
      whyNotTogether(fn, lines).map(({ sentence, title, verdict }) => [verdict, title, sentence]),
      [
        ['must', 'deleteDraft() → store.publish()', 'Both write `db:posts`.'],
        ['maybe', 'store.publish() → notify()', 'What `notify` does is not known.'],
      ],
    );
  });

  it('tells awaits of one callee apart', () => {
    const { fn, lines } = handmade({
      ...FETCHES,
      pairs: [{ from: 0, to: 2, strength: 'none', reason: 'Both only read.' }],
    });
    assert.deepEqual(
      whyNotTogether(fn, lines).map(({ title }) => title),
      ['fetch() (line 2) | fetch() (line 4)'],
    );
  });
});
