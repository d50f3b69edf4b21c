import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fdir } from 'fdir';
import { languageOf } from '../../src/core/languages';
import { isWrittenByMachine, looksMinified } from '../../src/project/skipFiles';

/** The files that every tool is timed on. */
export interface BenchFiles {
  readonly folder: string;
  readonly count: number;
  readonly bytes: number;
}

/**
 * Copies the sources of the corpus to a folder of their own, so that all tools find exactly the same ones whatever each of them
 * skips: no declarations, nothing minified. The manifests come along, because imports are followed through them.
 */
export function copyBenchFiles(corpus: string, folder: string): BenchFiles {
  if (!existsSync(corpus) || readdirSync(corpus).length === 0) {
    throw new Error(`The corpus is not in ${corpus}: run \`npm run corpus\` first.`);
  }
  rmSync(folder, { recursive: true, force: true });
  const found = new fdir()
    .withRelativePaths()
    .exclude((name) => name === 'node_modules' || name === '.git')
    .filter((file) => isManifest(file) || (isScript(file) && !isWrittenByMachine(file)))
    .crawl(corpus)
    .sync();
  let count = 0;
  let bytes = 0;
  for (const file of found) {
    const from = path.join(corpus, file);
    if (!isManifest(file)) {
      if (looksMinified(readFileSync(from, 'utf8'))) continue;
      count++;
      bytes += statSync(from).size;
    }
    const to = path.join(folder, file);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
  return { folder, count, bytes };
}

/** What all of the tools read: not Python. */
function isScript(file: string): boolean {
  const language = languageOf(file);
  return language !== undefined && language !== 'python';
}

function isManifest(file: string): boolean {
  return /^(?:package|tsconfig[^/\\]*)\.json$/.test(path.basename(file));
}
