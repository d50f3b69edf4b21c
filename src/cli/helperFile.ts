import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { HelperFormat, HelperPlace } from '../project/helperModule';

/** A file of the project that rewritten files import from. */
export type HelperFile = NonNullable<HelperPlace['file']>;

const BUILT: Readonly<Record<HelperFormat, string>> = {
  ts: 'runtime.ts',
  mjs: 'runtime.mjs',
  cjs: 'runtime.js',
  py: 'run_parallel.py',
};

/** The helpers that are not there yet, each once. */
export function missingHelpers(wanted: readonly (HelperFile | undefined)[]): HelperFile[] {
  const byPath = new Map<string, HelperFile>();
  for (const helper of wanted) if (helper !== undefined && !existsSync(helper.path)) byPath.set(helper.path, helper);
  return [...byPath.values()];
}

/** What is to stand in a helper file. */
export function helperText({ format }: HelperFile): string {
  return readFileSync(path.join(__dirname, BUILT[format]), 'utf8');
}

/** Makes a helper file; throws when there is one. */
export function createHelper(helper: HelperFile): void {
  writeFileSync(helper.path, helperText(helper), { flag: 'wx' });
}
