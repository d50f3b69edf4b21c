import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readLabels, type CorpusFile, type Label } from './corpusFiles';
import type { ScoredFinding } from './scoredFinding';

const ROOT = path.resolve(__dirname, '..', '..');
const CONFIG = path.join(ROOT, 'test', 'bench', 'react-doctor.oxlintrc.json');

/** A diagnostic of oxlint, as far as it is read here; `line` is from 1. */
interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

/** What React Doctor's three await rules say of the labelled files; all of it counts as confident, since they know no tiers. */
export function findWithReactDoctor(files: readonly CorpusFile[], cache: string): ScoredFinding[] {
  const byPath = new Map(files.map((file) => [path.relative(cache, file.absolute), file]));
  const labels = readLabels();
  return lint(cache, [...byPath.keys()]).flatMap((diagnostic) => {
    const file = byPath.get(path.normalize(diagnostic.filename));
    const line = diagnostic.labels[0]?.span.line;
    if (file === undefined || line === undefined) return [];
    const own = labels.filter((label) => label.package === file.package && label.path === file.path);
    const finding = toFinding(diagnostic, line, own);
    return finding === undefined ? [] : [{ package: file.package, path: file.path, tier: 'safe' as const, ...finding }];
  });
}

type Place = Pick<ScoredFinding, 'startLine' | 'endLine' | 'lines' | 'groups' | 'kind'>;

/**
 * A diagnostic points at one await: of a loop's body, at the first of a row of N, or at the second of two. Which other awaits it
 * speaks of is told from the label there; where there is none, it is not scored anyway.
 */
function toFinding({ code, message }: Diagnostic, line: number, labels: readonly Label[]): Place | undefined {
  if (code.includes('async-await-in-loop')) {
    const around = labels.filter(({ kind, startLine, endLine }) => kind === 'loop' && startLine <= line && line <= endLine);
    const loop = around.sort((a, b) => b.startLine - a.startLine)[0];
    return loop && { startLine: loop.startLine, endLine: loop.endLine, lines: [line], groups: [[line]], kind: 'loop' };
  }
  const run = labels.find(({ kind, awaitLines }) => kind === 'run' && awaitLines.some((each) => each >= line) && isIn(awaitLines, line));
  if (run === undefined) return undefined;
  const at = run.awaitLines.findIndex((each) => each >= line);
  const amount = /These (\d+) sequential await/.exec(message)?.[1];
  const lines = amount === undefined ? run.awaitLines.slice(Math.max(at - 1, 0), at + 1) : run.awaitLines.slice(at, at + Number(amount));
  if (lines.length === 0) return undefined;
  return { startLine: lines[0] ?? line, endLine: lines.at(-1) ?? line, lines, groups: [lines], kind: 'run' };
}

function isIn(awaitLines: readonly number[], line: number): boolean {
  return (awaitLines[0] ?? Infinity) <= line && line <= (awaitLines.at(-1) ?? -Infinity);
}

/** The linter passes over folders that git ignores, as the cache is, so it is shown the cache through a link from elsewhere. */
function lint(cache: string, paths: readonly string[]): Diagnostic[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'await-lens-anchor-'));
  try {
    for (const name of new Set(paths.map((each) => each.split(path.sep)[0] ?? ''))) {
      symlinkSync(path.join(cache, name), path.join(folder, name));
    }
    const oxlint = path.join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const run = spawnSync(process.execPath, [oxlint, '-c', CONFIG, '-f', 'json', ...paths], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    const report = JSON.parse(run.stdout) as { diagnostics: Diagnostic[]; number_of_files: number };
    if (report.number_of_files !== paths.length) throw new Error(`oxlint read ${String(report.number_of_files)} files`);
    return report.diagnostics;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
