/**
 * Effect phrases: the short texts in which the tables of known calls say what a call does.
 *
 * | phrase | meaning |
 * |---|---|
 * | `pure` | touches nothing outside; its result depends on its arguments alone |
 * | `read R`, `write R` | reads or changes the resource |
 * | `folder R` | makes a folder of that path, unless it is there |
 * | `order R` | uses something whose sequence can be seen, or that serves one caller at a time |
 * | `guard` | its rejection or exit protects what follows |
 * | `lifecycle R` | starts, opens, closes or tears down; everything that uses R has to stay on its side |
 * | `no-wait` | what it returns never really waits: there is nothing to gain |
 * | `mutates $0`, `mutates this` | changes the argument or the receiver |
 * | `calls $0`, `calls $last`, `calls $0.queryFn` | calls the callback that it is given |
 * | `fills` | writes into its last argument; where that comes from a call that nothing is known of, anything may be written there |
 * | `makes pg#PoolClient` | the result (once awaited) is an instance of that type of the tables |
 * | `http $0 $1` | a request: the URL, then the options whose `method` decides about read or write (GET by default); an object in place of the URL holds both |
 * | `opens $0 $1` | a file: its path, then the mode in which it is opened, also given as `mode`; read by default, changed unless the mode says so |
 * | `sql $0` | an SQL text (or tagged template, or an object with it): its first keyword decides about read or write |
 * | `command $0`, `command $0 storage` | an AWS command object: the verb in its class name decides about read or write |
 * | `exits` | throws, redirects or ends the process on purpose |
 *
 * R is `resource` or `resource:key`. A key is `$0` (that argument), `$0.url` (a property of it), `this` (the receiver) or a
 * literal. A key that can't be read off the call, because it is neither a literal nor a plain path of names, stands for
 * all of the resource.
 */

/** What a phrase says, as in the table above. */
type PhraseVerb =
  | 'pure'
  | 'read'
  | 'write'
  | 'folder'
  | 'order'
  | 'guard'
  | 'lifecycle'
  | 'no-wait'
  | 'mutates'
  | 'calls'
  | 'fills'
  | 'makes'
  | 'http'
  | 'opens'
  | 'sql'
  | 'command'
  | 'exits';

/** The outside resources that the tables speak of; users may add names of their own. `world` is all of them at once. */
export const RESOURCES = [
  'fs',
  'net',
  'db',
  'cache',
  'queue',
  'storage',
  'console',
  'log',
  'ui',
  'clock',
  'process',
  'env',
  'random',
  'dns',
  'lock',
  'device',
  'mail',
  'stream',
  'event',
  'module',
  'world',
] as const;

/** Where the key of a resource comes from. */
export type KeySource =
  | {
      readonly from: 'argument';
      /** Which argument, from 0. */
      readonly index: number;
      /** The key is this property of the argument (an options object). */
      readonly property?: string;
    }
  /** The receiver of the call, such as `prisma.user` in `prisma.user.findMany()`. */
  | { readonly from: 'this' }
  | { readonly from: 'literal'; readonly value: string };

/** An outside resource, or the part of it under a key. */
export interface ResourceRef {
  /** One of `RESOURCES`, or a name that a user made up. */
  readonly name: string;
  /** Absent: all of the resource. */
  readonly key?: KeySource;
}

/** One thing that a known call does. */
export interface Phrase {
  readonly verb: PhraseVerb;
  /**
   * What is touched. Always there for `read`, `write`, `folder`, `order`, `lifecycle`, `http` (`net`, keyed by the URL), `opens` (`fs`, keyed
   * by the path), `sql` (`db`) and `command` (`net` unless said); never for the others.
   */
  readonly resource?: ResourceRef;
  /**
   * `mutates` and `calls`: which argument, from 0, or the receiver, or the last argument. `http`: the options object. `opens`: the mode.
   * `sql`: the text. `command`: the command object.
   */
  readonly argument?: number | 'this' | 'last';
  /** `calls`: the callback is this property of the argument. `opens`: what the mode is called where it is given by name. */
  readonly property?: string;
  /** `makes`: `module#Type`. */
  readonly type?: string;
}

/** Reads one phrase; `resources` are the names that a resource may have. Throws an `Error` that names the phrase and what is wrong. */
export function parsePhrase(text: string, resources: readonly string[] | 'any' = RESOURCES): Phrase {
  const [verb = '', ...operands] = text.split(' ');
  const read = isVerb(verb) ? READERS[verb] : undefined;
  if (read === undefined) fail(text, `there is no verb "${verb}"`);
  const phrase = read({ text, operands, resources });
  return phrase;
}

interface Input {
  readonly text: string;
  readonly operands: readonly string[];
  readonly resources: readonly string[] | 'any';
}

