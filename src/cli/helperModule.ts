import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where rewritten files import `runParallel` and `runSequence` from: a module by its name, or a file (absolute path) of the project. */
export type HelperChoice = { readonly module: string } | { readonly file: string };

const PUBLISHED = 'await-lens/runtime';

/** Chooses the helper for the project that a path belongs to: what the user named, else the package, else a file of its own. */
export function chooseHelper(named: string | undefined, projectPath: string): HelperChoice {
  if (named !== undefined) return /^\.{0,2}\//.test(named) ? { file: path.resolve(named) } : { module: named };
  const root = packageRoot(path.resolve(projectPath));
  if (canResolve(PUBLISHED, root)) return { module: PUBLISHED };
  const folder = [path.join(root, 'src'), root].find((each) => existsSync(each)) ?? root;
  return {
    file: path.join(folder, existsSync(path.join(root, 'tsconfig.json')) ? 'runParallel.ts' : 'runParallel.mjs'),
  };
}

/** The specifier with which a file imports the helper; a file of the project is named in the way the text names others. */
export function specifierFor(helper: HelperChoice, file: string, text: string): string {
  if ('module' in helper) return helper.module;
  const relative = path.relative(path.dirname(file), helper.file).replaceAll('\\', '/');
  const specifier = relative.startsWith('.') ? relative : `./${relative}`;
  if (!specifier.endsWith('.ts')) return specifier;
  const habit = /\bfrom\s*['"]\.{1,2}\/[^'"]*?(\.[cm]?[jt]sx?)?['"]/.exec(text)?.[1];
  if (habit === undefined) return specifier.slice(0, -'.ts'.length);
  return habit.includes('t') ? specifier : specifier.replace(/ts$/, 'js');
}

/** The text of the helper for a file that is to hold it; undefined when the file is there already. */
export function helperText(helper: HelperChoice): string | undefined {
  if ('module' in helper || existsSync(helper.file)) return undefined;
  const extension = path.extname(helper.file);
  const built = extension === '.ts' ? 'runtime.ts' : extension === '.cjs' ? 'runtime.js' : 'runtime.mjs';
  return readFileSync(path.join(__dirname, built), 'utf8');
}

/** Makes the helper file if it is not there. */
export function createHelper(helper: HelperChoice): void {
  const text = helperText(helper);
  if (text !== undefined && 'file' in helper) writeFileSync(helper.file, text, { flag: 'wx' });
}

function packageRoot(start: string): string {
  const first = statSync(start, { throwIfNoEntry: false })?.isDirectory() === true ? start : path.dirname(start);
  for (let folder = first; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return first;
  }
}

function canResolve(specifier: string, root: string): boolean {
  try {
    createRequire(path.join(root, 'index.js')).resolve(specifier);
    return true;
  } catch {
    return false;
  }
}
