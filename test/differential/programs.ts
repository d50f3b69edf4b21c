import fc from 'fast-check';
import type { Confidence } from '../../src/core/finding';
import type { KnownCallSetting } from '../../src/core/options';
import type { Fate } from './world';

/** A program to be analysed, rewritten and run, with the way in which its calls end. */
export interface Program {
  readonly text: string;
  readonly fate: Fate;
}

/** What the analysis is told of the calls of a program; nothing of `mystery`. */
export const KNOWN_CALLS: readonly KnownCallSetting[] = [
  { call: 'readA', effect: 'read', resource: 'db:a' },
  { call: 'readB', effect: 'read', resource: 'db:b' },
  { call: 'boxB', effect: 'read', resource: 'db:b' },
  { call: 'writeA', effect: 'write', resource: 'db:a' },
  { call: 'writeB', effect: 'write', resource: 'db:b' },
  { call: 'useQueue', effect: 'order', resource: 'queue:q' },
  { call: 'requireOk', effect: 'guard' },
];

/** Functions of the program itself, whose effects have to be read off their bodies. */
const OWN_FUNCTIONS = `let counter = 0;
const shared = { x: 1 };
async function setShared(label, value) {
  const read = await readA(label, value);
  shared.x = read;
  return read;
}
async function getShared(label) {
  return (await readB(label, 1)) + shared.x;
}
async function countUp(label) {
  await readB(label, 2);
  counter += 1;
  return counter;
}
`;

/** Reads come often, so that there is something to join. */
const CALLEES = [
  ...['readA', 'readB', 'readA', 'readB', 'readA', 'readB', 'boxB', 'writeA', 'writeB', 'useQueue', 'requireOk'],
  ...['mystery', 'setShared', 'getShared', 'countUp'],
];

const SHAPES = [
  ...['const', 'const', 'const', 'const', 'unused', 'unused', 'let', 'pattern', 'member', 'later', 'sum', 'property'],
  ...['arguments', 'object', 'array', 'template', 'conditional', 'all', 'nested', 'log', 'derive', 'change', 'exit'],
  ...['loop', 'keyed', 'return', 'before', 'maybe', 'body', 'each', 'running', 'missing', 'write between', 'pages'],
  ...['two lists', 'inner loop', 'own round', 'looked up'],
];

interface Statement {
  readonly shape: string;
  readonly callees: readonly [string, string];
  readonly values: readonly [number, number];
}

