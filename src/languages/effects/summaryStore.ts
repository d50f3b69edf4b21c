import { NOTHING, type Summary } from './summary';

/** How many bodies deep callees are followed. */
const MAX_DEPTH = 5;
/** How many bodies are summed up for one analysed file at most; beyond that callees count as unknown. */
const BUDGET = 6000;

/**
 * Keeps the summaries of functions (`Fn` is the node of one), which are made on demand and may ask for each other: bounded in depth
 * and number, and closed under recursion. What is known of a function never depends on who asked first.
 */
export class SummaryStore<Fn extends object> {
  readonly #depth: number;
  readonly #beyond: Summary | undefined;
  /** Summaries that saw all. */
  readonly #whole: WeakMap<Fn, Summary>;
  /** Those that were cut off, by how many more bodies they could follow. */
  readonly #cut = new WeakMap<Fn, Map<number, Summary>>();
  readonly #open: Fn[] = [];
  /** The outermost open function that the current ones lead back to. */
  #lowest = Infinity;
  /** How often something was out of reach; a summary in which that happens depends on how deep it stands. */
  #cuts = 0;
  #budget = BUDGET;

  /** `depth`: how many bodies deep callees are followed; `beyond`: what is said of those that lie deeper, if anything. */
  constructor(depth = MAX_DEPTH, beyond?: Summary, whole = new WeakMap<Fn, Summary>()) {
    this.#depth = depth;
    this.#beyond = beyond;
    this.#whole = whole;
  }

  /** A store that follows fewer bodies, and says `beyond` of those that lie deeper; both know what the other one has seen all of. */
  within(depth: number, beyond: Summary): SummaryStore<Fn> {
    return new SummaryStore(depth, beyond, this.#whole);
  }

  /** Gives the next file a full budget. */
  refill(): void {
    this.#budget = BUDGET;
  }

  /** The summary of a function, made by `sumUp` when it is not known yet; `beyond` when it is too deep or the budget is spent. */
  of(fn: Fn, sumUp: () => Summary): Summary | undefined {
    const reach = this.#depth - this.#open.length;
    const whole = this.#whole.get(fn);
    if (whole) return whole;
    const cut = this.#cut.get(fn)?.get(reach);
    if (cut) {
      this.#cuts++;
      return cut;
    }
    const at = this.#open.indexOf(fn);
    if (at >= 0) {
      // Recursion: what it does is added by the open summary; whoever depends on that must not be kept.
      this.#lowest = Math.min(this.#lowest, at);
      return NOTHING;
    }
    if (reach <= 0 || this.#budget <= 0) {
      this.#cuts++;
      return this.#beyond;
    }
    this.#budget--;
    return this.#make(fn, sumUp, reach);
  }

  /** Sums up a body, and keeps the answer where it would be the same again. */
  #make(fn: Fn, sumUp: () => Summary, reach: number): Summary {
    const outer = { lowest: this.#lowest, cuts: this.#cuts };
    this.#lowest = Infinity;
    this.#open.push(fn);
    const depth = this.#open.length - 1;
    let summary: Summary;
    try {
      summary = sumUp();
    } finally {
      // A fault in one file must not leave the next ones with less to follow.
      this.#open.length = depth;
    }
    if (this.#lowest >= depth) {
      if (this.#cuts === outer.cuts) this.#whole.set(fn, summary);
      else this.#keepCut(fn, reach, summary);
    }
    this.#lowest = Math.min(outer.lowest, this.#lowest < depth ? this.#lowest : Infinity);
    return summary;
  }

  #keepCut(fn: Fn, reach: number, summary: Summary): void {
    const known = this.#cut.get(fn);
    if (known) known.set(reach, summary);
    else this.#cut.set(fn, new Map([[reach, summary]]));
  }
}
