import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import type { Answered } from './scanTrail';
import type { FileReport, Task } from './task';
import { VERSION } from './version';

/** All that is kept of scans with the same settings, for the same paths. */
export interface KeptResults {
  /** Digests of the texts that the results hang on, by path; null where there was no such file. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** Which modules (or folders) what is known of a module hangs on. */
  readonly reached: Readonly<Record<string, readonly string[]>>;
  /** What was asked of the file system besides; if one answer changes, nothing holds. */
  readonly answers: readonly Answered[];
  /** By the path of the file, with `/`. */
  readonly reports: Readonly<Record<string, FileReport>>;
}

/** The files that make up the analysis: another build may come to other results. */
const BUNDLES = ['cli.js', 'worker.js', 'analysis.js', 'typescript.js'];

const PREFIX = 'results-';
const MAX_AGE_DAYS = 30;

/** Where results of scans lie between runs: in the user's folder for such things, never in the project. */
export class ResultStore {
  readonly #folder = envPaths('await-lens', { suffix: '' }).cache;
  readonly #file: string;

  /** The results of a task; those of another build, other paths or other settings lie elsewhere. */
  constructor(task: Task) {
    const build = BUNDLES.map((name) => describeFile(path.join(__dirname, name)));
    const key = createHash('sha1').update(JSON.stringify([VERSION, build, task]));
    this.#file = path.join(this.#folder, `${PREFIX}${key.digest('hex')}.json`);
  }

  /** Undefined when nothing was kept, or when it can't be read. */
  read(): KeptResults | undefined {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as KeptResults;
    } catch {
      return undefined;
    }
  }

  /** Puts other results in the place of those that were kept, in one step; where nothing can be written, nothing is kept. */
  write(results: KeptResults): void {
    const temporary = `${this.#file}.${String(process.pid)}.tmp`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(temporary, JSON.stringify(results), { mode: 0o600 });
      renameSync(temporary, this.#file);
      this.#removeOld();
    } catch {
      remove(temporary);
    }
  }

  /** Forgets what was kept. */
  clear(): void {
    remove(this.#file);
  }

  #removeOld(): void {
    const oldest = Date.now() - MAX_AGE_DAYS * 24 * 3600 * 1000;
    for (const name of readdirSync(this.#folder)) {
      const file = path.join(this.#folder, name);
      if (name.startsWith(PREFIX) && statSync(file).mtimeMs < oldest) rmSync(file, { force: true });
    }
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where the folder is none there is nothing to remove.
  }
}

function describeFile(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? '' : `${String(found.size)}:${String(found.mtimeMs)}`;
}
