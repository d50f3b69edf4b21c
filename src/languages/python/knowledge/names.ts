import { classifyName, orderedReceiver, type NameClass } from '../../knowledge/verbs';
import { splitWords } from '../../knowledge/words';
import { ORDERED_NAMES, ORDERED_LAST_WORDS } from './tables/receiverWords';

/** What a function that is called so most likely does; `aget` and `async_get` are what `get` is. */
export function classifyPythonName(name: string): NameClass {
  // Registers and characteristics are read off a device, one after another.
  if (/(?:^|_)(?:gatt|registers?|coils?|characteristic|modbus)(?:_|$)/.test(name)) return { kind: 'order', noun: name };
  const known = classifyName(name);
  if (known.verb !== undefined) return known;
  // The kind of the search stands in front: `web_search`, `vector_search`.
  if (/_(?:search|lookup)$/.test(name)) return { kind: 'read', noun: name };
  if (!/^_*a[a-z]/.test(name)) return known;
  const sync = classifyName(name.replace(/^_*a/, ''));
  return sync.verb === undefined ? known : sync;
}

/** The resource on which everything called `name` serves one caller at a time. */
export function orderedName(name: string): string | undefined {
  const words = splitWords(name.replace(/\d+$/, ''));
  return ORDERED_NAMES[words.join('_')] ?? ORDERED_LAST_WORDS[words.at(-1) ?? ''] ?? orderedReceiver(name)?.resource;
}

/** Names of things that may answer one question after another. */
export function mayBeDevice(name: string): boolean {
  return /(?:^|_)(?:device|dev|bulb|plug|light|inverter|printer|camera|thermostat|robot|vacuum|heater|boiler|gateway|bridge|modem|router|receiver|tv|speaker|meter|charger|battery|board|heatpump|projector|amplifier)$/.test(
    splitWords(name).join('_'),
  );
}

/** Names of objects that may be, or hide, one session or connection: a repository, a unit of work, a `db` that may as well be a pool. */
export function mayHideSession(name: string): boolean {
  return /(?:^|_)(?:repo|repos|repository|repositories|dao|crud|uow|unit_of_work|db|database)$/.test(
    splitWords(name).join('_'),
  );
}
