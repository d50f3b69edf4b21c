import assert from 'node:assert/strict';
import { nameAwaits } from '../../src/explain/names';
import { scheduleOf } from '../../src/explain/schedule';
import { drawTimeline, toMarkdownImage } from '../../src/explain/timelineSvg';
import { CHAIN, FETCHES, PAGE } from './cases';
import { handmade, type HandmadeCase } from './handmade';
import { matchSnapshot } from './snapshot';

describe('timeline picture', () => {
  const draw = (made: HandmadeCase, marked?: number) => {
    const { fn, lines } = handmade(made);
    return drawTimeline(nameAwaits(fn, lines), scheduleOf(fn, 0), { marked });
  };

  it('shows both schedules on one axis', () => {
    const picture = draw(PAGE, 1);
    assert.ok(picture);
    matchSnapshot('timeline.svg', picture.svg.replace(/></g, '>\n<'));
    assert.equal(
      picture.description,
      'As written: getUser() → getOrders() → getRates() → sum(). Together: getUser(), getOrders() and getRates() → sum()',
    );
  });

  it('tells awaits of one callee apart by their lines', () => {
    assert.match(draw(FETCHES)?.svg ?? '', />2 fetch<.*>3 fetch</);
  });

  it('draws waits as long as they are, once that is known', () => {
    const { fn, lines } = handmade(PAGE);
    const times = [100, 1100, 200, 600];
    const picture = drawTimeline(nameAwaits(fn, lines), scheduleOf(fn, 0), { durationOf: (index) => times[index]! });
    assert.match(picture!.svg, />As written: 2 s<.*>Together: 1\.7 s</);
    const widths = [...picture!.svg.matchAll(/width="([\d.]+)" height="20"/g)].map(([, width]) => Number(width) + 2);
    assert.deepEqual(widths.slice(0, 4), [15.5, 170.5, 31, 93]);
    assert.deepEqual(widths.slice(4), widths.slice(0, 4));
  });

  it('is left out where nothing is gained', () => {
    assert.equal(draw(CHAIN), undefined);
  });

  it('is left out where its bars could not be told apart', () => {
    const count = 17;
    const text = `async function f() {\n${'  await g();\n'.repeat(count)}}\n`;
    assert.equal(draw({ text, slots: Array.from({ length: count }, () => 0) }), undefined);
  });

  it('carries every character of a name into the image', () => {
    const text = 'async function f() {\n  await 読む();\n  await b();\n}\n';
    const made = handmade({ text: text.replace('読む', 'x'), slots: [0, 0] });
    const fn = { ...made.fn, awaits: made.fn.awaits.map((each) => ({ ...each, callee: '読む<T>&"🙂' })) };
    const picture = drawTimeline(nameAwaits(fn, made.lines), scheduleOf(fn, 0));
    const image = toMarkdownImage(picture!);
    const data = /base64,([^)]*)\)$/.exec(image)?.[1] ?? '';
    assert.match(Buffer.from(data, 'base64').toString('utf8'), /2 読む&lt;T&gt;&amp;&quot;🙂/);
  });
});
