import type { Dependence, DependenceKind, Strength } from '../core/dependence';
import type { Step } from '../core/region';
import type { Span } from '../core/span';

/** Tells lines (from 1) of offsets, for sentences. */
export type LineOf = (offset: number) => number;

/** What is said of a dependence; the sentences as functions, since most are of pairs that nobody asks about. */
export interface Words extends Pick<Dependence, 'kind' | 'strength' | 'place'> {
  readonly reason: () => string;
  readonly check?: () => string;
}

/** A dependence between two steps whose sentences are made when they are read. */
export class WordedDependence implements Dependence {
  readonly from: number;
  readonly to: number;
  readonly kind: DependenceKind;
  readonly strength: Strength;
  readonly place?: string;
  readonly fromSpan: Span;
  readonly toSpan: Span;
  readonly #words: Words;

  constructor(earlier: Step, later: Step, words: Words) {
    this.from = earlier.index;
    this.to = later.index;
    this.kind = words.kind;
    this.strength = words.strength;
    if (words.place !== undefined) this.place = words.place;
    this.fromSpan = earlier.span;
    this.toSpan = later.span;
    this.#words = words;
  }

  get reason(): string {
    return sentence(this.#words.reason());
  }

  get check(): string | undefined {
    return this.#words.check?.();
  }
}

/** Sentences that begin with a description rather than a name begin with a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
