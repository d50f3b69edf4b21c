import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fdir } from 'fdir';
import { languageOf } from '../../src/core/languages';
import { isWrittenByMachine } from '../../src/project/skipFiles';

/** A published package that is not part of the labelled corpus. */
export interface Package {
  readonly name: string;
  /** `name@version`, as it stands on top of its snapshot. */
  readonly spec: string;
  /** Absolute path of the folder it is unpacked to. */
  readonly folder: string;
}

const ROOT = path.resolve(__dirname, '..', '..');

/**
 * Fetches the packages that `test/LIST/packages.json` pins, unless they are there already. Throws when the registry can't be
 * reached.
 */
export function fetchPackages(list = 'ecosystem'): Package[] {
  const cache = path.join(ROOT, '.cache', list);
  const pinned = path.join(ROOT, 'test', list, 'packages.json');
  const script = path.join(ROOT, 'test', 'corpus', 'materialize.mjs');
  const run = spawnSync(process.execPath, [script, cache, '--packages', pinned], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr.trim());
  const pins = JSON.parse(readFileSync(pinned, 'utf8')) as Record<string, { version: string }>;
  return Object.entries(pins).map(([name, { version }]) => ({
    name,
    spec: `${name}@${version}`,
    folder: path.join(cache, `${name.replaceAll('/', '+')}@${version}`),
  }));
}

/**
 * The sources of a package, relative to its folder, with `/`, sorted; compiled copies are left
 * out where the source, or the same as modules, is shipped too.
 */
export function sourcesOf({ folder }: Package): string[] {
  const files = new fdir()
    .withRelativePaths()
    .exclude((entry) => entry === 'node_modules')
    .filter((file) => languageOf(file) !== undefined && !isWrittenByMachine(file))
    .crawl(folder)
    .sync()
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const sources = files.filter((file) => /^src\/.*\.[cm]?tsx?$/.test(file));
  if (sources.length > 0) return sources;
  const all = new Set(files);
  return files.filter((file) => !/\.c?js$/.test(file) || !all.has(file.replace(/\.c?js$/, '.mjs')));
}
