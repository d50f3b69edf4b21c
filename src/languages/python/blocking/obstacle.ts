import * as l10n from '@vscode/l10n';
import type { AsyncLibrary } from '../asyncLibrary';
import type { Instead } from '../knowledge/tables/blockingCalls';
import type { PySettings } from '../modules';
import { enclosing } from '../syntax';
import type { BlockingPlace } from './findBlockingCalls';

/** What keeps a blocking call from being rewritten, as a sentence; undefined when nothing does. */
export function obstacleOf(
  { call, facts, owner }: BlockingPlace,
  library: AsyncLibrary,
  { pythonVersion }: PySettings,
): string | undefined {
  switch (facts.instead) {
    case 'aiosqlite':
      return l10n.t('No other thread may use a connection of `sqlite3` than the one that made it.');
    case 'AsyncClient':
      return l10n.t('It is entered with `with`, which another client does in another way.');
    default:
  }
  if (enclosing(call, (node) => node === owner || node.type === 'generator_expression') !== owner) {
    return l10n.t('Whoever goes through this generator expression would have to wait for each item.');
  }
  if (library !== 'asyncio') return writtenForAsyncio(library);
  const isOld = pythonVersion && (pythonVersion[0] < 3 || (pythonVersion[0] === 3 && pythonVersion[1] < 9));
  return isOld && facts.instead === 'to_thread'
    ? l10n.t('`asyncio.to_thread` came with Python 3.9; before, `run_in_executor` of the loop does it.')
    : undefined;
}

/** Why nothing is rewritten in a file that another library runs. */
export function writtenForAsyncio(library: AsyncLibrary): string {
  return l10n.t('It is rewritten for `asyncio` alone, and `{0}` runs this file.', library);
}

/** What does the same without holding the thread, as the library that runs the file has it. */
export function insteadOf(instead: Instead, library: AsyncLibrary): { readonly name: string; readonly module: string } {
  switch (instead) {
    case 'aiosqlite':
      return { name: 'connect', module: 'aiosqlite' };
    case 'AsyncClient':
      return { name: 'AsyncClient', module: 'httpx' };
    default:
      if (library === 'asyncio') return { name: instead, module: 'asyncio' };
      if (library === 'twisted') return { name: 'deferToThread', module: 'twisted.internet.threads' };
      return { name: instead === 'sleep' ? 'sleep' : 'to_thread.run_sync', module: library };
  }
}
