import type { GatherWords } from './gatherWords';
import type { PyStyle } from './fileStyle';
import { layOut } from './layout';
import { leftSide, type Slot } from './slot';
import type { TemporaryNames } from './temporaryNames';

/** All run to their end; then the first failure is raised, or the values are bound. */
export function settledText(
  slots: readonly Slot[],
  words: GatherWords,
  names: TemporaryNames,
  indentation: string,
  style: PyStyle,
): string {
  const results = names.take('results');
  const result = names.take('result');
  const items = [
    ...slots.map(({ item }) => item),
    { text: 'return_exceptions=True', leading: [], trailing: undefined },
  ];
  const gathered = layOut(`${results} = await ${words.callee}(`, items, ')', indentation, style);
  const [one, two] = [indentation + style.indentUnit, indentation + style.indentUnit.repeat(2)];
  const left = leftSide(slots, names, indentation, style);
  return [
    gathered,
    `${indentation}for ${result} in ${results}:`,
    `${one}if isinstance(${result}, BaseException):`,
    `${two}raise ${result}`,
    ...(left === '' ? [] : [`${indentation}${left}${results}`]),
  ].join(style.eol);
}
