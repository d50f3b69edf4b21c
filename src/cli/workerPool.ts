import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerStart } from './worker';

interface Job {
  readonly files: readonly string[];
  readonly resolve: (answer: WorkerAnswer) => void;
}

/** Worker threads that take lists of files from one queue. A thread that dies costs the file that killed it, nothing else. */
export class WorkerPool {
  readonly #script: string;
  readonly #start: WorkerStart;
  readonly #queue: Job[] = [];
  readonly #busy = new Map<Worker, Job>();
  readonly #idle: Worker[] = [];
  #isClosed = false;

  constructor(script: string, threads: number, start: WorkerStart) {
    this.#script = script;
    this.#start = start;
    for (let i = 0; i < threads; i++) this.#startThread();
  }

  /** The reports of a list of files, in their order. Never rejects. */
  run(files: readonly string[]): Promise<WorkerAnswer> {
    return new Promise((resolve) => {
      this.#queue.push({ files, resolve });
      this.#feed();
    });
  }

  /** Ends the threads; call it when every `run` has been answered. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #startThread(): void {
    const worker = new Worker(this.#script, { workerData: this.#start });
    let cause: Error | undefined;
    worker.on('message', (answer: WorkerAnswer) => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      job?.resolve(answer);
      this.#feed();
    });
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => {
      if (!this.#isClosed) this.#replace(worker, cause);
    });
    this.#idle.push(worker);
  }

  /** A thread that died: its files are tried one by one in others, and a file that is alone has killed it. */
  #replace(worker: Worker, cause: Error | undefined): void {
    const job = this.#busy.get(worker);
    this.#busy.delete(worker);
    if (this.#idle.includes(worker)) this.#idle.splice(this.#idle.indexOf(worker), 1);
    this.#startThread();
    const [only, ...others] = job?.files ?? [];
    if (job === undefined || only === undefined) return;
    if (others.length === 0) {
      const failure = `the analysis broke down: ${cause?.message ?? 'the thread ended'}`;
      job.resolve({ reports: [{ path: only, parsed: false, failure, notes: [], findings: [] }] });
    } else {
      void Promise.all(job.files.map((file) => this.run([file]))).then((answers) => {
        job.resolve({ reports: answers.flatMap(({ reports }) => reports) });
      });
    }
    this.#feed();
  }

  #feed(): void {
    for (let worker = this.#idle[0]; worker !== undefined && this.#queue.length > 0; worker = this.#idle[0]) {
      const job = this.#queue.shift();
      if (job === undefined) return;
      this.#idle.shift();
      this.#busy.set(worker, job);
      worker.postMessage(job.files);
    }
  }
}