/**
 * Programs of a few statements. In those for `review` no call fails and none is unknown: what a person is asked then is
 * whether a failure would matter, and whether an unknown call meets others.
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
      fate: {
        delay: (label, count) => 2 * (delays[(Number(label.slice(1)) + count * 5) % delays.length] ?? 1),
        fails: (label, count) => failing.includes(Number(label.slice(1))) && count < 2,
      },
    }));
}

class Writer {
  /** Expressions that hold a number at this point. */
  readonly #known = ['input', '3'];
  #labels = 0;
  #names = 0;

  write(statements: readonly Statement[], hasTry: boolean): string {
    const lines = statements.flatMap((statement) => this.#statement(statement));
    const end = `return [${this.#known.join(', ')}, state.x, list.join()];`;
    const body = [...lines, end].map((line) => `${hasTry ? '    ' : '  '}${line}`);
    const inside = hasTry ? ['  try {', ...body, '  } catch (error) {', '    caught(error);', '  }'] : body;
    const head = ['async function main(input) {', '  const state = { x: 0, y: 0 };', '  const list = [];'];
    return `${OWN_FUNCTIONS}${[...head, ...inside, '}'].join('\n')}\nmodule.exports = { main, peek: () => [counter, shared.x] };\n`;
  }

  #statement({ shape, callees, values }: Statement): string[] {
    const first = (): string => this.#call(callees[0], values[0]);
    const second = (): string => this.#call(callees[1], values[1]);
    const plain = callees[0] === 'boxB' ? 'readB' : callees[0];
    switch (shape) {
      case 'const':
        return this.#bind((name) => `const ${name} = await ${first()};`, callees[0]);
      case 'unused':
        return [`await ${first()};`];
      case 'let': {
        const lines = this.#bind((name) => `let ${name} = await ${this.#call(plain, values[0])};`, plain);
        return [...lines, `${this.#known.at(-1) ?? ''} += 1;`];
      }
      case 'pattern':
        return this.#bind((name) => `const { value: ${name} } = await ${this.#call('boxB', values[0])};`, 'readB');
      case 'member':
        return [`state.${values[1] % 2 ? 'x' : 'y'} = await ${this.#call(plain, values[0])};`];
      case 'later': {
        const name = this.#name();
        const lines = [`let ${name};`, `${name} = await ${this.#call(plain, values[0])};`];
        this.#known.push(name);
        return lines;
      }
      case 'sum':
        return this.#bind(
          (name) =>
            `const ${name} = (await ${this.#call(plain, values[0])}) + (await ${this.#call('readB', values[1])});`,
          'readA',
        );
      case 'property':
        return this.#bind((name) => `const ${name} = (await ${this.#call('boxB', values[0])}).value;`, 'readA');
      case 'arguments':
        return [`console.log(await ${first()}, ${this.#value(values[1])}, await ${second()});`];
      case 'object':
        return [`list.push({ left: await ${first()}, value: await ${second()} }.value);`];
      case 'array':
        return this.#bind(
          (name) =>
            `const ${name} = [await ${this.#call(plain, values[0])}, await ${this.#call('readA', values[1])}][1];`,
          'readA',
        );
      case 'template':
        return [`list.push(\`\${await ${first()}}-\${await ${second()}}\`);`];
      case 'conditional':
        return this.#bind(
          (name) => `const ${name} = ${this.#value(values[1])} > 40 ? await ${this.#call(plain, values[0])} : 1;`,
          'readA',
        );
      case 'all':
        return [
          `const [${this.#name()}, ${this.#name()}] = await Promise.all([${first()}, ${this.#call('readB', values[1])}]);`,
        ];
      case 'nested':
        return this.#bind(
          (name) => `const ${name} = await readA('s${this.#labels++}', await ${this.#call(plain, values[0])});`,
          'readA',
        );
      case 'log':
        return [`console.log('line ${this.#labels++}', ${this.#value(values[0])});`];
      case 'derive':
        return this.#bind((name) => `const ${name} = ${this.#value(values[0])} + ${this.#value(values[1])};`, 'readA');
      case 'change':
        return [values[0] % 2 ? `shared.x += ${this.#value(values[1])};` : `state.x += 1;`];
      case 'exit':
        return [`if (${this.#value(values[0])} > ${20 + values[1] * 8}) return ${this.#value(values[1])};`];
      case 'before':
        return this.#bind((name) => `const ${name} = shared.x + (await ${this.#call(plain, values[0])});`, 'readA');
      case 'maybe':
        return [`${this.#value(values[1])} > 40 && (await ${first()});`];
      case 'loop': {
        const name = this.#name();
        return [
          `const ${name} = [];`,
          `for (const item of [1, ${values[1]}, 4, 2]) {`,
          `  ${name}.push(await ${callees[0]}('s${this.#labels++}', item));`,
          '}',
          `list.push(...${name}.map((each) => each.value ?? each));`,
        ];
      }
      case 'keyed':
        return [
          `for (const item of ['p', 'q', 'longer']) {`,
          `  const found = await ${callees[0]}('s${this.#labels++}', item.length);`,
          '  state[item] = found;',
          '}',
        ];
      case 'body':
        return [
          `for (let i = 0; i < ${2 + (values[1] % 3)}; i++) {`,
          `  const found = await ${callees[0]}('s${this.#labels++}', i);`,
          `  if (found > ${values[0] * 9}) continue;`,
          `  list.push(await readB('s${this.#labels++}', i));`,
          '}',
        ];
      case 'pages': {
        const [first, until] = values[0] % 2 ? [values[1] % 3, '<='] : [1 + (values[1] % 2), '<'];
        return [
          `for (let page = ${first}; page ${until} ${this.#value(values[0])} % 4; page++) {`,
          `  list.push(await ${callees[0]}('s${this.#labels++}', page));`,
          '}',
        ];
      }
      case 'two lists': {
        const one = this.#name();
        return [
          `const ${one} = [];`,
          `for (const item of [1, ${values[1]}, 4]) {`,
          `  ${one}.push(await ${callees[0]}('s${this.#labels++}', item));`,
          values[0] % 2
            ? `  list.push(item + (await readB('s${this.#labels++}', item)));`
            : `  state[item] = await ${callees[1]}('s${this.#labels++}', item);`,
          '}',
          this.#orderOf(one),
        ];
      }
      case 'inner loop': {
        const other = this.#name();
        return [
          `const ${other} = [0];`,
          `for (const item of [1, ${values[1]}, 4]) {`,
          `  for (const times of [item, ${values[0]}]) {`,
          `    ${other}.push(await ${callees[0]}('s${this.#labels++}', times));`,
          '  }',
          '}',
          this.#orderOf(other),
        ];
      }
      case 'own round': {
        const other = this.#name();
        return [
          `const ${other} = [];`,
          `rounds: for (const item of [1, ${values[1]}, 4]) {`,
          '  list.push(item);',
          `  for (const limit of [${values[0]}, 3]) {`,
          `    if ((await ${callees[0]}('s${this.#labels++}', limit)) > item * 20) continue rounds;`,
          `    ${values[1] % 2 ? other : 'list'}.push(limit);`,
          '  }',
          `  list.push(await readB('s${this.#labels++}', item));`,
          '}',
          this.#orderOf(other),
        ];
      }
      case 'looked up': {
        const lists = this.#name();
        const push = values[0] % 2 ? `${lists}[item % 2].push(found)` : `[1, 2].forEach(() => ${lists}[0].push(found))`;
        return [
          `const ${lists} = [[], []];`,
          `for (const item of [1, ${values[1]}, 4]) {`,
          `  const found = await ${callees[0]}('s${this.#labels++}', item);`,
          `  ${push};`,
          '}',
          this.#orderOf(`${lists}.flat()`),
        ];
      }
      case 'each':
        return [
          `for await (const item of [2, ${values[0]}, ${values[1]}]) {`,
          `  list.push((await ${callees[0]}('s${this.#labels++}', item)) === item);`,
          '}',
        ];
      case 'running': {
        const running = `[${this.#call(plain, values[0])}, ${this.#call('readB', values[1])}, 3]`;
        return [
          `for await (const item of ${running}) {`,
          `  list.push(await ${callees[1]}('s${this.#labels++}', item));`,
          '}',
        ];
      }
      case 'missing':
        return [`if (!${this.#value(values[0])}) return ${values[1] % 2 ? 'null' : 'undefined'};`];
      case 'write between':
        return [
          ...this.#bind((name) => `const ${name} = await readA('s${this.#labels++}', ${values[0]});`, 'readA'),
          `await writeB('s${this.#labels++}', ${this.#known.at(-1) ?? 'input'});`,
          ...this.#bind((name) => `const ${name} = await ${this.#call(plain, values[1])};`, plain),
        ];
      default:
        return values[0] > 6 ? [`if (input > 90) return await ${first()};`] : [`list.push(${this.#value(values[0])});`];
    }
  }

  #bind(write: (name: string) => string, callee: string): string[] {
    const name = this.#name();
    const line = write(name);
    this.#known.push(callee === 'boxB' ? `${name}.value` : name);
    return [line];
  }

  /** A number that hangs on what is in a list, and in which order. */
  #orderOf(list: string): string {
    const name = this.#name();
    this.#known.push(name);
    return `const ${name} = ${list}.reduce((sum, each, at) => sum + (at + 1) * (each.value ?? each), 0);`;
  }

  #call(callee: string, value: number): string {
    return `${callee}('s${this.#labels++}', ${this.#value(value)})`;
  }

  /** Something known at this point, the newest more often than not. */
  #value(choice: number): string {
    const index = choice > 5 ? this.#known.length - 1 - (choice % 2) : choice % this.#known.length;
    return this.#known[Math.max(index, 0)] ?? 'input';
  }

  #name(): string {
    return `v${this.#names++}`;
  }
}