const READERS: Readonly<Record<PhraseVerb, (input: Input) => Phrase>> = {
  pure: (input) => readBare('pure', input),
  guard: (input) => readBare('guard', input),
  'no-wait': (input) => readBare('no-wait', input),
  exits: (input) => readBare('exits', input),
  fills: (input) => readBare('fills', input),
  read: (input) => readWithResource('read', input),
  write: (input) => readWithResource('write', input),
  folder: (input) => readWithResource('folder', input),
  order: (input) => readWithResource('order', input),
  lifecycle: (input) => readWithResource('lifecycle', input),
  mutates: (input) => {
    const [operand] = takeOperands(input, 1, 1);
    return { verb: 'mutates', argument: operand === 'this' ? 'this' : parseArgument(operand, input.text) };
  },
  calls: (input) => {
    const [operand] = takeOperands(input, 1, 1);
    if (operand === '$last') return { verb: 'calls', argument: 'last' };
    const [argument = '', property, ...more] = operand.split('.');
    if (property === '' || more.length > 0)
      fail(input.text, `"${operand}" is not an argument such as $0 or $0.handler`);
    const call = { verb: 'calls', argument: parseArgument(argument, input.text) } as const;
    return property === undefined ? call : { ...call, property };
  },
  makes: (input) => {
    const [type] = takeOperands(input, 1, 1);
    if (!/^[^#\s]+#[A-Za-z_$][\w$]*$/.test(type)) fail(input.text, `"${type}" is not of the form module#Type`);
    return { verb: 'makes', type };
  },
  http: (input) => {
    const [url, options] = takeOperands(input, 1, 2);
    const resource = { name: 'net', key: parseKey(url, input.text) };
    return options === undefined
      ? { verb: 'http', resource }
      : { verb: 'http', resource, argument: parseArgument(options, input.text) };
  },
  opens: (input) => {
    const [path, mode] = takeOperands(input, 2, 2);
    const resource = { name: 'fs', key: parseKey(path, input.text) };
    return { verb: 'opens', resource, argument: parseArgument(mode ?? '', input.text), property: 'mode' };
  },
  sql: (input) => {
    const [operand] = takeOperands(input, 1, 1);
    return { verb: 'sql', resource: { name: 'db' }, argument: parseArgument(operand, input.text) };
  },
  command: (input) => {
    const [operand, resource] = takeOperands(input, 1, 2);
    return {
      verb: 'command',
      resource: resource === undefined ? { name: 'net' } : parseResource(resource, input),
      argument: parseArgument(operand, input.text),
    };
  },
};

function isVerb(text: string): text is PhraseVerb {
  return Object.hasOwn(READERS, text);
}

function readBare(verb: PhraseVerb, input: Input): Phrase {
  if (input.operands.length > 0) fail(input.text, `"${verb}" stands alone`);
  return { verb };
}

function readWithResource(verb: PhraseVerb, input: Input): Phrase {
  const [resource] = takeOperands(input, 1, 1);
  return { verb, resource: parseResource(resource, input) };
}

function takeOperands(input: Input, least: number, most: number): readonly [string, string | undefined] {
  const [first, second] = input.operands;
  if (input.operands.includes('')) fail(input.text, 'words are separated by one space');
  if (first === undefined || input.operands.length < least) fail(input.text, 'something is missing after the verb');
  if (input.operands.length > most) fail(input.text, `"${input.operands[most] ?? ''}" is one word too many`);
  return [first, second];
}

function parseResource(text: string, input: Input): ResourceRef {
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    fail(input.text, `"${name}" is not a resource name (small letters, digits, "-")`);
  if (input.resources !== 'any' && !input.resources.includes(name)) {
    fail(input.text, `"${name}" is not one of the resources ${input.resources.join(', ')}`);
  }
  return colon < 0 ? { name } : { name, key: parseKey(text.slice(colon + 1), input.text) };
}

function parseKey(text: string, phrase: string): KeySource {
  if (text === '') fail(phrase, 'the key is empty');
  if (text === 'this') return { from: 'this' };
  if (!text.startsWith('$')) return { from: 'literal', value: text };
  const match = /^\$(\d)(?:\.([A-Za-z_$][\w$]*))?$/.exec(text);
  if (match === null) fail(phrase, `"${text}" is not an argument such as $0 or $0.url`);
  const index = Number(match[1]);
  return match[2] === undefined ? { from: 'argument', index } : { from: 'argument', index, property: match[2] };
}

function parseArgument(text: string, phrase: string): number {
  if (!/^\$\d$/.test(text)) fail(phrase, `"${text}" is not an argument such as $0`);
  return Number(text.slice(1));
}

function fail(phrase: string, why: string): never {
  throw new Error(`The effect phrase "${phrase}" is wrong: ${why}.`);
}
