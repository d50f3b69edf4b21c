import { columnsOf, type PyStyle } from './fileStyle';
import type { GatherWords } from './gatherWords';
import { layOut } from './layout';
import type { GroupTarget } from './request';
import type { TemporaryNames } from './temporaryNames';

/** The rounds of a loop as one thing to wait for. */
export interface Rounds {
  /** What each round makes: `load(item)`. */
  readonly call: string;
  /** `for item in items if item.ok`. */
  readonly clause: string;
  /** What the loop binds: `item`, `key, value`. */
  readonly target: string;
}

/** How rounds wait together. */
export interface RoundsText {
  /** Lines that stand above, without their common indentation. */
  readonly above: readonly string[];
  /** What gives the list of results; `''` when they are not wanted and the lines above do it all. */
  readonly value: string;
}

/** What rounds are written with. */
export interface RoundsPlace {
  readonly target: GroupTarget | 'semaphore';
  readonly words: GatherWords;
  readonly concurrency: number;
  readonly names: TemporaryNames;
  readonly style: PyStyle;
  readonly isDropped: boolean;
  /** Failures come among the results. */
  readonly keepsFailures?: boolean;
  /** Of the lines that come of it. */
  readonly indentation: string;
}

/** Writes the rounds of a loop so that they wait together; without indentation. */
export function roundsText({ call, clause, target }: Rounds, place: RoundsPlace): RoundsText {
  const { words, names, style, isDropped, concurrency } = place;
  const unit = style.indentUnit;
  const all = `*(${call} ${clause})`;
  const failures = place.keepsFailures ? ', return_exceptions=True' : '';
  switch (place.target) {
    case 'run-parallel':
      return { above: [], value: `await ${words.callee}(${all}, concurrency=${String(concurrency)})` };
    case 'task-group': {
      const group = names.take('tg');
      const head = `async with ${words.callee}() as ${group}:`;
      if (isDropped) {
        return { above: [head, `${unit}${clause}:`, `${unit}${unit}${group}.create_task(${call})`], value: '' };
      }
      const [tasks, task] = [names.take('tasks'), names.take('task')];
      return {
        above: [head, `${unit}${tasks} = [${group}.create_task(${call}) ${clause}]`],
        value: `[${task}.result() for ${task} in ${tasks}]`,
      };
    }
    case 'all-settled': {
      const [results, result] = [names.take('results'), names.take('result')];
      return {
        above: [
          fitted(
            `${results} = `,
            `await ${words.callee}(${all}, return_exceptions=True)`,
            '',
            place.indentation,
            style,
          ),
          `for ${result} in ${results}:`,
          `${unit}if isinstance(${result}, BaseException):`,
          `${unit}${unit}raise ${result}`,
        ],
        value: isDropped ? '' : results,
      };
    }
    case 'semaphore': {
      const [semaphore, limited] = [names.take('semaphore'), names.take('limited')];
      const asyncio = words.callee.replace(/\.?gather$/, '');
      return {
        above: [
          `${semaphore} = ${asyncio === '' ? '' : `${asyncio}.`}Semaphore(${String(concurrency)})`,
          '',
          `async def ${limited}(${target}):`,
          `${unit}async with ${semaphore}:`,
          `${unit}${unit}return await ${call}`,
          '',
        ],
        value: `await ${words.callee}(*(${limited}(${target}) ${clause})${failures})`,
      };
    }
    default:
      return { above: [], value: `await ${words.callee}(${all}${failures})` };
  }
}

/** A line that ends with the value of rounds; what stands between its brackets gets a line of its own when it is too long. */
export function fitted(before: string, value: string, after: string, indentation: string, style: PyStyle): string {
  const [, open, all, rest] = /^(await [\w.]+\()(\*\(.*\))((?:, \w+=\w+)?)\)$/s.exec(value) ?? [];
  if (open === undefined || all === undefined) return before + value + after;
  const items = [all, ...(rest === undefined || rest === '' ? [] : [rest.slice(2)])];
  return layOut(
    before + open,
    items.map((text) => ({ text, leading: [], trailing: undefined })),
    `)${after}`,
    indentation,
    style,
  );
}

/** The same; where it is too long and the value stands inside other brackets, it goes into a variable of its own, above. */
export function inBrackets(before: string, value: string, after: string, place: RoundsPlace): string[] {
  const { indentation, style, names } = place;
  if (!value.startsWith('await') || columnsOf(indentation + before + value + after) <= style.lineLength) {
    return [before + value + after];
  }
  const results = names.take('results');
  return [fitted(`${results} = `, value, '', indentation, style), before + results + after];
}
