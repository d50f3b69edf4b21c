/** A stretch of a list that one thread works through; `end` is exclusive. */
interface Stretch {
  next: number;
  end: number;
}

/**
 * Deals a list out to threads. Each has a stretch of its own, since neighbours import each other and what a thread has read of one
 * helps it with the next; one that has finished helps out at the far end of the longest stretch that is left.
 */
export class WorkShare {
  readonly #stretches: Stretch[];
  readonly #size: number;

  /** `size` is how many items are taken at once. */
  constructor(total: number, threads: number, size: number) {
    this.#size = size;
    this.#stretches = Array.from({ length: threads }, (_, index) => ({
      next: Math.floor((total * index) / threads),
      end: Math.floor((total * (index + 1)) / threads),
    }));
  }

  /** What a thread (from 0) is to do next, as the first index and the one after the last; undefined when all is done. */
  take(thread: number): readonly [start: number, end: number] | undefined {
    const own = this.#stretches[thread];
    if (own !== undefined && own.next < own.end) {
      const start = own.next;
      own.next = Math.min(start + this.#size, own.end);
      return [start, own.next];
    }
    const longest = this.#stretches.reduce((a, b) => (b.end - b.next > a.end - a.next ? b : a));
    if (longest.next >= longest.end) return undefined;
    const end = longest.end;
    longest.end = Math.max(longest.next, end - this.#size);
    return [longest.end, end];
  }
}
