import fc from 'fast-check';
import type { Program } from './programs';

/** The names at the top are looked at when a program is over. */
const TOP = `import asyncio
from contextlib import nullcontext
from types import SimpleNamespace

counter = 0
shared = SimpleNamespace(x=1)


`;

/** What is gone through: each round has a number, `item`. */
const LISTS = [
  'for item in numbers:',
  'for item in [3, 1, 2]:',
  'for item in reversed(numbers):',
  'for place, item in enumerate(numbers):',
  'for place, item in named.items():',
  'for place, item in zip("abc", numbers):',
];

/** Bodies of rounds; `$` is a call that reads. */
const BODIES: readonly (readonly string[])[] = [
  ['total += await $'],
  ['total += (await $) * item'],
  ['found = await $', 'total = total * 2 + found'],
  ['if item % 2:', '    continue', 'items.append(await $)'],
  ['if item in (1, 2) and item != 2:', '    continue', 'found = await $', 'items.append(found + item)'],
  ['found = await $', 'if found % 2:', '    continue', 'items.append(found)'],
  ['found = await $', 'if found % 2:', '    items.append(found)', 'else:', '    others.append((item, found))'],
  ['try:', '    items.append(await $)', 'except LookupError as error:', '    items.append(str(error))'],
  ['try:', '    found = await $', '    items.append(found)', 'except LookupError:', '    others.append(item)'],
  ['try:', '    found = await $', 'except LookupError:', '    continue', 'table[item] = found + 1'],
  [
    'try:',
    '    found = await $',
    'except LookupError:',
    '    found = 0',
    'finally:',
    '    total += 1',
    'items.append(found)',
  ],
  ['try:', '    table[item] = await $', 'except LookupError as error:', '    raise KeyError(item) from error'],
  ['try:', '    extra = item + 1', '    items.append((extra, await $))', 'except LookupError:', '    total -= 1'],
  ['table[item] = await $'],
  ['key = item * 2', 'table[key] = await $'],
  ['found = await $', 'table.setdefault(found % 3, []).append(item)'],
  ['found = await $', 'if best is None or found > best:', '    best = found'],
  ['if (await $) % 2:', '    best = item'],
  ['for digit in await digits_b("s1", item):', '    items.append(digit)'],
  ['async with nullcontext(item) as door:', '    items.append(await $ + door)'],
  ['async with nullcontext():', '    total += await $'],
  ['items.extend([await $, item])'],
  ['first = await $', 'second = await read_b("s2", first)', 'items.append(first + second)'],
  ['if item > 1:', '    found = await $', 'else:', '    found = item', 'items.append(found)'],
  ['if item > 1:', '    found = await $', '    items.append(found)'],
  ['first, second = item, await $', 'items.append(first)', 'others.append(second)'],
  ['items += [await $]'],
  ['items.append(item and await $)'],
  ['total += item % 2 and await $'],
  ['if item % 2 and await $ > 3:', '    total += 1'],
  ['for more in (1, 2):', '    items.append(await $ + more)'],
];

/** Programs of one or two loops that only read, whatever is done with what they read. */
export function programsOfRounds(): fc.Arbitrary<Program> {
  const loop = fc.record({ list: fc.constantFrom(...LISTS), body: fc.constantFrom(...BODIES) });
  return fc
    .record({
      loops: fc.array(loop, { minLength: 1, maxLength: 2 }),
      delays: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 16, maxLength: 16 }),
      failing: fc.array(fc.nat(3), { maxLength: 1 }),
      hasTry: fc.boolean(),
    })
    .map(({ loops, delays, failing, hasTry }) => ({ text: textOf(loops, hasTry), delays, failing }));
}

function textOf(
  loops: readonly { readonly list: string; readonly body: readonly string[] }[],
  hasTry: boolean,
): string {
  const body = loops.flatMap(({ list, body: lines }, index) => [
    list,
    ...lines.map((line) => `    ${line.replace('$', `read_${index % 2 ? 'b' : 'a'}("s${String(index * 3)}", item)`)}`),
  ]);
  const head = [
    'numbers = [given, 2, 1]',
    'named = {"a": 1, "b": 2, "c": given}',
    'items, others, table = [], [], {}',
    'total, best = 0, None',
  ];
  const end = 'return [items, others, list(table.items()), total, best]';
  const inside = hasTry
    ? ['try:', ...[...body, end].map((line) => `    ${line}`), 'except KeyError as error:', '    caught(error)']
    : [...body, end];
  const lines = [...head, ...inside].map((line) => `    ${line}\n`).join('');
  return `${TOP}async def main(given):\n${lines}`;
}
