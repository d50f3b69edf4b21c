import * as l10n from '@vscode/l10n';
import type { Options } from '../../../core/options';
import type { Suggestion, TextEdit } from '../../../core/suggestion';
import type { GroupSteps } from '../../languageFile';
import type { PyRegion, PyStep } from '../regions/pyRegion';
import type { PySource } from '../source';
import { field, textOf, unwrap, type PyNode } from '../syntax';

/** The ways to rewrite the groups of one finding; empty when their shape allows none. */
export function suggestForGroups(
  source: PySource,
  _region: PyRegion,
  groups: readonly GroupSteps<PyRegion>[],
  _options: Options,
): Suggestion[] {
  const [group, ...more] = groups;
  if (!group || more.length > 0 || group.before.length > 0) return [];
  const edits = gatherNeighbours(source, group.members);
  return edits.length > 0 ? [{ target: 'promise-all', title: l10n.t('Wait together with asyncio.gather'), edits }] : [];
}

/** The ways to let the rounds of a loop wait together. */
export function suggestForLoop(_source: PySource, _region: PyRegion, _options: Options): Suggestion[] {
  return [];
}

/** `a = await f()` and `b = await g()`, with nothing between them, become one assignment. */
function gatherNeighbours(source: PySource, members: readonly PyStep[]): TextEdit[] {
  const { text } = source;
  const statements = members.map(({ statement }) => statement);
  const parts = members.map(({ statement, operand, awaited }) => simpleAssignment(statement, operand, awaited));
  const [first] = statements;
  const last = statements.at(-1);
  const targets = parts.flatMap((part) => part?.target ?? []);
  const values = parts.flatMap((part) => part?.value ?? []);
  if (!first || !last || targets.length < members.length || !/\bimport asyncio\b/.test(text)) return [];
  for (const [i, statement] of statements.slice(1).entries()) {
    const between = text.slice(statements[i]?.end ?? 0, statement.start);
    if (between.trim() !== '') return [];
  }
  const names = targets.map((target) => textOf(target, text)).join(', ');
  const calls = values.map((value) => textOf(value, text)).join(', ');
  return [{ start: first.start, end: last.end, newText: `${names} = await asyncio.gather(${calls})` }];
}

function simpleAssignment(
  statement: PyNode,
  operand: PyNode | undefined,
  awaited: PyNode | undefined,
): { readonly target: PyNode; readonly value: PyNode } | undefined {
  const [assignment] = statement.type === 'expression_statement' ? statement.children : [];
  if (assignment?.type !== 'assignment' || assignment.fields.has('type')) return undefined;
  const [target, right] = [field(assignment, 'left'), field(assignment, 'right')];
  if (target?.type !== 'identifier' || !right || unwrap(right) !== operand || !awaited) return undefined;
  return { target, value: awaited };
}
