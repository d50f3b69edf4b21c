import * as l10n from '@vscode/l10n';
import type { BlockingCall } from '../core/blockingCall';
import type { Finding } from '../core/finding';

/**
 * Says a blocking call as a finding. It is safe when it can be rewritten and one more wait changes nothing for anybody; a call
 * that a person has to take apart is there to be reviewed.
 */
export function findingOfBlockingCall(call: BlockingCall): Finding {
  const isSafe = call.suggestions.length > 0 && call.isAlone;
  return {
    rule: 'blocking-call',
    confidence: isSafe ? 'safe' : 'review',
    span: call.span,
    function: call.function,
    awaits: [],
    groups: [],
    waits: { before: 0, after: 0 },
    message: `${cause(call)} ${l10n.t("Meanwhile the event loop stands still, and nobody else's wait is served.")}`,
    reasons: [wayOut(call), ...(call.obstacle === undefined ? [] : [call.obstacle])],
    check: isSafe || call.suggestions.length === 0 ? [] : [CHECK()],
    suggestions: call.suggestions,
  };
}

const CHECK = (): string =>
  l10n.t('Check that others may run while this call is waited for: until now nothing could come between.');

function cause({ hold, callee }: BlockingCall): string {
  switch (hold) {
    case 'file':
      return l10n.t('`{0}` keeps the thread until the disk has done its work.', callee);
    case 'look':
      return l10n.t('`{0}` asks the disk in every round of this loop, and keeps the thread each time.', callee);
    case 'process':
      return l10n.t('`{0}` keeps the thread until the command that it starts has ended.', callee);
    case 'keys':
      return l10n.t('`{0}` is slow on purpose, and keeps the thread while it computes.', callee);
    case 'compression':
      return l10n.t('`{0}` keeps the thread while it packs or unpacks.', callee);
    case 'network':
      return l10n.t('`{0}` keeps the thread until the answer is there.', callee);
    case 'person':
      return l10n.t('`{0}` keeps the thread until a person has answered.', callee);
    case 'thread':
      return l10n.t('`{0}` keeps the thread until another thread has done its part.', callee);
    case 'pause':
      return l10n.t('`{0}` lets time pass without letting go of the thread.', callee);
    case 'clock-loop':
      return l10n.t('This loop waits by looking at the clock again and again.');
    case 'long-loop':
      return l10n.t('This loop goes through millions of rounds without a pause.');
  }
}

function wayOut({ hold, instead }: BlockingCall): string {
  if (instead !== undefined) {
    return l10n.t('Awaited, `{0}` of `{1}` does the same while the loop serves others.', instead.name, instead.module);
  }
  switch (hold) {
    case 'process':
      return l10n.t('Start the command without waiting inside the call, and await its end.');
    case 'keys':
    case 'compression':
    case 'long-loop':
      return l10n.t('Work that keeps the processor busy belongs into a worker thread or a process of its own.');
    case 'clock-loop':
    case 'pause':
      return l10n.t('Await a timer instead: the loop serves others until it rings.');
    default:
      return l10n.t('Look for a version that gives a promise, and await it.');
  }
}
