/** Starts one piece of asynchronous work. A function, because a JavaScript promise is already running when one holds it. */
export type Task<Result> = () => Result | PromiseLike<Result>;

/** What a list of tasks results in: a tuple for a tuple of tasks, an array for an array. */
export type Results<Tasks extends readonly Task<unknown>[]> = {
  -readonly [Index in keyof Tasks]: Awaited<ReturnType<Tasks[Index]>>;
};

/** How many tasks run at once. */
export interface ParallelOptions {
  /** A whole number from 1, or Infinity; without it all tasks start at once. */
  readonly concurrency?: number;
}

/**
 * Starts the tasks in order, lets them wait together, and results in their values, in order. The first failure fails the
 * whole and keeps tasks that have not started from starting; those that run already go on, and their failures are ignored.
 *
 *     const [user, orders] = await runParallel(
 *       () => getUser(id),
 *       () => getOrders(id),
 *     );
 *     const pages = await runParallel(urls.map((url) => () => load(url)), { concurrency: 4 });
 */
export function runParallel<Tasks extends readonly Task<unknown>[]>(...tasks: Tasks): Promise<Results<Tasks>>;
export function runParallel<Tasks extends readonly Task<unknown>[] | []>(
  tasks: Tasks,
  options?: ParallelOptions,
): Promise<Results<Tasks>>;
export async function runParallel(
  ...args: Task<unknown>[] | [readonly Task<unknown>[], ParallelOptions?]
): Promise<unknown[]> {
  if (isList(args)) return runLimited(args[0], args[1]?.concurrency ?? Infinity);
  return runLimited(args, Infinity);
}

/**
 * Runs the tasks one after another, each only after the one before it has finished, and results in their values, in order.
 * The first failure fails the whole; the tasks after it never start.
 *
 *     const [saved, sent] = await runSequence(
 *       () => save(order),
 *       () => send(order),
 *     );
 */
export function runSequence<Tasks extends readonly Task<unknown>[]>(...tasks: Tasks): Promise<Results<Tasks>>;
export function runSequence<Tasks extends readonly Task<unknown>[] | []>(tasks: Tasks): Promise<Results<Tasks>>;
export async function runSequence(...args: Task<unknown>[] | [readonly Task<unknown>[]]): Promise<unknown[]> {
  return runLimited(isList(args) ? args[0] : args, 1);
}

function isList<Rest extends unknown[]>(
  args: Task<unknown>[] | [readonly Task<unknown>[], ...Rest],
): args is [readonly Task<unknown>[], ...Rest] {
  return Array.isArray(args[0]);
}

async function runLimited(tasks: readonly Task<unknown>[], concurrency: number): Promise<unknown[]> {
  if (!(concurrency >= 1) || (concurrency !== Infinity && !Number.isInteger(concurrency))) {
    throw new RangeError(`concurrency has to be a whole number from 1, not ${String(concurrency)}`);
  }
  const results = new Array<unknown>(tasks.length);
  const queue = tasks.entries();
  let hasFailed = false as boolean;

  // All workers take from the one queue; each takes its next task when its last one has finished.
  async function work(): Promise<void> {
    for (const [index, task] of queue) {
      try {
        results[index] = await task();
      } catch (error) {
        hasFailed = true;
        throw error;
      }
      if (hasFailed) return;
    }
  }

  const workers: Promise<void>[] = [];
  while (workers.length < Math.min(concurrency, tasks.length) && !hasFailed) workers.push(work());
  await Promise.all(workers);
  return results;
}
