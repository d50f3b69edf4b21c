import type { GatherWords } from './gatherWords';
import type { PyStyle } from './fileStyle';
import { calleeText, field, unwrap, type PyNode } from '../syntax';
import { refuse } from './refusal';
import type { Slot } from './slot';
import type { TemporaryNames } from './temporaryNames';

/** `async with asyncio.TaskGroup() as tg:` with a task for each, whose results are bound below it. */
export function taskGroupText(
  slots: readonly Slot[],
  words: GatherWords,
  names: TemporaryNames,
  indentation: string,
  style: PyStyle,
  text: string,
): string {
  const group = names.take('tg');
  const inner = indentation + style.indentUnit;
  const lines = [`async with ${words.callee}() as ${group}:`];
  const results: string[] = [];
  for (const { step, item, name, definition } of slots) {
    const isFuture = definition === undefined && (!step.awaited || givesFuture(step.awaited, text));
    if (isFuture) refuse('a task is made of a coroutine alone');
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

/** What is awaited is known to be a future, or can't be told from one. */
function givesFuture(awaited: PyNode, text: string): boolean {
  const inner = unwrap(awaited);
  if (inner.type === 'conditional_expression')
    return inner.children.some(
      (part) => unwrap(part).type === 'await' && unwrap(part).children.some((made) => givesFuture(made, text)),
    );
  const callee = inner.type === 'call' ? field(inner, 'function') : undefined;
  return (
    !callee ||
    /(?:^|\.)(?:gather|shield|ensure_future|create_task|run_in_executor|wrap_future|submit|create_future)$/.test(
      calleeText(callee, text),
    )
  );
}
