import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../../../src/core/analysis';
import type { Confidence } from '../../../src/core/finding';
import { DEFAULT_OPTIONS, type Options } from '../../../src/core/options';
import type { SuggestionTarget } from '../../../src/core/suggestion';
import { fixAll } from '../../../src/fixAll';
import { Project } from '../../../src/project/project';
import { compareRuns } from '../../differential/compareRuns';
import type { Outcome } from '../../differential/runProgram';
import { createMemoryFiles } from '../../project/memoryFiles';
import { runPython } from '../pythonCommand';
import { KNOWN_CALLS, type Program } from './programs';

const TARGETS: readonly SuggestionTarget[] = ['promise-all', 'run-parallel', 'chains', 'task-group', 'all-settled'];

/** What came of trying programs with every target. */
export interface Verdict {
  /** How many texts came of it that differ from the program as written. */
  readonly rewritten: number;
  /** In how many of them chains run side by side. */
  readonly chained: number;
  /** What the rewrites changed that they must not, with the texts. */
  readonly wrong: readonly string[];
}

type Look = (text: string, options: Options) => Analysis;

/** How programs are tried. */
export interface Trial {
  readonly look?: Look;
  /** The rules whose findings are applied. */
  readonly rules?: Options['rules'];
}

interface Rewritten {
  readonly program: Program;
  readonly target: SuggestionTarget;
  readonly text: string;
}

/** Runs programs as written and as rewritten for every target, all in one Python, and compares. */
export function checkPrograms(programs: readonly Program[], confidence: Confidence, trial: Trial = {}): Verdict {
  const rewritten = programs.flatMap((program) =>
    TARGETS.map((target): Rewritten => ({ program, target, text: rewrite(program.text, target, confidence, trial) })),
  );
  const changed = rewritten.filter(({ program, text }) => text !== program.text);
  const outcomes = runAll([...programs, ...changed.map(({ program, text }) => ({ ...program, text }))]);
  const before = new Map(programs.map((program, index) => [program, outcomes[index]]));
  const wrong = changed.flatMap(({ program, target, text }, index) => {
    const [old, now] = [before.get(program), outcomes[programs.length + index]];
    if (!old || !now) return [`${target}: no outcome`];
    // A failure in a group of tasks cancels the others, which is said in its title.
    if (target === 'task-group' && old.errors.length > 0) return [];
    const differences = compareRuns(old, now, target);
    return differences.length > 0 ? [[target, ...differences, program.text, text].join('\n')] : [];
  });
  const chained = changed.filter(({ target, text }) => target === 'chains' && text.includes('run_parallel')).length;
  return { rewritten: changed.length, chained, wrong };
}

function rewrite(text: string, target: SuggestionTarget, confidence: Confidence, { look, rules }: Trial): string {
  const options: Options = {
    ...DEFAULT_OPTIONS,
    path: '/project/program.py',
    target,
    helperSpecifier: 'run_parallel',
    knownCalls: KNOWN_CALLS,
    // Loops that write are for review because the order of the writes changes.
    rules: rules ?? DEFAULT_OPTIONS.rules.filter((rule) => confidence === 'safe' || rule !== 'await-in-loop'),
  };
  const project = new Project(
    createMemoryFiles({ '/project/pyproject.toml': '[project]\nrequires-python = ">=3.11"\n' }),
  );
  const analyze = look && { analyze: (current: string) => look(current, options) };
  return fixAll(text, 'python', options, { confidence, project, ...analyze }).text;
}

function runAll(programs: readonly Program[]): Outcome[] {
  const world = readFileSync(path.join(__dirname, 'world.py'), 'utf8');
  const helper = readFileSync('src/runtime/run_parallel.py', 'utf8');
  return JSON.parse(runPython(world, JSON.stringify({ helper, programs })), (_, value: unknown) =>
    value === null ? undefined : value,
  ) as Outcome[];
}
