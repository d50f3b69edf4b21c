import * as l10n from '@vscode/l10n';
import { WORLD, type Location } from '../core/effect';

/** What a location is called in a sentence: code in backticks for what has a name in the program, words for what lies outside. */
export function describePlace(location: Location): string {
  const { root, path, label } = location;
  const [resource, ...keys] = path;
  if (root === 'start') {
    return resource === 'shared' ? l10n.t('what all modules share') : l10n.t('what a module finds when it starts');
  }
  if (root !== WORLD) return `\`${label}\``;
  if (resource === undefined) return l10n.t('the outside world');
  if (resource === 'log' && keys.length > 0) return l10n.t('the lines that are printed');
  const words = RESOURCE_WORDS[resource];
  if (words === undefined) return `\`${label}\``;
  const key = keyIn(label);
  return words.one === undefined || key === undefined ? words.all() : words.one(`\`${key}\``);
}

/** What two places would be if they were the same: a file, an address. */
export function describeKind({ root, path }: Location): string {
  const words = root === WORLD ? RESOURCE_WORDS[path[0] ?? ''] : undefined;
  return words?.kind?.() ?? l10n.t('thing');
}

/** The words for a resource. */
interface ResourceWords {
  /** All of it. */
  readonly all: () => string;
  /** The part of it under a key. */
  readonly one?: (key: string) => string;
  /** What such a part is. */
  readonly kind?: () => string;
}

/** Functions, since the language may be set after this module is loaded. */
const RESOURCE_WORDS: Readonly<Record<string, ResourceWords>> = {
  fs: {
    all: () => l10n.t('the files on disk'),
    one: (key) => l10n.t('{0} on disk', key),
    kind: () => l10n.t('file'),
  },
  net: {
    all: () => l10n.t('the network'),
    one: (key) => l10n.t('the address {0}', key),
    kind: () => l10n.t('address'),
  },
  db: {
    all: () => l10n.t('the database'),
    one: (key) => l10n.t('{0} in the database', key),
    kind: () => l10n.t('record'),
  },
  cache: {
    all: () => l10n.t('the cache'),
    one: (key) => l10n.t('{0} in the cache', key),
    kind: () => l10n.t('key'),
  },
  storage: {
    all: () => l10n.t('the storage'),
    one: (key) => l10n.t('{0} in the storage', key),
    kind: () => l10n.t('object'),
  },
  queue: { all: () => l10n.t('the queue'), one: (key) => l10n.t('the queue {0}', key), kind: () => l10n.t('queue') },
  env: { all: () => l10n.t('the environment'), one: (key) => l10n.t('{0} in the environment', key) },
  console: { all: () => l10n.t('the console') },
  log: { all: () => l10n.t('the log') },
  ui: { all: () => l10n.t('the screen') },
  clock: { all: () => l10n.t('the clock') },
  process: { all: () => l10n.t('other processes') },
  random: { all: () => l10n.t('random values') },
  dns: { all: () => l10n.t('the look-up of names') },
  lock: { all: () => l10n.t('the lock') },
  device: { all: () => l10n.t('the device') },
  mail: { all: () => l10n.t('the mail') },
  stream: { all: () => l10n.t('the stream') },
  event: { all: () => l10n.t('the events') },
  module: { all: () => l10n.t('the module loader') },
  'ordered cache': { all: () => l10n.t('one connection to the cache') },
  'ordered db': { all: () => l10n.t('one connection to the database') },
  'ordered net': { all: () => l10n.t('one connection') },
  'ordered console': { all: () => l10n.t('the console') },
  'ordered ui': { all: () => l10n.t('one page or screen') },
  'ordered stream': { all: () => l10n.t('the stream') },
  'ordered event': { all: () => l10n.t('the events') },
  'ordered fs': { all: () => l10n.t('one open file') },
  'ordered process': { all: () => l10n.t('one process') },
  'ordered queue': { all: () => l10n.t('the queue') },
  'ordered device': { all: () => l10n.t('the device') },
  'ordered lock': { all: () => l10n.t('a lock or queue') },
};

/** The key as it is written behind the resource of a label (`net:https:/a.example/x`); the pieces of a URL have lost a slash. */
function keyIn(label: string): string | undefined {
  const at = label.indexOf(':');
  return at < 0 ? undefined : label.slice(at + 1).replace(/^([a-z]+:)\/(?!\/)/, '$1//');
}
