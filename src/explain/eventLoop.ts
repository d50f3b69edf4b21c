import * as l10n from '@vscode/l10n';
import type { FunctionReport } from '../core/analysis';
import type { LineIndex } from '../core/lineIndex';
import { timelines } from './functionPage';
import { type AwaitNames, nameAwaits } from './names';
import { schedulesOf } from './schedule';
import { code, joinList } from './words';

/** The function that the page takes as its example. */
export interface LoopExample {
  readonly fn: FunctionReport;
  readonly lines: LineIndex;
}

/** The steps of a long function would bore before they teach. */
const MOST_STEPS = 6;

/** A page on the event loop, told with the reader's own function where there is one. */
export function explainEventLoop(example?: LoopExample): string {
  return [
    `# ${l10n.t('What happens at an await')}`,
    l10n.t(
      'JavaScript runs your code on one thread. The *event loop* hands that thread to one piece of code at a time, and each piece keeps it until it ends or reaches an `await`.',
    ),
    l10n.t(
      'Waiting needs no thread. A request on its way, a file being read, a timer: all of them go on outside, and as many as you like at once. So two waits can overlap although two lines of code never do.',
    ),
    ...(example === undefined ? [] : walkThrough(example)),
    `## ${l10n.t('Started is not the same as awaited')}`,
    l10n.t(
      'Calling an async function starts it at once: it runs up to its first `await`, and the work outside begins. `await` only says where you stop until the result is there. Written as `await a(); await b();`, `b` is not started before `a` has finished, even when it needs nothing from `a`.',
    ),
    snippet([
      `// ${l10n.t('one after another: the times add up')}`,
      'const user = await getUser(id);',
      'const rates = await getRates();',
      '',
      `// ${l10n.t('together: as long as the slower of the two')}`,
      'const [user, rates] = await Promise.all([getUser(id), getRates()]);',
    ]),
    `## ${l10n.t('In what order things go on')}`,
    l10n.t(
      'When something outside has finished, what waits for it is put in a queue. The loop takes from the queue only when the running code has stepped aside, first everything that continues after an `await`, then timers and new events. A long calculation in between holds up all of them.',
    ),
    `## ${l10n.t('When order matters')}`,
    l10n.t(
      'Waits have to stay in order when one needs the result of another, when both change the same thing, when one decides whether the other may happen, or when people can see the order. Await Lens looks for exactly these, and says which one it found.',
    ),
    l10n.t(
      'With `Promise.all`, the first failure is the one you catch; the others go on running. Where all results matter, failed or not, `Promise.allSettled` keeps every one of them.',
    ),
  ].join('\n\n');
}

function walkThrough({ fn, lines }: LoopExample): string[] {
  const names = nameAwaits(fn, lines);
  const steps = fn.awaits.slice(0, MOST_STEPS).map((point, index) => {
    const { line } = lines.at(point.span.start);
    const leaves = l10n.t(
      'Line {0}: {1} is started, {2} steps aside, and the loop runs other code.',
      line,
      names.marked(index),
      code(fn.name),
    );
    const comesBack =
      fn.awaits[index + 1] === undefined
        ? l10n.t('When it has finished, the function goes on to its end.')
        : l10n.t('When it has finished, the function goes on, and only now is {0} started.', names.marked(index + 1));
    return `${leaves} ${comesBack}`;
  });
  if (steps.length === 0) return [];
  return [
    `## ${l10n.t('Your function {0}, step by step', code(fn.name))}`,
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    ...timelines(fn, lines),
    ...tellGain(fn, names),
  ];
}

function tellGain(fn: FunctionReport, names: AwaitNames): string[] {
  if (fn.waits.after >= fn.waits.before) return [];
  return schedulesOf(fn)
    .flatMap(({ together }) => together.filter((slot) => slot.length > 1))
    .map((slot) => {
      const joined = joinList(slot.map(names.marked));
      return fn.waits.confidence === 'safe'
        ? l10n.t('{0} could be started together: nothing makes one wait for the other.', joined)
        : l10n.t('{0} could perhaps be started together; Await Lens says what to check first.', joined);
    });
}

function snippet(lines: readonly string[]): string {
  return ['```js', ...lines, '```'].join('\n');
}
