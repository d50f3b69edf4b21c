import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createFileHandler } from './handleFile';
import { ScanTrail, type TrailPart } from './scanTrail';
import { spareCompiling } from './spareCompiling';
import type { FileReport, Task } from './task';
import { WorkerPool } from './workerPool';
import { WorkShare } from './workShare';

/** How a task is run. */
export interface RunSettings {
  /** Worker threads; undefined: one for each core. */
  readonly threads: number | undefined;
  readonly compileCache: boolean;
  /** Told after each batch how many files are done. */
  readonly onProgress?: (done: number) => void;
  /** Told, part by part, what was looked at; undefined stands for what is not known since a thread broke down. */
  readonly onTrail?: (part: TrailPart | undefined) => void;
}

/** Files that one thread deals with sooner than a second one has started. */
const FILES_PER_THREAD = 24;

/** Small enough to keep the threads equally busy to the end. */
const BATCH = 12;

/** Does a task with every file and gives the reports in the order of the files. */
export async function runTask(files: readonly string[], task: Task, settings: RunSettings): Promise<FileReport[]> {
  const wanted = settings.threads ?? availableParallelism();
  const threads = Math.min(wanted, Math.ceil(files.length / FILES_PER_THREAD));
  if (threads < 2) return runHere(files, task, settings);
  if (threads >= availableParallelism()) spareCompiling();
  const script = path.join(__dirname, 'worker.js');
  const pool = new WorkerPool(script, threads, {
    task,
    compileCache: settings.compileCache,
    keepsTrail: settings.onTrail !== undefined,
  });
  const share = new WorkShare(files.length, threads, BATCH);
  const reports: FileReport[] = [];
  let done = 0;
  async function work(thread: number): Promise<void> {
    for (let part = share.take(thread); part !== undefined; part = share.take(thread)) {
      const [start, end] = part;
      const answer = await pool.run(files.slice(start, end));
      for (const [index, report] of answer.reports.entries()) reports[start + index] = report;
      settings.onTrail?.(answer.trail);
      done += answer.reports.length;
      settings.onProgress?.(done);
    }
  }
  try {
    await Promise.all(Array.from({ length: threads }, (_, thread) => work(thread)));
    return reports;
  } finally {
    await pool.close();
  }
}

async function runHere(files: readonly string[], task: Task, settings: RunSettings): Promise<FileReport[]> {
  const trail = settings.onTrail && new ScanTrail();
  const handle = createFileHandler(task, trail);
  const reports: FileReport[] = [];
  for (const file of files) {
    reports.push(await handle(file));
    settings.onProgress?.(reports.length);
  }
  if (trail) settings.onTrail(trail.take());
  return reports;
}
