import { type Connection, DidChangeConfigurationNotification, Emitter, type Event } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from './settings';

/** How the client lets itself be asked for settings. */
export interface ConfigurationSupport {
  /** The client answers `workspace/configuration`. */
  readonly canAsk: boolean;
  /** The client takes a registration for changes. */
  readonly canRegister: boolean;
}

/** The settings of each document, asked for once and kept until they change. */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #perDocument = new Map<string, Promise<Settings>>();
  readonly #changed = new Emitter<void>();
  readonly #reported = new Set<string>();
  #support: ConfigurationSupport = { canAsk: false, canRegister: false };
  #pushed: Settings = DEFAULT_SETTINGS;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Fires after settings may have changed. */
  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  /** Takes over what the client said at its start. */
  initialize(support: ConfigurationSupport, initial: unknown): void {
    this.#support = support;
    this.#pushed = this.#parse(initial);
    this.#connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
      if (!this.#support.canAsk) this.#pushed = this.#parse(sectionOf(settings));
      this.#perDocument.clear();
      this.#reported.clear();
      this.#changed.fire();
    });
  }

  /** Asks the client to tell about changes; call it once the client is ready. */
  async register(): Promise<void> {
    if (!this.#support.canRegister) return;
    await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: 'awaitLens' });
  }

  /** The settings that hold for a document or folder. */
  of(uri: string): Promise<Settings> {
    if (!this.#support.canAsk) return Promise.resolve(this.#pushed);
    let found = this.#perDocument.get(uri);
    if (found === undefined) {
      found = this.#ask(uri);
      this.#perDocument.set(uri, found);
    }
    return found;
  }

  /** Forgets the settings of a closed document. */
  forget(uri: string): void {
    this.#perDocument.delete(uri);
  }

  async #ask(uri: string): Promise<Settings> {
    try {
      const value: unknown = await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'awaitLens' });
      return this.#parse(value);
    } catch (error) {
      this.#connection.console.warn(`The settings could not be read: ${String(error)}`);
      return this.#pushed;
    }
  }

  #parse(value: unknown): Settings {
    const { settings, problems } = parseSettings(value);
    for (const problem of problems) {
      if (this.#reported.has(problem)) continue;
      this.#reported.add(problem);
      this.#connection.console.warn(problem);
    }
    return settings;
  }
}

function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return 'awaitLens' in settings ? settings.awaitLens : undefined;
}
