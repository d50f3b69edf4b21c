import * as l10n from '@vscode/l10n';
import type { Suggestion, TextEdit } from '../../../core/suggestion';
import type { PyModule, PySettings } from '../modules';
import { asyncioName } from '../suggestions/asyncioImport';
import { styleOf } from '../suggestions/fileStyle';
import { layOut } from '../suggestions/layout';
import { indentationAt, lineEnd, lineStart } from '../suggestions/textLines';
import { argumentsOf, field, textOf, unwrap, type PyNode } from '../syntax';
import type { BlockingPlace } from './findBlockingCalls';

/** The ways to let the loop serve others while a call that blocks is waited for, the plainest first. */
export function rewriteBlockingCall(place: BlockingPlace, module: PyModule, settings: PySettings): Suggestion[] {
  const { call, facts, owner } = place;
  const list = field(call, 'arguments');
  if (list?.type !== 'argument_list') return [];
  if (facts.instead === 'sleep') return [sleepInstead(call, owner, module)].flatMap((one) => one ?? []);
  return [inThread(call, list, owner, module, settings), asProcess(call, owner, module)].flatMap((one) => one ?? []);
}

/** `time.sleep(1)` -> `await asyncio.sleep(1)`. */
function sleepInstead(call: PyNode, owner: PyNode, module: PyModule): Suggestion | undefined {
  const callee = field(call, 'function');
  const name = asyncioName(module, owner, 'sleep');
  if (!callee || !name) return undefined;
  const [before, after] = parenthesesFor(call);
  return suggestion(l10n.t('Await {0} instead', name.text), [
    ...(name.edit ? [name.edit] : []),
    { start: callee.start, end: callee.end, newText: `${before}await ${name.text}` },
    ...(after === '' ? [] : [{ start: call.end, end: call.end, newText: after }]),
  ]);
}

/** `requests.get(url)` -> `await asyncio.to_thread(requests.get, url)`. */
function inThread(
  call: PyNode,
  list: PyNode,
  owner: PyNode,
  module: PyModule,
  { lineLength }: PySettings,
): Suggestion | undefined {
  const { source } = module;
  const { text } = source;
  const callee = field(call, 'function');
  const name = asyncioName(module, owner, 'to_thread');
  if (!callee || !name) return undefined;
  const [before, after] = parenthesesFor(call);
  const open = `${before}await ${name.text}(`;
  const edits = textOf(call, text).includes('\n')
    ? insertCallee(call, callee, list, text, open, after)
    : writtenAnew(call, [callee, ...list.children], module, lineLength, open, `)${after}`);
  return suggestion(l10n.t('Let a thread do it: await {0}', name.text), [...(name.edit ? [name.edit] : []), ...edits]);
}

/** A call on one line, which may get too long for it. */
function writtenAnew(
  call: PyNode,
  nodes: readonly PyNode[],
  { source }: PyModule,
  lineLength: number | undefined,
  open: string,
  close: string,
): TextEdit[] {
  const { text } = source;
  const indentation = indentationAt(text, call.start);
  const lead = text.slice(lineStart(text, call.start) + indentation.length, call.start);
  const rest = text.slice(call.end, lineEnd(text, call.end));
  const items = nodes.map((node) => ({ text: textOf(node, text), leading: [], trailing: undefined }));
  const laidOut = layOut(lead + open, items, close + rest, indentation, styleOf(source, lineLength));
  return [{ start: call.start, end: call.end, newText: laidOut.slice(lead.length, laidOut.length - rest.length) }];
}

/** A call on several lines keeps them; the callee becomes the first argument. */
function insertCallee(
  call: PyNode,
  callee: PyNode,
  list: PyNode,
  text: string,
  open: string,
  close: string,
): TextEdit[] {
  const [first] = list.children;
  const gap = first ? text.slice(list.start + 1, first.start) : '';
  const separator = first ? `,${gap === '' ? ' ' : gap}` : '';
  const newText = `${open}${gap}${textOf(callee, text)}${separator}`;
  return [
    { start: call.start, end: first?.start ?? list.start + 1, newText },
    ...(close === '' ? [] : [{ start: call.end, end: call.end, newText: close }]),
  ];
}

/** `subprocess.run(["git", "pull"])` whose result is dropped -> a process of asyncio that is waited for. */
function asProcess(call: PyNode, owner: PyNode, module: PyModule): Suggestion | undefined {
  const { source } = module;
  const { text } = source;
  const callee = field(call, 'function');
  if (!callee || call.parent?.type !== 'expression_statement') return undefined;
  if (!/(?:^|\.)(?:run|call|system)$/.test(textOf(callee, text))) return undefined;
  const [command, ...options] = argumentsOf(call);
  const isShell = textOf(callee, text).endsWith('system');
  if (!command || (isShell && options.length > 0)) return undefined;
  if (source.comments.some(({ start, end }) => call.start <= start && end <= call.end)) return undefined;
  const inner = unwrap(command);
  if (!isShell && inner.type !== 'list') return undefined;
  const keep = options.every(
    (option) => option.type === 'keyword_argument' && KEPT.has(textOf(field(option, 'name') ?? option, text)),
  );
  if (!keep) return undefined;
  const name = asyncioName(module, owner, isShell ? 'create_subprocess_shell' : 'create_subprocess_exec');
  if (!name || /\bprocess\b/.test(textOf(owner, text))) return undefined;
  const parts = isShell ? [inner] : inner.children;
  const args = [...parts, ...options].map((node) => textOf(node, text)).join(', ');
  const { eol } = styleOf(source);
  const newText = `process = await ${name.text}(${args})${eol}${indentationAt(text, call.start)}await process.wait()`;
  const isFirst = text.slice(lineStart(text, call.start), call.start).trim() === '';
  if (!isFirst) return undefined;
  return suggestion(l10n.t('Start the command with {0} and await its end', name.text), [
    ...(name.edit ? [name.edit] : []),
    { start: call.start, end: call.end, newText },
  ]);
}

/** What means the same to `create_subprocess_exec`. */
const KEPT: ReadonlySet<string> = new Set(['cwd', 'env']);

/** `await` binds weaker than what takes a part of its value. */
function parenthesesFor(call: PyNode): readonly [string, string] {
  const { parent } = call;
  const isTaken =
    (parent?.type === 'attribute' && field(parent, 'object') === call) ||
    (parent?.type === 'subscript' && field(parent, 'value') === call) ||
    (parent?.type === 'call' && field(parent, 'function') === call);
  return isTaken ? ['(', ')'] : ['', ''];
}

function suggestion(title: string, edits: readonly TextEdit[]): Suggestion {
  return { target: 'await-call', title, edits: [...edits].sort((a, b) => a.start - b.start || a.end - b.end) };
}
