import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Span } from '../../../core/span';
import type { TextEdit } from '../../../core/suggestion';
import { hasAwait } from '../regions/operands';
import type { JsStep } from '../regions/jsRegion';
import type { JsSource } from '../source';
import { commentsOutside } from './attachedComments';
import { type ChainTask, chainTask, statementLines } from './chainTask';
import { columnsOf, styleOf } from './fileStyle';
import { importHelpers } from './helperImport';
import { layOut } from './layout';
import { checkNarrowing } from './narrowedTypes';
import { orRefused, refuse } from './refusal';
import type { ChainRequest, Rewrite } from './request';
import { neighboursOf, spanWithComments, startsLikeContinuation } from './statementText';
import { indentationAt, isMultiLine, lineStart } from './textLines';

/** The edits that let chains of statements run side by side: `runParallel` of one function for each. */
export function rewriteChains(request: ChainRequest): Rewrite {
  return orRefused(() => rewrite(request));
}

function rewrite({ source, chains, before, helperSpecifier }: ChainRequest): Rewrite {
  const statements = [...before, ...chains.flat()].map((step) => step.statement);
  const stretch = stretchOf(source, statements);
  for (const statement of distinct(chains.flat())) checkNarrowing(source, statement);
  const style = styleOf(source);
  const indentation = indentationAt(source.text, stretch.start);
  const place = { indentation: indentation + style.indentUnit, sequence: 'runSequence' };
  const write = (sequence: string): ChainTask[] =>
    chains.map((chain) => chainTask(source, distinct(chain), stretch, { ...place, sequence }));
  const usesSequence = write('runSequence').some((task) => task.usesSequence);
  const wanted = usesSequence ? ['runParallel', 'runSequence'] : ['runParallel'];
  const helpers = importHelpers(source, helperSpecifier, wanted);
  const tasks = write(helpers.names[1] ?? 'runSequence');
  const moved = distinct(before);
  if (moved.some(hasAwait)) return refuse(l10n.t('A statement that waits itself would have to move.'));
  const lines = moved.flatMap((statement) => statementLines(source, statement, indentation, style));
  const semicolon = style.semicolons || isContinued(source, statements, stretch.end) ? ';' : '';
  const lineBefore = source.text.slice(lineStart(source.text, stretch.start), stretch.start);
  const list = {
    open: `${introductionOf(tasks, indentation, style)}await ${helpers.names[0] ?? 'runParallel'}(`,
    elements: tasks.map(({ text }) => ({ text, leading: [], trailing: [], hasOwnLines: false })),
    close: `)${semicolon}`,
  };
  lines.push(indentation + layOut(list, { indentation, lineBefore }, style));
  const edits: TextEdit[] = [{ ...stretch, newText: lines.join(style.eol).slice(indentation.length) }];
  if (helpers.edit) edits.push(helpers.edit);
  return { edits: edits.sort((a, b) => a.start - b.start), helpers: wanted, names: [] };
}

/** From the first statement to the last, with their comments; refuses when there is anything else between. */
function stretchOf(source: JsSource, statements: readonly TSESTree.ProgramStatement[]): Span {
  const spans = statements.map((statement) => spanWithComments(source, statement));
  const stretch = {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  };
  if (commentsOutside(source, stretch, spans).length > 0) {
    refuse(l10n.t('A comment stands apart between the statements.'));
  }
  return stretch;
}

function distinct(steps: readonly JsStep[]): TSESTree.ProgramStatement[] {
  return [...new Set(steps.map((step) => step.statement))];
}

/** `const [user, { rates, table }] = `; one name a line when that is too long. */
function introductionOf(tasks: readonly ChainTask[], indentation: string, style: ReturnType<typeof styleOf>): string {
  const lefts = tasks.map((task) => task.left ?? '');
  while (lefts.at(-1) === '') lefts.pop();
  if (lefts.length === 0) return '';
  const keyword = tasks.some((task) => task.isReassigned) ? 'let' : 'const';
  const line = `${keyword} [${lefts.join(', ')}] = `;
  const fits = columnsOf(`${indentation}${line}await runParallel(`) <= style.printWidth;
  if (fits && !lefts.some(isMultiLine)) return line;
  const inner = indentation + style.indentUnit;
  return [`${keyword} [`, ...lefts.map((left) => `${inner}${left},`), `${indentation}] = `].join(style.eol);
}

/** The line after would go on with the new statement, and brings no semicolon of its own. */
function isContinued(source: JsSource, statements: readonly TSESTree.ProgramStatement[], end: number): boolean {
  const last = statements.reduce((a, b) => (a.range[1] > b.range[1] ? a : b));
  const { next } = neighboursOf(last);
  return next !== undefined && startsLikeContinuation(source, next) && !/^\s*;/.test(source.text.slice(end));
}
