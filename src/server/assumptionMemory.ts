import { type Connection, Emitter, type Event } from 'vscode-languageserver';
import { type Assumptions, NO_ASSUMPTIONS } from '../explain/timeline/model';
import { type AssumptionsParams, Notifications } from '../protocol';

/** What people assume of how long calls take, as the client told us; it is the client that remembers it over a restart. */
export class AssumptionMemory {
  readonly #perDocument = new Map<string, Assumptions>();
  readonly #changed = new Emitter<void>();

  constructor(connection: Connection) {
    connection.onNotification(Notifications.assumptions, ({ assumptions, uri }: AssumptionsParams) => {
      this.#perDocument.set(uri, assumptions);
      this.#changed.fire();
    });
  }

  /** Fires when something else is assumed. */
  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  /** What is assumed of a document. */
  of(uri: string): Assumptions {
    return this.#perDocument.get(uri) ?? NO_ASSUMPTIONS;
  }
}
