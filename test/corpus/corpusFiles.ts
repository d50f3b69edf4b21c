import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fdir } from 'fdir';
import { languageOf } from '../../src/core/languages';
import { isWrittenByMachine } from '../../src/project/skipFiles';

/** One file of the corpus. */
export interface CorpusFile {
  readonly package: string;
  /** Relative to the folder of the package, with `/`. */
  readonly path: string;
  readonly absolute: string;
}

/** What a line of `labels.jsonl` says; see the README beside it. */
export interface Label {
  readonly package: string;
  readonly version: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly awaitLines: readonly number[];
  readonly kind: 'run' | 'loop';
  readonly verdict: 'safe' | 'review' | 'unsafe';
}

const REPOSITORY = path.resolve(__dirname, '..', '..');

/** Where `npm run corpus` unpacks the packages. */
export const DEFAULT_CACHE = path.join(REPOSITORY, '.cache', 'corpus');

/** Every label. */
export function readLabels(): Label[] {
  return readFileSync(path.join(__dirname, 'labels.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Label);
}

/** The files that at least one label speaks of, sorted. */
export function labelledFiles(cache: string): CorpusFile[] {
  const byPath = new Map<string, CorpusFile>();
  for (const label of readLabels()) {
    const absolute = path.posix.join(toSlashes(cache), folderOf(label.package, label.version), label.path);
    byPath.set(absolute, { package: label.package, path: label.path, absolute });
  }
  return [...byPath.values()].sort((a, b) => (a.absolute < b.absolute ? -1 : 1));
}

/** Every source file of the packages, sorted; without declarations and minified files. */
export function allFiles(cache: string): CorpusFile[] {
  const files: CorpusFile[] = [];
  const pinned = JSON.parse(readFileSync(path.join(__dirname, 'packages.json'), 'utf8')) as Record<string, { version: string }>;
  for (const [name, { version }] of Object.entries(pinned)) {
    const folder = path.join(cache, folderOf(name, version));
    const found = new fdir()
      .withRelativePaths()
      .exclude((entry) => entry === 'node_modules')
      .filter((file) => languageOf(file) !== undefined && !isWrittenByMachine(file))
      .crawl(folder)
      .sync();
    for (const file of found.sort()) {
      files.push({ package: name, path: toSlashes(file), absolute: toSlashes(path.join(folder, file)) });
    }
  }
  return files;
}

function folderOf(name: string, version: string): string {
  return `${name.replaceAll('/', '+')}@${version}`;
}

function toSlashes(file: string): string {
  return file.replaceAll('\\', '/');
}
