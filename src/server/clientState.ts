import type { ClientCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';

/** What the client said of itself; filled when it initializes. */
export interface ClientState {
  capabilities: ClientCapabilities;
  options: InitializationOptions;
  /** Workspace folders, as paths. */
  folders: readonly string[];
}
