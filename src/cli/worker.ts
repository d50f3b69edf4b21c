import { parentPort, workerData } from 'node:worker_threads';
import { createFileHandler } from './handleFile';
import { keepCompiledCode } from './compileCache';
import type { FileReport, Task } from './task';

/** What a worker thread is started with. */
export interface WorkerStart {
  readonly task: Task;
  readonly compileCache: boolean;
}

// A worker thread: it gets lists of files and answers each with a list of reports.
if (parentPort !== null) {
  const port = parentPort;
  const { task, compileCache } = workerData as WorkerStart;
  if (compileCache) keepCompiledCode();
  const handle = createFileHandler(task);
  const answer = async (files: readonly string[]): Promise<void> => {
    const reports: FileReport[] = [];
    for (const file of files) reports.push(await handle(file));
    port.postMessage(reports);
  };
  // A fault ends the thread, which the pool then tells of.
  port.on('message', (files: readonly string[]) => void answer(files));
}
