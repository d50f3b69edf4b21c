import type { KnownCallSetting } from '../../core/options';
import type { Phrase } from '../knowledge/phrase';
import { createUserCalls } from '../knowledge/userCalls';

/** What the user's settings say of a callee, as written. */
export type MatchUserCall = (callee: string) => readonly Phrase[] | undefined;

/** What holds for one version of a host's files. */
interface Kept<S> {
  readonly version: number;
  readonly byCalls: Map<string, S>;
}

/** Keeps what is known of the functions of a host's files, one `S` for each list of known calls that is in use. */
export class SummariesOfHosts<Host extends { readonly version: number }, S extends { refill(): void }> {
  readonly #kept = new WeakMap<Host, Kept<S>>();
  readonly #make: (host: Host, matchUserCall: MatchUserCall) => S;
  /** The host without files: no module is met twice there, so nothing is kept. */
  readonly #noHost: Host;

  constructor(noHost: Host, make: (host: Host, matchUserCall: MatchUserCall) => S) {
    this.#noHost = noHost;
    this.#make = make;
  }

  /** The summaries to use for the next file, with a full budget. */
  of(host: Host, calls: readonly KnownCallSetting[]): S {
    if (host === this.#noHost) return this.#new(host, calls);
    let kept = this.#kept.get(host);
    if (kept?.version !== host.version) {
      kept = { version: host.version, byCalls: new Map<string, S>() };
      this.#kept.set(host, kept);
    }
    // By content: settings are read anew for each document, and lists of known calls are short.
    const key = JSON.stringify(calls);
    let summaries = kept.byCalls.get(key);
    if (summaries) summaries.refill();
    else {
      summaries = this.#new(host, calls);
      kept.byCalls.set(key, summaries);
    }
    return summaries;
  }

  #new(host: Host, calls: readonly KnownCallSetting[]): S {
    const userCalls = createUserCalls(calls);
    return this.#make(host, (callee) => userCalls.matchUserCall(callee));
  }
}
