// Rewrites everything that is found (for review too) in packages that ship TypeScript, and names the type errors that come of it.
//
//   npm run test:types [-- --only NAME] [-- --target NAME]
//
// Exits with 1 when there is one. The packages are those of the corpus and of typed/package.json, which are installed first.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fdir } from 'fdir';
import { SUGGESTION_TARGETS, type SuggestionTarget } from '../../src/core/suggestion';
import { DEFAULT_CACHE } from '../corpus/corpusFiles';
import { createRewriter } from './rewriteFile';
import { findTypeErrors, newErrors } from './typeErrors';

const { values } = parseArgs({ options: { only: { type: 'string' }, target: { type: 'string' } } });
const TARGETS = SUGGESTION_TARGETS.filter((target) => values.target === undefined || target === values.target);

let found = 0;
for (const item of [...packagesOfCorpus(), ...installedPackages()]) {
  const { name, files } = item;
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const before = findTypeErrors(files, new Map());
  for (const target of TARGETS) found += check(item, target, before);
}
process.exitCode = found > 0 ? 1 : 0;

function check(
  { name, files, isInstalled }: TypedPackage,
  target: SuggestionTarget,
  before: ReturnType<typeof findTypeErrors>,
): number {
  const rewrite = createRewriter(target);
  const texts = new Map<string, string>();
  let places = 0;
  for (const file of files) {
    const result = rewrite(file);
    if (!result) continue;
    texts.set(file, result.after);
    places += result.places;
  }
  const after = findTypeErrors(files, texts, before.program);
  // Where a dependence is missing, whether something counts as `any` hangs on the way it took.
  const errors = newErrors(before.errors, after.errors).filter((error) => isInstalled || !/: TS70\d\d /.test(error));
  console.log(`${name}, ${target}: ${places} places in ${texts.size} files, ${errors.length} new type errors`);
  for (const error of errors) console.log(`  ${error}`);
  return errors.length;
}

interface TypedPackage {
  readonly name: string;
  readonly files: readonly string[];
  /** Its dependencies are there. */
  readonly isInstalled: boolean;
}

function packagesOfCorpus(): TypedPackage[] {
  if (!existsSync(DEFAULT_CACHE)) throw new Error('The corpus is not there: npm run corpus');
  return readdirSync(DEFAULT_CACHE).flatMap((folder) => packageAt(folder, path.join(DEFAULT_CACHE, folder), false));
}

/** Packages whose dependencies bring their types, so that nothing is `any`. */
function installedPackages(): TypedPackage[] {
  const folder = path.join(path.dirname(DEFAULT_CACHE), 'typed');
  const wanted = path.join(__dirname, 'typed', 'package.json');
  mkdirSync(folder, { recursive: true });
  cpSync(wanted, path.join(folder, 'package.json'));
  const run = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const { dependencies } = JSON.parse(readFileSync(wanted, 'utf8')) as { dependencies: Record<string, string> };
  return Object.keys(dependencies).flatMap((name) => packageAt(name, path.join(folder, 'node_modules', name), true));
}

function packageAt(name: string, folder: string, isInstalled: boolean): TypedPackage[] {
  const files = new fdir()
    .withFullPaths()
    .exclude((entry) => entry === 'node_modules' || entry === 'templates')
    .filter((file) => /\.[cm]?tsx?$/.test(file) && !/\.d\.[cm]?ts$/.test(file))
    .crawl(folder)
    .sync()
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return files.length < 10 ? [] : [{ name, files, isInstalled }];
}
