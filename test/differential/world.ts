/** When and how the calls of one program end; read off by the label of the call and how often it was made before. */
export interface Fate {
  /** Virtual milliseconds until a call is done; effects happen at half time. */
  delay(label: string, count: number): number;
  fails(label: string, count: number): boolean;
}

/** What can be seen from outside after a program has run. */
export interface Trace {
  /** What was written, per resource, in order. */
  readonly writes: Readonly<Record<string, readonly number[]>>;
  /** Lines on the console, in order. */
  readonly console: readonly string[];
  /** Beginnings and ends of the calls that use the queue, in order. */
  readonly queue: readonly string[];
  /** Messages of the errors that calls ended with. */
  readonly errors: readonly string[];
}

/** The asynchronous functions that a program may call, under the names that it knows them by. */
export type Calls = Readonly<Record<string, (label: string, value?: number) => Promise<unknown>>>;

/**
 * A small world with a clock of its own: resources that are read and written, a queue that serves one at a time, guards that
 * may refuse. Nothing in it takes real time.
 */
export class World {
  readonly #resources: Record<string, number[]> = { a: [], b: [], hidden: [] };
  readonly #console: string[] = [];
  readonly #queue: string[] = [];
  readonly #errors: string[] = [];
  readonly #counts = new Map<string, number>();
  readonly #fate: Fate;
  readonly #events: { at: number; run: () => void }[] = [];
  #now = 0;

  constructor(fate: Fate) {
    this.#fate = fate;
  }

  readonly calls: Calls = {
    readA: (label, value) => this.#call(label, () => this.#read('a', value)),
    readB: (label, value) => this.#call(label, () => this.#read('b', value)),
    boxB: async (label, value) => ({ value: await this.#call(label, () => this.#read('b', value)) }),
    writeA: (label, value) => this.#call(label, () => this.#write('a', value)),
    writeB: (label, value) => this.#call(label, () => this.#write('b', value)),
    useQueue: (label, value = 0) => {
      this.#queue.push(`${label} begins`);
      return this.#call(label, () => this.#queue.push(`${label} ends with ${value}`));
    },
    requireOk: (label) => this.#call(label, () => 1),
    // The analysis is told nothing of this one; it reads and writes what others do.
    mystery: (label, value) => this.#call(label, () => this.#write('a', this.#read('b', value))),
  };

  /** Takes a line of the program's console. */
  log(...values: unknown[]): void {
    this.#console.push(values.map(String).join(' '));
  }

  /** Lets everything that was started come to its end, event after event. */
  async runToEnd(): Promise<void> {
    await nextTurn();
    for (let next = this.#takeNext(); next; next = this.#takeNext()) {
      this.#now = next.at;
      next.run();
      await nextTurn();
    }
  }

  get trace(): Trace {
    return { writes: this.#resources, console: this.#console, queue: this.#queue, errors: this.#errors };
  }

  #takeNext() {
    let first = 0;
    this.#events.forEach((event, index) => {
      if (event.at < (this.#events[first]?.at ?? Infinity)) first = index;
    });
    return this.#events.splice(first, 1)[0];
  }

  #call(label: string, effect: () => number): Promise<number> {
    const count = this.#counts.get(label) ?? 0;
    this.#counts.set(label, count + 1);
    const delay = this.#fate.delay(label, count);
    return new Promise((resolve, reject) => {
      if (this.#fate.fails(label, count)) {
        const error = new Error(`${label} failed`);
        this.#after(delay, () => {
          this.#errors.push(error.message);
          reject(error);
        });
        return;
      }
      let result = 0;
      this.#after(delay / 2, () => (result = effect()));
      this.#after(delay, () => {
        resolve(result);
      });
    });
  }

  #after(delay: number, run: () => void): void {
    this.#events.push({ at: this.#now + delay, run });
  }

  #read(resource: string, value = 0): number {
    const written = this.#resources[resource] ?? [];
    return (written.reduce((sum, each) => sum * 3 + each + 1, value + 1) % 97) + 1;
  }

  #write(resource: string, value = 0): number {
    this.#resources[resource]?.push(value);
    return value % 7;
  }
}

/** Lets promises go on until nothing is left to do before the next event. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
