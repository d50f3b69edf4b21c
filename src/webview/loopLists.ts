import * as l10n from '@vscode/l10n';
import type { LoopFrame } from '../explain/timeline/eventLoop';
import type { TimelineModel } from '../explain/timeline/model';
import { make } from './dom';
import { tellEntry, tellWaiting } from './loopWords';

/** The four places of the event loop at one moment: what runs, what waits outside, what has finished, what goes on next. */
export class LoopLists {
  readonly element: HTMLElement;
  readonly #model: TimelineModel;
  readonly #stack: HTMLOListElement;
  readonly #outside: HTMLOListElement;
  readonly #finished: HTMLOListElement;
  readonly #queue: HTMLOListElement;

  constructor(model: TimelineModel) {
    this.#model = model;
    const [stack, outside, finished, queue] = [box('stack'), box('outside'), box('finished'), box('queue')];
    this.#stack = stack;
    this.#outside = outside;
    this.#finished = finished;
    this.#queue = queue;
    this.element = make(
      'div',
      { class: 'loop-lists' },
      named(l10n.t('Running now'), l10n.t('call stack'), stack),
      named(l10n.t('Waiting outside'), l10n.t('started, not finished'), outside),
      named(l10n.t('Finished outside'), l10n.t('timers and I/O, not yet noticed'), finished),
      named(l10n.t('To be continued'), model.queueName, queue),
    );
  }

  /** Shows one moment. */
  show({ finished, outside, queue, stack }: LoopFrame): void {
    // The innermost call on top, as on a stack of plates.
    fill(this.#stack, stack.map((entry) => tellEntry(this.#model, entry)).reverse());
    fill(
      this.#outside,
      outside.map((waiting) => tellWaiting(this.#model, waiting)),
    );
    fill(
      this.#finished,
      finished.map((waiting) => tellWaiting(this.#model, waiting)),
    );
    fill(
      this.#queue,
      queue.map((waiting) => tellWaiting(this.#model, waiting)),
    );
  }
}

function box(kind: string): HTMLOListElement {
  return make('ol', { class: `loop-list ${kind}`, attributes: { role: 'list' } });
}

function named(name: string, kind: string, list: HTMLOListElement): HTMLElement {
  const title = make('h3', {}, name, ' ', make('span', { class: 'kind' }, kind));
  return make('section', { class: 'loop-box' }, title, list);
}

/** Puts texts into a list; what was there before keeps its element, so that what is new can be seen to come. */
function fill(list: HTMLOListElement, texts: readonly string[]): void {
  if (texts.length === 0) {
    list.replaceChildren(make('li', { class: 'empty' }, l10n.t('empty')));
    return;
  }
  const present = [...list.children].filter((item): item is HTMLElement => !item.classList.contains('empty'));
  const free = [...present];
  const items = texts.map((text) => {
    const at = free.findIndex((item) => item.textContent === text);
    return at === -1 ? make('li', { class: 'new' }, text) : keepAs(free.splice(at, 1)[0], text);
  });
  list.replaceChildren(...items);
}

function keepAs(item: HTMLElement | undefined, text: string): HTMLElement {
  if (item === undefined) return make('li', {}, text);
  item.classList.remove('new');
  return item;
}
