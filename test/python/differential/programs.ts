import fc from 'fast-check';
import type { Confidence } from '../../../src/core/finding';
import type { KnownCallSetting } from '../../../src/core/options';

/** A program to be analysed, rewritten and run, with the way in which its calls end. */
export interface Program {
  readonly text: string;
  /** Virtual seconds until half of a call is done, by the number of its label. */
  readonly delays: readonly number[];
  /** Numbers of the labels whose calls fail. */
  readonly failing: readonly number[];
}

/** What the analysis is told of the calls of a program; nothing of `mystery`. */
export const KNOWN_CALLS: readonly KnownCallSetting[] = [
  { call: 'read_a', effect: 'read', resource: 'db:a' },
  { call: 'read_b', effect: 'read', resource: 'db:b' },
  { call: 'box_b', effect: 'read', resource: 'db:b' },
  { call: 'pair_b', effect: 'read', resource: 'db:b' },
  { call: 'digits_b', effect: 'read', resource: 'db:b' },
  { call: 'write_a', effect: 'write', resource: 'db:a' },
  { call: 'write_b', effect: 'write', resource: 'db:b' },
  { call: 'use_queue', effect: 'order', resource: 'queue:q' },
  { call: 'require_ok', effect: 'guard' },
];

/** Functions of the program itself, whose effects have to be read off their bodies. */
const OWN_FUNCTIONS = `import asyncio
from types import SimpleNamespace

counter = 0
shared = SimpleNamespace(x=1)


async def set_shared(label, value=0):
    read = await read_a(label, value)
    shared.x = read
    return read


async def get_shared(label, value=0):
    return (await read_b(label, 1)) + shared.x


class Opened:
    def __init__(self, label, value):
        self.label = label
        self.value = value

    async def __aenter__(self):
        self.value = await read_a(self.label, self.value)
        return self

    async def __aexit__(self, *failure):
        pass

    async def get(self, label):
        return self.value + await read_b(label, 1)


class Written(Opened):
    async def __aexit__(self, *failure):
        await write_a(self.label, self.value)


async def count_up(label, value=0):
    global counter
    await read_b(label, 2)
    counter += 1
    return counter


`;

/** Reads come often, so that there is something to join. */
const CALLEES = [
  ...[
    'read_a',
    'read_b',
    'read_a',
    'read_b',
    'read_a',
    'read_b',
    'read_a',
    'write_a',
    'write_b',
    'use_queue',
    'require_ok',
  ],
  ...['mystery', 'set_shared', 'get_shared', 'count_up'],
];

const SHAPES = [
  ...[
    'bound',
    'bound',
    'bound',
    'bound',
    'unused',
    'unused',
    'again',
    'pair',
    'member',
    'subscript',
    'annotated',
    'sum',
  ],
  ...[
    'property',
    'arguments',
    'positional',
    'keywords',
    'dictionary',
    'list',
    'tuple',
    'unpacked',
    'template',
    'conditional',
  ],
  ...[
    'either',
    'gather',
    'nested',
    'log',
    'derive',
    'change',
    'exit',
    'loop',
    'body',
    'keyed',
    'comprehension',
    'walrus',
  ],
  ...['before', 'maybe', 'build', 'build', 'return', 'entered', 'left'],
];

interface Statement {
  readonly shape: string;
  readonly callees: readonly [string, string];
  readonly values: readonly [number, number];
}

/**
 * Programs of a few statements. In those for `review` no call fails and none is unknown: what a person is asked then is whether a
 * failure would matter, and whether an unknown call meets others.
 */
export function programs(confidence: Confidence): fc.Arbitrary<Program> {
  const callee = fc.constantFrom(...CALLEES.filter((name) => confidence === 'safe' || name !== 'mystery'));
  const statement = fc.record<Statement>({
    shape: fc.constantFrom(...SHAPES),
    callees: fc.tuple(callee, callee),
    values: fc.tuple(fc.nat(9), fc.nat(9)),
  });
  return fc
    .record({
      statements: fc.array(statement, { minLength: 2, maxLength: 7 }),
      delays: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 16, maxLength: 16 }),
      failing: fc.array(fc.nat(9), { maxLength: confidence === 'safe' ? 2 : 0 }),
      hasTry: fc.boolean(),
    })
    .map(({ statements, delays, failing, hasTry }) => ({
      text: new Writer().write(statements, hasTry),
      delays,
      failing,
    }));
}

class Writer {
  /** Expressions that hold a number at this point. */
  readonly #known = ['given', '3'];
  #labels = 0;
  #names = 0;

