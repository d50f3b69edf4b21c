import type { TextEdit } from '../../../core/suggestion';
import type { ChainIndexes } from '../../languageFile';
import type { PyNode } from '../syntax';
import { helperName } from './asyncioImport';
import { chainTask, type ChainPlace, type ChainTask } from './chainTask';
import { layOut } from './layout';
import { refuse, unlessRefused } from './refusal';
import type { Rewrite, RewriteContext } from './request';
import { leftSide } from './slot';
import { linesOf } from './statementLines';
import { TemporaryNames } from './temporaryNames';
import { indentationAt, isBelowCode } from './textLines';

/** The edits that let chains of statements run side by side with `run_parallel`; undefined where their shape doesn't allow it. */
export function rewriteChains(context: RewriteContext, { chains, before }: ChainIndexes): Rewrite | undefined {
  return unlessRefused(() => {
    const { module, region, style, helperSpecifier, reserved } = context;
    const { source } = module;
    const { owner } = region;
    const statementsAt = (indexes: readonly number[]): PyNode[] => [
      ...new Set(indexes.flatMap((index) => region.steps[index]?.statement ?? [])),
    ];
    const parts = chains.map(({ steps }) => statementsAt(steps));
    const moved = statementsAt(before);
    const all = [...moved, ...parts.flat()].sort((a, b) => a.start - b.start);
    const [first] = all;
    const last = all.at(-1);
    if (!first || !last) return refuse('nothing to rewrite');
    const stretch = { start: linesOf(source, first).span.start, end: linesOf(source, last).span.end };
    const lines = all.map((statement) => linesOf(source, statement).span);
    const isApart = source.comments.some(
      ({ start, end }) =>
        stretch.start <= start && end <= stretch.end && !lines.some((span) => span.start <= start && end <= span.end),
    );
    if (isApart) return refuse('a comment stands apart between the statements');
    const indentation = indentationAt(source.text, first.start);
    const parallel = helperName(module, owner, helperSpecifier, 'run_parallel');
    const sequence = helperName(module, owner, helperSpecifier, 'run_sequence');
    if (!parallel || !sequence) return refuse('the names of the helpers mean something else here');
    const names = new TemporaryNames(module, owner, reserved);
    const place: ChainPlace = { module, owner, all, indentation, style, names, sequence: sequence.text };
    const tasks = parts.map((statements) => chainTask(statements, place));
    const code = [
      ...moved.map((statement) => source.text.slice(linesOf(source, statement).span.start, statement.end).trimStart()),
      ...tasks.flatMap(({ definition }) => (definition === undefined ? [] : [definition, ''])),
      layOut(
        `${leftSide(
          tasks.map(({ left }) => ({ name: left })),
          names,
          indentation,
          style,
        )}await ${parallel.text}(`,
        tasks.map(({ text, leading, trailing }) => ({ text, leading, trailing })),
        ')',
        indentation,
        style,
      ),
    ];
    const isFirstDefined = code[0]?.startsWith('async def ') === true;
    if (isFirstDefined && isBelowCode(source.text, stretch.start)) code.unshift('');
    const newText =
      code.map((line) => (line === '' ? '' : indentation + line)).join(style.eol) +
      endOf(source.text, stretch.end, style.eol);
    const usesSequence = tasks.some((task) => task.usesSequence);
    const edits = [{ ...stretch, newText }, ...importEdits(tasks, parallel.edit, sequence.edit)];
    edits.sort((a, b) => a.start - b.start || a.end - b.end);
    return { edits, helpers: usesSequence ? ['run_parallel', 'run_sequence'] : ['run_parallel'], names: names.given };
  });
}

function endOf(text: string, end: number, eol: string): string {
  return text[end - 1] === '\n' ? eol : '';
}

/** One import for both where both are new. */
function importEdits(
  tasks: readonly ChainTask[],
  parallel: TextEdit | undefined,
  sequence: TextEdit | undefined,
): TextEdit[] {
  if (!tasks.some(({ usesSequence }) => usesSequence)) return parallel ? [parallel] : [];
  if (!parallel || !sequence) return [parallel ?? sequence].flatMap((edit) => edit ?? []);
  return [
    { ...parallel, newText: parallel.newText.replace('import run_parallel', 'import run_parallel, run_sequence') },
  ];
}
