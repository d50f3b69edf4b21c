import type { RuleId } from '../core/finding';

/** What each rule reports, in one sentence. */
export const RULE_SUMMARIES: Readonly<Record<RuleId, string>> = {
  'sequential-awaits': 'Awaits that wait one after another although nothing makes them.',
  'awaits-in-expression': 'Several awaits in one expression that wait one after another although nothing makes them.',
  'await-in-loop': 'A loop that waits in each iteration although the iterations do not need each other.',
  'await-inside-promise-all': 'Awaits inside Promise.all: they have waited one after another before it starts.',
  'blocking-call': 'A blocking call in an async function: nothing else runs until it is done.',
  'legacy-event-loop': 'An event loop made by hand where asyncio.run serves.',
};