  write(statements: readonly Statement[], hasTry: boolean): string {
    const lines = statements.flatMap((statement) => this.#statement(statement));
    const body = [...lines, `return [${this.#known.join(', ')}, state.x, table, items]`];
    const head = ['state = SimpleNamespace(x=0, y=0)', 'table = {}', 'items = []'];
    const inside = hasTry
      ? ['try:', ...body.map((line) => `    ${line}`), 'except LookupError as error:', '    caught(error)']
      : body;
    return `${OWN_FUNCTIONS}async def main(given):\n${[...head, ...inside].map((line) => `    ${line}\n`).join('')}`;
  }

  #statement({ shape, callees, values }: Statement): string[] {
    const first = (): string => this.#call(callees[0], values[0]);
    const second = (): string => this.#call(callees[1], values[1]);
    switch (shape) {
      case 'bound':
        return this.#bind((name) => `${name} = await ${first()}`);
      case 'unused':
        return [`await ${first()}`];
      case 'again':
        return [...this.#bind((name) => `${name} = await ${first()}`), `${this.#known.at(-1) ?? ''} += 1`];
      case 'pair':
        return this.#bind((name) => `${name}, _ = await ${this.#call('pair_b', values[0])}`);
      case 'member':
        return [`state.${values[1] % 2 ? 'x' : 'y'} = await ${first()}`];
      case 'subscript':
        return [`table["${values[1] % 2 ? 'x' : 'y'}"] = await ${first()}`];
      case 'annotated':
        return this.#bind((name) => `${name}: int = await ${first()}`);
      case 'sum':
        return this.#bind((name) => `${name} = (await ${first()}) + await ${this.#call('read_b', values[1])}`);
      case 'property':
        return this.#bind((name) => `${name} = (await ${this.#call('box_b', values[0])}).value`);
      case 'arguments':
        return [`print(await ${first()}, ${this.#value(values[1])}, await ${second()})`];
      case 'positional':
        return [`print(await ${first()}, await ${second()})`];
      case 'keywords':
        return this.#bind((name) => `${name} = dict(left=await ${first()}, right=await ${second()})["right"]`);
      case 'dictionary':
        return [`items.append({"left": await ${first()}, "right": await ${second()}})`];
      case 'list':
        return [`items.append([await ${first()}, await ${second()}])`];
      case 'tuple':
        return this.#bind((name) => `${name} = sum((await ${first()}, await ${second()}))`);
      case 'unpacked': {
        const lines = this.#bind((name) => `${name}, ${this.#name()} = await ${first()}, await ${second()}`);
        return lines;
      }
      case 'template':
        return [`items.append(f'{await ${first()}}-{await ${second()}}')`];
      case 'conditional':
        return this.#bind((name) => `${name} = await ${first()} if ${this.#value(values[1])} > 40 else 1`);
      case 'either':
        return this.#bind(
          (name) => `${name} = await ${first()} if ${this.#value(values[1])} > 40 else await ${second()}`,
        );
      case 'gather':
        return [
          `${this.#name()}, ${this.#name()} = await asyncio.gather(${first()}, ${this.#call('read_b', values[1])})`,
        ];
      case 'nested':
        return this.#bind((name) => `${name} = await read_a("s${this.#labels++}", await ${first()})`);
      case 'log':
        return [`print("line ${this.#labels++}", ${this.#value(values[0])})`];
      case 'derive':
        return this.#bind((name) => `${name} = ${this.#value(values[0])} + ${this.#value(values[1])}`);
      case 'change':
        return [values[0] % 2 ? `shared.x += ${this.#value(values[1])}` : 'state.x += 1'];
      case 'exit':
        return [`if ${this.#value(values[0])} > ${20 + values[1] * 8}:`, `    return ${this.#value(values[1])}`];
      case 'loop': {
        const name = this.#name();
        return [
          `${name} = []`,
          `for item in [1, ${values[1]}]:`,
          `    ${name}.append(await ${callees[0]}("s${this.#labels++}", item))`,
          `items.extend(${name})`,
        ];
      }
      case 'body': {
        const [name, item] = [this.#name(), this.#name()];
        return [
          `for ${item} in [1, ${values[1]}]:`,
          `    ${name} = await ${callees[0]}("s${this.#labels++}", ${item})`,
          `    items.append(${name} + ${item})`,
        ];
      }
      case 'keyed': {
        const item = this.#name();
        return [
          `for ${item} in ["p", "qq"]:`,
          `    table[${item}] = await ${callees[0]}("s${this.#labels++}", len(${item}))`,
        ];
      }
      case 'comprehension':
        return this.#bind(
          (name) => `${name} = sum([await ${callees[0]}("s${this.#labels++}", item) for item in (1, ${values[1]})])`,
        );
      case 'walrus': {
        const name = this.#name();
        const line = `if (${name} := await ${first()}) > ${20 + values[1] * 8}:`;
        this.#known.push(name);
        return [line, '    state.x += 1'];
      }
      case 'entered':
        return this.#bind((name) => [
          `async with Opened("s${this.#labels++}", ${this.#value(values[0])}) as opened:`,
          `    ${name} = await opened.get("s${this.#labels++}") + ${this.#value(values[1])}`,
        ]);
      case 'left':
        return [
          `async with Written("s${this.#labels++}", ${this.#value(values[0])}) as opened:`,
          `    table["${values[1] % 2 ? 'x' : 'y'}"] = await opened.get("s${this.#labels++}")`,
        ];
      case 'before':
        return this.#bind((name) => `${name} = shared.x + await ${first()}`);
      case 'maybe':
        return [`${this.#value(values[1])} > 40 and await ${first()}`];
      case 'build': {
        const lines = this.#bind((name) => `${name} = await read_a("s${this.#labels++}", ${this.#value(values[0])})`);
        const given = this.#known.at(-1) ?? '3';
        return [...lines, ...this.#bind((name) => `${name} = await read_b("s${this.#labels++}", ${given})`)];
      }
      default:
        return values[0] > 6
          ? ['if given > 90:', `    return await ${first()}`]
          : [`items.append(${this.#value(values[0])})`];
    }
  }

  #bind(write: (name: string) => string | string[]): string[] {
    const name = this.#name();
    const lines = write(name);
    this.#known.push(name);
    return typeof lines === 'string' ? [lines] : lines;
  }

  #call(callee: string, value: number): string {
    return `${callee}("s${this.#labels++}", ${this.#value(value)})`;
  }

  /** Something known at this point, the newest more often than not. */
  #value(choice: number): string {
    const index = choice > 5 ? this.#known.length - 1 - (choice % 2) : choice % this.#known.length;
    return this.#known[Math.max(index, 0)] ?? 'given';
  }

  #name(): string {
    return `v${this.#names++}`;
  }
}
