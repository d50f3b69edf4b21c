import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { RULE_IDS } from '../core/finding';
import { keepCompiledCode } from './compileCache';
import { complainOf, complainOfSettings, ExitCode, finish, print, UsageError } from './outcome';
import { describeFunction } from './reporters/explanation';
import { runTask } from './runTask';
import { displayPath } from './scanResult';
import type { LocatedFunction } from './task';

/** Adds the command `explain`. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('say of every await of a function what it waits for, what it could overlap, and what stops it')
    .argument('<file[:line]>', 'a file, or one function of it by any line inside')
    .action(explain);
}

async function explain(argument: string): Promise<void> {
  keepCompiledCode();
  const { file, line } = parsePlace(argument);
  if (!existsSync(file)) throw new UsageError(`${file}: no such file or folder`);
  const task = {
    kind: 'explain',
    rules: RULE_IDS,
    target: 'promise-all',
    includeTests: true,
    roots: [],
  } as const;
  const [report] = await runTask([path.resolve(file)], task, { threads: 1, compileCache: true });
  complainOfSettings(report === undefined ? [] : [report]);
  if (report?.failure !== undefined) {
    complainOf([{ path: report.path, message: report.failure }]);
    finish(ExitCode.unusable);
    return;
  }
  const functions = chooseFunctions(report?.functions ?? [], line);
  const shown = displayPath(path.resolve(file));
  if (functions.length === 0)
    print(`Nothing is awaited in ${shown}${line === undefined ? '' : ` at line ${String(line)}`}.\n`);
  else print(functions.map((each) => describeFunction(shown, each, report?.findings ?? [])).join('\n'));
}

/** Takes `a.ts:12` and `a.ts:12:5` apart; a file whose name ends like that wins. */
function parsePlace(argument: string): { file: string; line?: number } {
  const match = /^(?<file>.+?):(?<line>\d+)(?::\d+)?$/.exec(argument);
  if (match?.groups?.file === undefined || existsSync(argument)) return { file: argument };
  return { file: match.groups.file, line: Number(match.groups.line) };
}

/** Without a line all functions; else the innermost around it, which is the one that starts last. */
function chooseFunctions(functions: readonly LocatedFunction[], line: number | undefined): readonly LocatedFunction[] {
  if (line === undefined) return functions;
  const around = functions.filter(({ start, end }) => start.line <= line && line <= end.line);
  const innermost = around.reduce<LocatedFunction | undefined>(
    (best, each) => (best === undefined || each.span.start >= best.span.start ? each : best),
    undefined,
  );
  return innermost === undefined ? [] : [innermost];
}
