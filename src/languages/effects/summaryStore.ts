import { NOTHING, type Summary } from './summary';

/** How many bodies deep callees are followed. */
const MAX_DEPTH = 5;
/** How many bodies are summed up for one analysed file at most; beyond that callees count as unknown. */
const BUDGET = 6000;

/** What is kept of a function: a summary that saw all, or those that were cut off, by how many more bodies they could follow. */
interface Known {
  whole?: Summary;
  readonly cut: Map<number, Summary>;
}

/**
 * Keeps the summaries of functions (`Fn` is the node of one), which are made on demand and may ask for each other: bounded in depth
 * and number, and closed under recursion. What is known of a function never depends on who asked first.
 */
export class SummaryStore<Fn extends object> {
  readonly #known = new WeakMap<Fn, Known>();
  readonly #open: Fn[] = [];
  /** The outermost open function that the current ones lead back to. */
  #lowest = Infinity;
  /** How often something was out of reach; a summary in which that happens depends on how deep it stands. */
  #cuts = 0;
  #budget = BUDGET;

  /** Gives the next file a full budget. */
  refill(): void {
    this.#budget = BUDGET;
  }

  /** The summary of a function, made by `sumUp` when it is not known yet; undefined when it is too deep or the budget is spent. */
  of(fn: Fn, sumUp: () => Summary): Summary | undefined {
    const reach = MAX_DEPTH - this.#open.length;
    const known = this.#known.get(fn);
    if (known?.whole) return known.whole;
    const cut = known?.cut.get(reach);
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
      return undefined;
    }
    this.#budget--;
    return this.#make(fn, sumUp, reach);
  }

  /** Sums up a body, and keeps the answer where it would be the same again. */
  #make(fn: Fn, sumUp: () => Summary, reach: number): Summary {
    const outer = { lowest: this.#lowest, cuts: this.#cuts };
    this.#lowest = Infinity;
    this.#open.push(fn);
    const summary = sumUp();
    this.#open.pop();
    const depth = this.#open.length;
    if (this.#lowest >= depth) {
      const known = this.#known.get(fn) ?? { cut: new Map<number, Summary>() };
      if (this.#cuts > outer.cuts) known.cut.set(reach, summary);
      else known.whole = summary;
      this.#known.set(fn, known);
    }
    this.#lowest = Math.min(outer.lowest, this.#lowest < depth ? this.#lowest : Infinity);
    return summary;
  }
}
