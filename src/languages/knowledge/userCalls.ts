import * as l10n from '@vscode/l10n';
import type { KnownCallSetting } from '../../core/options';
import { parsePhrase, type Phrase } from './phrase';

/** Name of the file at the root of a workspace that lists calls: `{ "knownCalls": [{ "call": "api.get*", "effect": "read" }] }`. */
export const KNOWN_CALLS_FILE = '.await-lens.json';

/** Entries that can be used, and a sentence for each that can't. */
export interface CheckedCalls {
  readonly calls: readonly KnownCallSetting[];
  /** Each names the place of the mistake, such as `awaitLens.knownCalls[2].effect`. */
  readonly problems: readonly string[];
}

/** The calls that a user tells us about, ready to be asked. */
export interface UserCalls {
  /** What a callee does, by its text as written (`this.store?.load`); the first entry that fits decides. */
  matchUserCall(calleeText: string): readonly Phrase[] | undefined;
}

/** Makes entries ready to be asked; entries that `checkKnownCalls` refuses are left out. */
export function createUserCalls(calls: readonly KnownCallSetting[]): UserCalls {
  const entries = calls
    .filter((call, index) => problemsOfEntry(call, String(index)).length === 0)
    .map((call) => ({ pattern: toRegExp(call.call), phrases: [toPhrase(call)] }));
  return {
    matchUserCall(calleeText) {
      if (entries.length === 0) return undefined;
      const callee = normalizeCallee(calleeText);
      return entries.find(({ pattern }) => pattern.test(callee))?.phrases;
    },
  };
}

/** Checks a list of entries from outside; `place` is what the user knows it by (`awaitLens.knownCalls`). */
export function checkKnownCalls(value: unknown, place: string): CheckedCalls {
  if (!Array.isArray(value)) {
    return { calls: [], problems: [l10n.t('{0} has to be a list, but is {1}.', place, describe(value))] };
  }
  const calls: KnownCallSetting[] = [];
  const problems: string[] = [];
  for (const [index, entry] of value.entries()) {
    const found = problemsOfEntry(entry, `${place}[${index}]`);
    problems.push(...found);
    // Every field has just been checked.
    if (found.length === 0) calls.push(entry as KnownCallSetting);
  }
  return { calls, problems };
}

/** Reads the text of `KNOWN_CALLS_FILE`; `file` is its name in messages. */
export function readKnownCallsFile(text: string, file: string = KNOWN_CALLS_FILE): CheckedCalls {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return {
      calls: [],
      problems: [l10n.t('{0} is not JSON: {1}', file, error instanceof Error ? error.message : String(error))],
    };
  }
  if (!isRecord(content)) {
    return { calls: [], problems: [l10n.t('{0} has to hold an object, but holds {1}.', file, describe(content))] };
  }
  const strange = Object.keys(content).filter((key) => key !== 'knownCalls' && key !== '$schema');
  const problems = strange.map((key) => l10n.t('{0}: there is no field "{1}"; only "knownCalls" is known.', file, key));
  if (content.knownCalls === undefined) return { calls: [], problems };
  const checked = checkKnownCalls(content.knownCalls, `${file}: knownCalls`);
  return { calls: checked.calls, problems: [...problems, ...checked.problems] };
}

const EFFECTS: readonly KnownCallSetting['effect'][] = ['read', 'write', 'order', 'guard', 'pure'];
const FIELDS: readonly (keyof KnownCallSetting)[] = ['call', 'effect', 'resource'];

/** Names joined by dots; `*` for any part of a name, `**` for any number of names. */
const CALL_PATTERN = /^[\p{ID_Continue}$#*()[\]]+(?:\.[\p{ID_Continue}$#*()[\]]+)*$/u;

function problemsOfEntry(entry: unknown, place: string): readonly string[] {
  if (!isRecord(entry)) return [l10n.t('{0} has to be an object, but is {1}.', place, describe(entry))];
  return [
    ...Object.keys(entry)
      .filter((key) => !(FIELDS as readonly string[]).includes(key))
      .map((key) => l10n.t('{0}: there is no field "{1}"; there are {2}.', place, key, FIELDS.join(', '))),
    ...problemsOfCall(entry.call, `${place}.call`),
    ...problemsOfEffect(entry.effect, `${place}.effect`),
    ...problemsOfResource(entry.resource, entry.effect, `${place}.resource`),
  ];
}

function problemsOfCall(call: unknown, place: string): readonly string[] {
  if (call === undefined) return [l10n.t('{0} is missing.', place)];
  if (typeof call !== 'string') return [l10n.t('{0} has to be a text, but is {1}.', place, describe(call))];
  if (!CALL_PATTERN.test(call)) {
    return [l10n.t('{0}: "{1}" is not a callee such as "api.get*" or "this.store.load".', place, call)];
  }
  if (!/[^*.]/.test(call)) return [l10n.t('{0}: "{1}" would fit every call.', place, call)];
  return [];
}

function problemsOfEffect(effect: unknown, place: string): readonly string[] {
  if (effect === undefined) return [l10n.t('{0} is missing; it is one of {1}.', place, EFFECTS.join(', '))];
  if ((EFFECTS as readonly unknown[]).includes(effect)) return [];
  return [l10n.t('{0} has to be one of {1}, but is {2}.', place, EFFECTS.join(', '), describe(effect))];
}

function problemsOfResource(resource: unknown, effect: unknown, place: string): readonly string[] {
  if (resource === undefined) return [];
  if (typeof resource !== 'string') return [l10n.t('{0} has to be a text, but is {1}.', place, describe(resource))];
  if (effect === 'guard' || effect === 'pure') {
    return [l10n.t('{0}: the effect "{1}" has no resource.', place, effect)];
  }
  if (canBeResource(resource)) return [];
  return [
    l10n.t(
      '{0}: "{1}" is not a resource such as "db", "db:orders" or "fs:$0" (small letters before the colon).',
      place,
      resource,
    ),
  ];
}

function canBeResource(resource: string): boolean {
  try {
    parsePhrase(`read ${resource}`, 'any');
    return true;
  } catch {
    return false;
  }
}

function toPhrase({ effect, resource = 'world' }: KnownCallSetting): Phrase {
  return effect === 'guard' || effect === 'pure' ? { verb: effect } : parsePhrase(`${effect} ${resource}`, 'any');
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('\\*\\*', '.+')
    .replaceAll('\\*', '[^.]*');
  return new RegExp(`^${source}$`, 'u');
}

/** `this.store?.load!` and `this . store.load` are the same callee. */
function normalizeCallee(text: string): string {
  return text.replace(/\s+/g, '').replace(/[?!]+(?=\.|$)/g, '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return l10n.t('a list');
  if (typeof value === 'object') return l10n.t('an object');
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
