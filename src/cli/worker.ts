import { parentPort, workerData } from 'node:worker_threads';
import { createFileHandler } from './handleFile';
import { keepCompiledCode } from './compileCache';
import { ScanTrail, type TrailPart } from './scanTrail';
import type { FileReport, Task } from './task';

/** What a worker thread is started with. */
export interface WorkerStart {
  readonly task: Task;
  readonly compileCache: boolean;
  /** Whether the answers are to say what was looked at. */
  readonly keepsTrail: boolean;
}

/** What a worker thread says to a list of files. */
export interface WorkerAnswer {
  /** In the order of the files. */
  readonly reports: FileReport[];
  /** What was looked at; undefined when that is not asked for, or not known since a thread broke down. */
  readonly trail?: TrailPart;
}

// A worker thread: it gets lists of files and answers each with their reports.
if (parentPort !== null) {
  const port = parentPort;
  const { task, compileCache, keepsTrail } = workerData as WorkerStart;
  if (compileCache) keepCompiledCode();
  const trail = keepsTrail ? new ScanTrail() : undefined;
  const handle = createFileHandler(task, trail);
  const answer = async (files: readonly string[]): Promise<void> => {
    const reports: FileReport[] = [];
    for (const file of files) reports.push(await handle(file));
    const result: WorkerAnswer = { reports, ...(trail && { trail: trail.take() }) };
    port.postMessage(result);
  };
  // A fault ends the thread, which the pool then tells of.
  port.on('message', (files: readonly string[]) => void answer(files));
}
