import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSystem } from '../project/fileSystem';
import type { Project } from '../project/project';
import type { Analyses } from './analyses';
import type { AssumptionMemory } from './assumptionMemory';
import type { ClientState } from './clientState';
import type { Platform } from './platform';
import type { SettingsStore } from './settingsStore';

/** All that a feature of the server works with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly client: ClientState;
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: SettingsStore;
  /** The files as the editor has them. */
  readonly files: FileSystem;
  readonly project: Project;
  readonly analyses: Analyses;
  readonly assumptions: AssumptionMemory;
}
