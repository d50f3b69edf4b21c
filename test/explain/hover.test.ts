import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { LineIndex } from '../../src/core/lineIndex';
import { DEFAULT_OPTIONS, type LanguageId } from '../../src/core/options';
import { NO_LINKS, type Links } from '../../src/explain/commandLinks';
import { explainAwait, findAwaitAt } from '../../src/explain/hover';
import { NO_ASSUMPTIONS } from '../../src/explain/timeline/model';
import { CHAIN, FETCHES, JOINED, PAGE, RECEIPT, SINGLE } from './cases';
import { handmade, type HandmadeCase } from './handmade';
import { preparePython } from '../python/parser';
import { matchSnapshot, withoutData } from './snapshot';

const LINKS: Links = {
  applyFinding: ({ start }) => `command:apply?${start}`,
  whyNotTogether: (offset) => `command:why?${offset}`,
  explainEventLoop: (offset) => `command:loop?${offset}`,
  showTimeline: (offset) => `command:timeline?${offset}`,
  lesson: (id) => `command:lesson?${id}`,
  reveal: (offset) => `command:reveal?${offset}`,
};

describe('hover', () => {
  before(preparePython);

  const cases: readonly (readonly [string, HandmadeCase, number])[] = [
    ['could-wait', PAGE, 0],
    ['has-to-wait', PAGE, 3],
    ['maybe', RECEIPT, 1],
    ['others-wait', CHAIN, 0],
    ['may-have-to-wait', CHAIN, 2],
    ['same-callee', FETCHES, 1],
    ['joined', JOINED, 0],
    ['alone', JOINED, 1],
  ];
  for (const [name, made, index] of cases) {
    it(`says what happens: ${name}`, () => {
      const { analysis, fn, lines } = handmade(made);
      const markdown = explainAwait({
        analysis,
        fn,
        index,
        lines,
        links: LINKS,
        pictures: true,
        assumptions: NO_ASSUMPTIONS,
      });
      matchSnapshot(`hover-${name}.snap.md`, withoutData(markdown ?? '(nothing)'));
    });
  }

  it('says nothing where there is nothing to say', () => {
    const { analysis, fn, lines } = handmade(SINGLE);
    assert.equal(
      explainAwait({ analysis, fn, index: 0, lines, links: LINKS, pictures: true, assumptions: NO_ASSUMPTIONS }),
      undefined,
    );
  });

  it('has neither pictures nor links for editors that can show none', () => {
    const { analysis, fn, lines } = handmade(PAGE);
    for (const index of fn.awaits.keys()) {
      const markdown = explainAwait({
        analysis,
        fn,
        index,
        lines,
        links: NO_LINKS,
        pictures: false,
        assumptions: NO_ASSUMPTIONS,
      });
      assert.doesNotMatch(markdown ?? '', /command:|data:|\]\(/);
    }
  });

  for (const [name, text, place] of [
    ['joined-call', 'await Promise.all([one(), two(), three()])', 'two'],
    ['joined-settled', 'await Promise.allSettled([one(), two()])', 'allSettled'],
    ['joined-race', 'await Promise.race([one(), two()])', 'race'],
    ['joined-any', 'await Promise.any([one(), two()])', 'any'],
    ['joined-helper', 'await runParallel(() => one(), async () => await two())', 'runParallel'],
    ['joined-sequence', 'await runSequence(() => one(), two)', 'runSequence'],
    ['joined-in-turn', 'await runSequence(() => one(), two)', 'one'],
  ] as const) {
    it(`says what is joined: ${name}`, () => {
      matchSnapshot(`hover-${name}.snap.md`, hoverOn(`async function run() {\n  ${text};\n}\n`, place) ?? '');
    });
  }

  it('says which of the joined calls takes longest, once that is known', () => {
    const text = 'async function run() {\n  await Promise.all([one(), two()]);\n}\n';
    assert.doesNotMatch(hoverOn(text, 'all') ?? '', /takes longest/);
    assert.match(hoverOn(text, 'all', { 'run/two#0': 1500 }) ?? '', /`two` takes longest, 1\.5 s as you have set it\./);
  });

  for (const [name, text, place] of [
    ['gathered', 'await asyncio.gather(one(), db.two())', 'gather'],
    ['gathered-call', 'await asyncio.gather(one(), db.two())', 'two'],
    ['gathered-settled', 'await asyncio.gather(one(), two(), return_exceptions=True)', 'gather'],
    [
      'python-chains',
      'await run_parallel(run_sequence(one(), db.two()), run_sequence(three(), four()))',
      'run_parallel',
    ],
    ['python-sequence', 'await run_sequence(one(), two())', 'run_sequence'],
  ] as const) {
    it(`says the same in Python: ${name}`, () => {
      const told = hoverOn(`async def run():\n    ${text}\n`, place, {}, 'python');
      matchSnapshot(`hover-${name}.snap.md`, told ?? '');
    });
  }

  for (const [name, head, body] of [
    ['free', 'for (const id of ids)', 'names.push(await getUser(id));'],
    ['maybe', 'for (const id of ids)', 'await save(id);'],
    ['in-order', 'for (const id of ids)', 'last = await getUser(id, last);'],
    [
      'in-order-and-behind',
      'for (const id of ids)',
      '{ const user = await getUser(id, last); last = await rate(user); }',
    ],
    ['polling', 'while (last === undefined)', 'last = await getUser(ids[0]);'],
  ] as const) {
    it(`says of a loop what its rounds do: ${name}`, () => {
      const text = `async function all(ids) {\n  const names = [];\n  let last;\n  ${head} ${body}\n  return [names, last];\n}\n`;
      matchSnapshot(`hover-loop-${name}.snap.md`, hoverOn(text, name.endsWith('behind') ? 'rate' : 'await') ?? '');
    });
  }

  it('belongs to the name of what is called, too', () => {
    const text = 'async function run() {\n  await db.users.find(1);\n  await send();\n}\n';
    assert.ok(hoverOn(text, 'find'));
    assert.equal(hoverOn(text, 'users'), undefined);
    assert.equal(hoverOn(text, '1'), undefined);
  });

  it('belongs to the word await, where the call has no name', () => {
    const { analysis, fn } = handmade(PAGE);
    const { start } = fn.awaits[1]!.span;
    assert.equal(findAwaitAt(analysis, start - 1), undefined);
    assert.equal(findAwaitAt(analysis, start)?.index, 1);
    assert.deepEqual(findAwaitAt(analysis, start + 5)?.word, { start, end: start + 5 });
    assert.equal(findAwaitAt(analysis, start + 6), undefined);
  });
});

/** The hover on a word of a text as it is analysed; the data of pictures left out. */
function hoverOn(
  text: string,
  word: string,
  durations: Readonly<Record<string, number>> = {},
  language: LanguageId = 'typescript',
): string | undefined {
  const options = { ...DEFAULT_OPTIONS, path: language === 'python' ? '/src/run.py' : '/src/run.ts', explain: true };
  const analysis = analyze(text, language, options);
  const place = findAwaitAt(analysis, text.indexOf(word) + 1);
  if (place === undefined) return undefined;
  const lines = new LineIndex(text);
  const assumptions = { durations, rounds: {} };
  const told = explainAwait({ analysis, ...place, lines, links: LINKS, pictures: true, assumptions });
  return told && withoutData(told);
}
