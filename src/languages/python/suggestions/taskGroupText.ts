import type { GatherWords } from './gatherWords';
import type { PyStyle } from './fileStyle';
import type { Slot } from './slot';
import type { TemporaryNames } from './temporaryNames';

/** `async with asyncio.TaskGroup() as tg:` with a task for each, whose results are bound below it. */
export function taskGroupText(
  slots: readonly Slot[],
  words: GatherWords,
  names: TemporaryNames,
  indentation: string,
  style: PyStyle,
): string {
  const group = names.take('tg');
  const inner = indentation + style.indentUnit;
  const lines = [`async with ${words.callee}() as ${group}:`];
  const results: string[] = [];
  for (const { item, name } of slots) {
    for (const comment of item.leading) lines.push(inner + comment);
    const task = name === '' ? undefined : names.take(`${baseOf(name)}task`);
    const call = `${group}.create_task(${item.text})`;
    const trailing = item.trailing === undefined ? '' : `  ${item.trailing}`;
    lines.push(`${inner}${task === undefined ? '' : `${task} = `}${call}${trailing}`);
    if (task !== undefined) results.push(`${indentation}${name.replace(/^\((.*)\)$/s, '$1')} = ${task}.result()`);
  }
  return [...lines, ...results].join(style.eol);
}

/** `user_` of `user` and `self.user`; nothing of targets that are no names. */
function baseOf(target: string): string {
  const [, name] = /^(?:[\w.]+\.)?_*([a-z]\w*)$/i.exec(target) ?? [];
  return name === undefined ? '' : `${name}_`;
}
