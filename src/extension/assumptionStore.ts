import type * as vscode from 'vscode';
import { type Assumptions, NO_ASSUMPTIONS } from '../explain/timeline/model';
import { type AssumptionsParams, Notifications } from '../protocol';
import type { ServerHandle } from './serverHandle';

const KEY = 'awaitLens.assumptions';

/** The durations that a person has set, per document, kept with the workspace; the server is told of them for its lenses. */
export class AssumptionStore {
  readonly #state: vscode.Memento;
  readonly #server: ServerHandle;

  constructor(state: vscode.Memento, server: ServerHandle) {
    this.#state = state;
    this.#server = server;
    server.onStart(() => {
      for (const [uri, assumptions] of Object.entries(this.#all())) void this.#tell({ uri, assumptions });
    });
  }

  /** What is assumed of a document. */
  of(uri: string): Assumptions {
    return this.#all()[uri] ?? NO_ASSUMPTIONS;
  }

  /** Remembers what is assumed of a document. */
  async set(uri: string, assumptions: Assumptions): Promise<void> {
    const { [uri]: _before, ...others } = this.#all();
    const isEmpty = Object.keys(assumptions.durations).length + Object.keys(assumptions.rounds).length === 0;
    await this.#state.update(KEY, isEmpty ? others : { ...others, [uri]: assumptions });
    await this.#tell({ uri, assumptions });
  }

  #all(): Readonly<Record<string, Assumptions>> {
    return this.#state.get<Record<string, Assumptions>>(KEY, {});
  }

  async #tell(params: AssumptionsParams): Promise<void> {
    const client = await this.#server.start();
    await client.sendNotification(Notifications.assumptions, params);
  }
}
