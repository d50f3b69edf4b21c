import * as l10n from '@vscode/l10n';
import type { Finding } from '../../../core/finding';
import type { EntitySource } from '../effects/entitySource';
import type { PyModule } from '../modules';
import { ownerName } from '../readRegions';
import { findLegacyLoops, type Doubt, type LegacyLoop } from './findLegacyLoops';
import { rewriteLegacyLoop } from './rewriteLegacyLoop';

/** The loops of a module that are run by hand where `asyncio.run` serves, as findings. */
export function legacyLoopFindings(
  module: PyModule,
  entities: EntitySource,
  pythonVersion: readonly [number, number] | undefined,
): Finding[] {
  return findLegacyLoops(module, entities, pythonVersion).map((loop) => findingOf(loop, module));
}

function findingOf(loop: LegacyLoop, module: PyModule): Finding {
  const edits = loop.serves === 'after-change' ? undefined : rewriteLegacyLoop(loop, module);
  const near = [loop.run, ...loop.upkeep];
  const title = l10n.t('Let asyncio.run make, run and close the loop');
  return {
    rule: 'legacy-event-loop',
    confidence: loop.serves === 'same' && edits ? 'safe' : 'review',
    span: {
      start: Math.min(...near.map(({ start }) => start)),
      end: Math.max(...near.map(({ end }) => end)),
    },
    function: ownerName(loop.owner, module.source.text),
    awaits: [],
    groups: [],
    waits: { before: 0, after: 0 },
    message: l10n.t(
      'This gets an event loop, runs it and closes it by hand; since Python 3.7 `asyncio.run` does all of it.',
    ),
    reasons: [
      l10n.t(
        '`asyncio.run` makes a new loop, runs the coroutine, cancels what is left, closes its generators and threads, and closes the loop, also when something fails.',
      ),
    ],
    check: loop.doubt === undefined ? [] : [questionOf(loop.doubt)],
    suggestions: edits ? [{ target: 'asyncio-run', title, edits }] : [],
  };
}

function questionOf(doubt: Doubt): string {
  switch (doubt) {
    case 'several-runs':
      return l10n.t('The loop runs several coroutines; await them in one `main()` and run that.');
    case 'handed-on':
      return l10n.t(
        'The loop is given to what it runs; since Python 3.10 hardly anything takes one: use `asyncio.get_running_loop()` there.',
      );
    case 'no-coroutine':
      return l10n.t('`asyncio.run` takes a coroutine and no task or future; await that in a `main()` and run it.');
    case 'unknown-callee':
      return l10n.t('Check that what is run is a coroutine, and that nothing it uses was bound to the loop before.');
    case 'kept-state':
      return l10n.t(
        'Check that the object keeps nothing that belongs to a loop from one call to the next, such as a connection.',
      );
    case 'other-loops':
      return l10n.t('Other code here gets a loop as well; after `asyncio.run` there is none to get.');
    case 'made-before':
      return l10n.t('Before Python 3.10 locks, queues and sessions that are made in advance belong to another loop.');
  }
}
