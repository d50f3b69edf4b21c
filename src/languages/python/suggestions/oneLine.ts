import type { TextEdit } from '../../../core/suggestion';
import type { PyStep } from '../regions/pyRegion';
import { textOf, type PyNode } from '../syntax';
import { awaitableText } from './awaitableText';
import type { GatherWords } from './gatherWords';
import type { Group, GroupTarget, RewriteContext } from './request';
import { shapeOf } from './statementShape';
import type { TemporaryNames } from './temporaryNames';

/**
 * Statements that share a line, as in `async def f(): a = await g(); b = await h()`, become one statement in their place. Undefined
 * for others, and where they are more than calls that are waited for.
 */
export function rewriteOneLine(
  { module: { source }, region }: RewriteContext,
  { members, before }: Group,
  target: GroupTarget,
  words: GatherWords,
  names: TemporaryNames,
): TextEdit | undefined {
  const statements = [...new Set(members.map(({ statement }) => statement))];
  const [first, last] = [statements[0], statements.at(-1)];
  if (!first || !last || before.length > 0 || !shareLine(statements, region.list, source.text)) return undefined;
  if (target !== 'promise-all' && target !== 'run-parallel') return undefined;
  const targets = members.map((step) => targetOf(step, members, source.text));
  const calls = members.map((step, index) => awaitableText(source, step, index === 0, ''));
  if (targets.includes(undefined) || calls.some((call) => call.includes('\n'))) return undefined;
  const isBound = targets.some((name) => name !== '');
  const left = isBound ? `${targets.map((name) => (name === '' ? names.unused() : name)).join(', ')} = ` : '';
  return { start: first.start, end: last.end, newText: `${left}await ${words.callee}(${calls.join(', ')})` };
}

/** They stand one behind the other, with nothing but semicolons between. */
function shareLine(statements: readonly PyNode[], list: readonly PyNode[], text: string): boolean {
  const from = list.findIndex((statement) => statement === statements[0]);
  return (
    statements.length > 1 &&
    statements.every((statement, index) => {
      const above = statements[index - 1];
      if (list[from + index] !== statement) return false;
      return above === undefined || /^[ \t]*;[ \t]*$/.test(text.slice(above.end, statement.start));
    })
  );
}

/** What a statement binds the value of its only member to; `''` for nothing, undefined for more than that. */
function targetOf(step: PyStep, members: readonly PyStep[], text: string): string | undefined {
  if (members.some((other) => other !== step && other.statement === step.statement)) return undefined;
  const shape = shapeOf(step.statement, [step]);
  if (shape.kind === 'dropped') return '';
  const [target] = shape.kind === 'bound' ? shape.targets : [];
  return target && !target.type && target.node.type !== 'pattern_list' ? textOf(target.node, text) : undefined;
}
