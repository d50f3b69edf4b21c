import { Worker } from 'node:worker_threads';
import type { Stretches } from '../panelMessages';

/** The same sum as in the page; `workerData` is the number of rounds. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
function sum(rounds) {
  let total = 0;
  for (let round = 0; round < rounds; round++) total = (total + round * round) % 1_000_003;
  return total;
}
parentPort.postMessage(sum(workerData));
`;

/** Works out sums of so many rounds, each on a thread of its own; tells when each began and ended, in milliseconds from the call. */
export async function computeOnThreads(count: number, rounds: number): Promise<Stretches> {
  const began = performance.now();
  const now = (): number => performance.now() - began;
  return Promise.all(
    Array.from({ length: count }, async () => {
      const worker = new Worker(PROGRAM, { eval: true, workerData: rounds });
      try {
        const start = now();
        await new Promise((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
        });
        return { start, end: now() };
      } finally {
        await worker.terminate();
      }
    }),
  );
}
