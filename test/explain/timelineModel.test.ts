import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { applyEdits } from '../../src/core/applyEdits';
import { LineIndex } from '../../src/core/lineIndex';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { assumeDuration, assumeNothing, assumeRounds, isAssumed } from '../../src/explain/timeline/assume';
import { layOut } from '../../src/explain/timeline/layout';
import { NO_ASSUMPTIONS } from '../../src/explain/timeline/model';
import { timelineOf } from '../../src/explain/timelineModel';

const READS = `async function load(id) {
  const user = await fetch('/users/' + id);
  const rates = await fetch('/rates');
  const total = await sum(user, rates);
  return total;
}
async function sum(user, rates) {
  const saved = await fetch('/totals/' + user.id + rates.length);
  return saved;
}
`;

describe('timeline model', () => {
  it('holds the calls, what keeps them in order, and what can be rewritten', () => {
    const { arrows, offers, steps } = modelOf(READS);
    assert.deepEqual(
      steps.map(({ key, label, slot, source }) => [key, label, slot, source]),
      [
        ['load/fetch#0', '2 fetch', 0, "const user = await fetch('/users/' + id);"],
        ['load/fetch#1', '3 fetch', 0, "const rates = await fetch('/rates');"],
        ['load/sum#0', 'sum', 1, 'const total = await sum(user, rates);'],
      ],
    );
    assert.deepEqual(
      arrows.map(({ from, to, strength }) => [from, to, strength]),
      [
        [0, 2, 'must'],
        [1, 2, 'must'],
      ],
    );
    assert.deepEqual(
      offers.map(({ title }) => title),
      ['Wait together with Promise.all'],
    );
  });

  it('lists the calls as they are reached, loops and arguments included', () => {
    const text = `async function all(ids) {
  const list = await fetch('/list');
  for (const id of ids) {
    const page = await fetch('/page/' + id);
    await store(await page.text());
  }
  await fetch('/done');
}
async function store() {}
`;
    const { loops, steps } = modelOf(text);
    assert.deepEqual(
      steps.map(({ label, loops: around }) => [label, around.length]),
      [
        ['2 fetch', 0],
        ['4 fetch', 1],
        ['page.text', 1],
        ['store', 1],
        ['7 fetch', 0],
      ],
    );
    assert.equal(loops.length, 1);
  });

  it('keeps functions of the same name apart', () => {
    const text = 'run(async () => {\n  await a();\n});\nrun(async () => {\n  await a();\n});\n';
    const analysis = analysisOf(text);
    const keys = analysis.functions.map(
      (fn) => timelineOf({ analysis, fn, lines: new LineIndex(text), text, languageId: 'javascript' }).steps[0]?.key,
    );
    assert.deepEqual(keys, ['(anonymous)/a#0', '(anonymous)~2/a#0']);
  });

  it('takes apart what waits together already, and knows each call by the same key as before', () => {
    const before = modelOf(READS);
    const [finding] = analysisOf(READS).findings;
    const rewritten = applyEdits(READS, finding!.suggestions[0]!.edits);
    assert.match(rewritten, /Promise\.all/);
    const after = modelOf(rewritten);
    assert.deepEqual(
      after.steps.map(({ key }) => key),
      before.steps.map(({ key }) => key),
    );
    assert.deepEqual(
      after.steps.map((step) => step.await),
      [0, 0, 1],
    );
    assert.deepEqual(layOut(after, 'written', NO_ASSUMPTIONS), {
      ...layOut(before, 'together', NO_ASSUMPTIONS),
    });
    assert.deepEqual(
      after.arrows.map(({ from, to }) => [from, to]),
      [[1, 2]],
    );
  });

  it('forgets what is assumed of one function, and of no other', () => {
    const model = modelOf(READS);
    const other = assumeRounds(assumeDuration(NO_ASSUMPTIONS, { key: 'other/fetch#0' }, 5), { key: 'other/loop#0' }, 2);
    const both = assumeDuration(other, model.steps[0]!, 70);
    assert.equal(isAssumed(both, model), true);
    assert.deepEqual(assumeNothing(both, model), other);
    assert.equal(isAssumed(other, model), false);
  });
});

function analysisOf(text: string) {
  return analyze(text, 'javascript', { ...DEFAULT_OPTIONS, path: '/src/load.js', explain: true });
}

function modelOf(text: string) {
  const analysis = analysisOf(text);
  return timelineOf({
    analysis,
    fn: analysis.functions[0]!,
    lines: new LineIndex(text),
    text,
    languageId: 'javascript',
  });
}
