import { BLOCKING_GLOBALS, BLOCKING_MODULES, type BlockingCallFacts } from './tables/blockingCalls';

const CALLS = new Map(BLOCKING_MODULES.flatMap(({ modules, calls }) => modules.map((name) => [name, calls] as const)));

/** What is known of an export of a module as a call that blocks; the path is as in `knownExport`. */
export function blockingExport(module: string, path: readonly string[]): BlockingCallFacts | undefined {
  const calls = CALLS.get(module.replace(/^node:/, ''));
  const name = path.filter((part) => part !== 'default').join('.');
  return calls && lookUp(calls, name === '' ? 'default' : name);
}

/** What is known of a global as a call that blocks. */
export function blockingGlobal(path: string): BlockingCallFacts | undefined {
  return lookUp(BLOCKING_GLOBALS, path);
}

function lookUp(table: Readonly<Record<string, BlockingCallFacts>>, key: string): BlockingCallFacts | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
