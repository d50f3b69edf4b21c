import * as l10n from '@vscode/l10n';
import { formatDuration } from '../explain/timeline/duration';
import type { LoopFrame, Next, StackEntry, Waiting } from '../explain/timeline/eventLoop';
import type { TimelineModel } from '../explain/timeline/model';
import type { Call } from '../explain/timeline/program';

/** What has just happened at one moment of the event loop, as a sentence with code between backticks. */
export function tellFrame(model: TimelineModel, { event, time }: LoopFrame): string {
  const name = (call: Call): string => nameCall(model, call);
  const names = (calls: readonly Call[]): string => nameCalls(model, calls);
  switch (event.kind) {
    case 'start':
      return l10n.t(
        '`{0}` is started. Its work goes on outside; the thread is free for the next line.',
        name(event.call),
      );
    case 'step-aside':
      return event.isRound
        ? l10n.t('This round has reached its await and steps aside.')
        : l10n.t(
            '`{0}` has reached an await: it steps aside and waits for {1}. The loop is free for others.',
            model.name,
            names(event.calls),
          );
    case 'finish':
      return l10n.t(
        '{0} passed, with nothing to run. Now finished outside: {1}.',
        formatDuration(event.waited),
        names(event.calls),
      );
    case 'pick':
      return l10n.t(
        'The loop looks at what has finished: `{0}`. What comes after it goes to the end of the queue.',
        name(event.call),
      );
    case 'join':
      return l10n.t(
        '`{0}` is there, {1} of {2}. Its result is kept; `{3}` waits for the rest.',
        name(event.call),
        event.arrived,
        event.of,
        model.joinedBy,
      );
    case 'resume':
      return l10n.t(
        'Nothing else runs, so the first of the queue is taken: the code after the await of `{0}` goes on.',
        name(event.call),
      );
    case 'round-end':
      return l10n.t('Round {0} is over, {1} of {2}.', nameRound(event.round), event.arrived, event.of);
    case 'end':
      return l10n.t('`{0}` is done, after {1}.', model.name, formatDuration(time));
  }
}

/** An entry of one of the loop's lists: "what has finished → what comes next". */
export function tellWaiting(model: TimelineModel, { call, next }: Waiting): string {
  return l10n.t('{0} finished → {1}', nameCall(model, call), tellNext(model, next));
}

/** An entry of the call stack. */
export function tellEntry(model: TimelineModel, entry: StackEntry): string {
  switch (entry.kind) {
    case 'function':
      return model.name;
    case 'round':
      return l10n.t('round {0}', nameRound(entry.round));
    case 'call':
      return nameCall(model, entry.call);
  }
}

function tellNext(model: TimelineModel, next: Next): string {
  switch (next.kind) {
    case 'start':
      return l10n.t('start {0}', nameCalls(model, next.calls));
    case 'end':
      return l10n.t('end of {0}', model.name);
    case 'join':
      return next.arrived === undefined
        ? l10n.t('hand its result to {0}', model.joinedBy)
        : l10n.t('hand its result to {0}, {1} of {2}', model.joinedBy, next.arrived, next.of);
    case 'round-end':
      return l10n.t('end of its round');
  }
}

/** More names than this are counted instead. */
const MOST_NAMES = 3;

function nameCalls(model: TimelineModel, calls: readonly Call[]): string {
  const names = calls.map((call) => nameCall(model, call));
  if (names.length <= MOST_NAMES + 1) return names.join(', ');
  return l10n.t('{0} and {1} more', names.slice(0, MOST_NAMES).join(', '), names.length - MOST_NAMES);
}

function nameCall({ steps }: TimelineModel, { round, step }: Call): string {
  const label = steps[step]?.label ?? '';
  return round.length === 0 ? label : l10n.t('{0}, round {1}', label, nameRound(round));
}

/** Rounds are counted from 1, as people do; 2.3 is the third round of an inner loop in the second of the outer one. */
function nameRound(round: readonly number[]): string {
  return round.map((at) => at + 1).join('.');
}
