import type { FileSystem } from '../project/fileSystem';
import { createNodeFileSystem } from '../project/nodeFileSystem';
import { readSource } from './readSource';
import type { KeptResults, ResultStore } from './resultStore';
import { type Answered, digestOf, isStillAnswered, type TrailPart } from './scanTrail';
import type { FileReport } from './task';

/**
 * The results of the last scan, as far as they would come out the same again. A report holds while the text of its file and of every
 * module that was looked at on its behalf is the same, module by module; where imports lead, and what else was asked of the
 * file system, is remembered for all, so that one other answer there makes all of it void.
 */
export class ResultCache {
  readonly #store: ResultStore;
  readonly #files: FileSystem;
  #kept: KeptResults = NOTHING;

  constructor(store: ResultStore, files: FileSystem = createNodeFileSystem()) {
    this.#store = store;
    this.#files = files;
  }

  /** The reports of files (absolute paths) that still hold, by their index in the list. */
  recall(files: readonly string[]): ReadonlyMap<number, FileReport> {
    this.#kept = this.#readKept(files);
    const found = new Map<number, FileReport>();
    for (const [index, file] of files.entries()) {
      const report = this.#kept.reports[keyOf(file)];
      if (report) found.set(index, report);
    }
    return found;
  }

  /**
   * Keeps the reports of a scan, with those that were recalled. `parts`: all that was looked at for the new ones; undefined among
   * them when that is not known, as when a thread broke down.
   */
  keep(reports: readonly FileReport[], parts: readonly (TrailPart | undefined)[]): void {
    const merged = merge(this.#kept, reports, parts);
    if (merged) this.#store.write(merged);
    else this.#store.clear();
  }

  /** What was kept, without what no longer holds. */
  #readKept(files: readonly string[]): KeptResults {
    try {
      const kept = this.#store.read();
      if (!kept?.answers.every((answer) => isStillAnswered(this.#files, answer))) return NOTHING;
      const scanned = new Set(files.map(keyOf));
      const changed = Object.entries(kept.texts)
        .filter(([path, digest]) => this.#digestOf(path, scanned.has(path)) !== digest)
        .map(([path]) => path);
      return without(kept, changed);
    } catch {
      // Written by hand, or by something else.
      return NOTHING;
    }
  }

  /** As it would be read: what is scanned itself may be larger than what a callee is looked up in. */
  #digestOf(path: string, isScanned: boolean): string | null {
    if (!isScanned) {
      const text = this.#files.readFile(path);
      return text === undefined ? null : digestOf(text);
    }
    const read = readSource(path);
    return 'text' in read ? digestOf(read.text) : null;
  }
}

const NOTHING: KeptResults = { texts: {}, reached: {}, answers: [], reports: {} };

function keyOf(file: string): string {
  return file.replaceAll('\\', '/');
}

/** Takes out what hangs on changed files, however far away. */
function without(kept: KeptResults, changed: readonly string[]): KeptResults {
  if (changed.length === 0) return kept;
  const hangingOn = new Map<string, string[]>();
  for (const [from, all] of Object.entries(kept.reached)) {
    for (const to of all) hangingOn.set(to, [...(hangingOn.get(to) ?? []), from]);
  }
  const stale = new Set(changed);
  for (const path of stale) for (const from of hangingOn.get(path) ?? []) stale.add(from);
  const gone = new Set(changed);
  return {
    texts: pick(kept.texts, (path) => !gone.has(path)),
    reached: pick(kept.reached, (path) => !gone.has(path)),
    answers: kept.answers,
    reports: pick(kept.reports, (path) => !stale.has(path)),
  };
}

/** Undefined when it is not sure what the results hang on. */
function merge(
  kept: KeptResults,
  reports: readonly FileReport[],
  parts: readonly (TrailPart | undefined)[],
): KeptResults | undefined {
  const texts = new Map(Object.entries(kept.texts));
  const reached = new Map(Object.entries(kept.reached).map(([from, to]) => [from, new Set(to)]));
  const answers = new Map(kept.answers.map((each) => [`${each[0]}\0${each[1]}`, each]));
  for (const part of parts) {
    if (!part) return undefined;
    for (const [path, digest] of part.texts) {
      // It changed while it was looked at.
      if (texts.has(path) && texts.get(path) !== digest) return undefined;
      texts.set(path, digest);
    }
    for (const [from, to] of part.reached) {
      const all = reached.get(from);
      if (all) all.add(to);
      else reached.set(from, new Set([to]));
    }
    for (const answer of part.answers) {
      if (!isSame(answers, answer)) return undefined;
    }
  }
  const sure = reports.flatMap((report): [string, FileReport][] => {
    const key = keyOf(report.path);
    return report.failure === undefined && texts.has(key) ? [[key, report]] : [];
  });
  const needed = reachableFrom(
    sure.map(([path]) => path),
    reached,
  );
  return {
    texts: Object.fromEntries([...texts].filter(([path]) => needed.has(path))),
    reached: Object.fromEntries([...reached].flatMap(([from, to]) => (needed.has(from) ? [[from, [...to]]] : []))),
    answers: [...answers.values()],
    reports: Object.fromEntries(sure),
  };
}

function isSame(known: Map<string, Answered>, answer: Answered): boolean {
  const key = `${answer[0]}\0${answer[1]}`;
  const before = known.get(key);
  known.set(key, answer);
  return before === undefined || before[2] === answer[2];
}

function reachableFrom(paths: readonly string[], reached: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const all = new Set(paths);
  for (const path of all) for (const to of reached.get(path) ?? []) all.add(to);
  return all;
}

function pick<Value>(
  from: Readonly<Record<string, Value>>,
  isWanted: (path: string) => boolean,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(from).filter(([path]) => isWanted(path)));
}
