import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createFileHandler } from './handleFile';
import type { FileReport, Task } from './task';
import { WorkerPool } from './workerPool';

/** How a task is run. */
export interface RunSettings {
  /** Worker threads; undefined: one for each core. */
  readonly threads: number | undefined;
  readonly compileCache: boolean;
  /** Told after each batch how many files are done. */
  readonly onProgress?: (done: number) => void;
}

/** Files that one thread deals with sooner than a second one has started. */
const FILES_PER_THREAD = 24;

/** Neighbours go to the same thread, since they import each other; small batches keep the threads equally busy to the end. */
const BATCH = 12;

/** Does a task with every file and gives the reports in the order of the files. */
export async function runTask(files: readonly string[], task: Task, settings: RunSettings): Promise<FileReport[]> {
  const wanted = settings.threads ?? availableParallelism();
  const threads = Math.min(wanted, Math.ceil(files.length / FILES_PER_THREAD));
  if (threads < 2) return runHere(files, task, settings);
  const pool = new WorkerPool(path.join(__dirname, 'worker.js'), threads, {
    task,
    compileCache: settings.compileCache,
  });
  try {
    let done = 0;
    const batches: string[][] = [];
    for (let start = 0; start < files.length; start += BATCH) batches.push(files.slice(start, start + BATCH));
    const reports = await Promise.all(
      batches.map(async (batch) => {
        const result = await pool.run(batch);
        done += batch.length;
        settings.onProgress?.(done);
        return result;
      }),
    );
    return reports.flat();
  } finally {
    await pool.close();
  }
}

function runHere(files: readonly string[], task: Task, settings: RunSettings): FileReport[] {
  const handle = createFileHandler(task);
  return files.map((file, index) => {
    const report = handle(file);
    settings.onProgress?.(index + 1);
    return report;
  });
}
