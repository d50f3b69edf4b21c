import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze } from '../analyze';
import type { Analysis } from '../core/analysis';
import { DEFAULT_OPTIONS, type KnownCallSetting, type LanguageId, type Options } from '../core/options';
import { isWorthParsing } from '../core/worthParsing';
import { prepareLanguage, type WasmSource } from '../frontEnds';
import type { FileSystem } from '../project/fileSystem';
import type { Project } from '../project/project';
import { looksMinified } from '../project/skipFiles';
import type { ClientState } from './clientState';
import { isExcluded } from './exclusion';
import type { HelperPlace } from '../project/helperModule';
import { findHelperPlace } from '../project/helperPlace';
import { findLimiter } from '../project/limiter';
import { toPath } from './positions';
import type { Settings } from './settings';
import type { SettingsStore } from './settingsStore';

/** What was found out about one version of a document. Offsets are those of `document`, which never changes. */
export interface DocumentAnalysis {
  readonly document: TextDocument;
  readonly languageId: LanguageId;
  readonly settings: Settings;
  readonly options: Options;
  readonly helper: HelperPlace;
  readonly analysis: Analysis;
}

const LANGUAGES: readonly string[] = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'python'];
/** Longer texts (in UTF-16 units) are data or bundles. */
const MOST_TEXT = 2_000_000;

/** What `Analyses` works with. */
export interface AnalysesParts {
  readonly connection: Connection;
  readonly client: ClientState;
  readonly settings: SettingsStore;
  readonly files: FileSystem;
  readonly project: Project;
  readonly wasm: WasmSource;
}

/** Analyses documents, each version once. */
export class Analyses {
  readonly #parts: AnalysesParts;
  readonly #kept = new Map<string, { readonly version: number; readonly found: DocumentAnalysis | undefined }>();
  readonly #logged = new Map<string, string>();
  readonly #told = new Set<string>();

  constructor(parts: AnalysesParts) {
    this.#parts = parts;
    parts.settings.onDidChange(() => this.forgetAll());
  }

  /** The analysis of a document as it is now; undefined when it is none of our business. */
  async of(document: TextDocument): Promise<DocumentAnalysis | undefined> {
    const settings = await this.#parts.settings.of(document.uri);
    const kept = this.#kept.get(document.uri);
    if (kept?.version === document.version) return kept.found;
    await this.#prepare(document);
    const found = this.#look(snapshotOf(document), settings, true);
    this.#kept.set(document.uri, { version: document.version, found });
    return found;
  }

  /** The analysis of a file that is not open, without explanations, not kept. */
  async ofFile(document: TextDocument): Promise<DocumentAnalysis | undefined> {
    const settings = await this.#parts.settings.of(document.uri);
    await this.#prepare(document);
    return this.#look(document, settings, false);
  }

  /** Analyses another text as if it stood in the document. */
  ofText(text: string, like: DocumentAnalysis): Analysis {
    return analyze(text, like.languageId, { ...like.options, explain: false }, this.#parts.project);
  }

  /** Forgets one document. */
  forget(uri: string): void {
    this.#kept.delete(uri);
    this.#logged.delete(uri);
  }

  /** Forgets all that was found: settings or other files have changed. */
  forgetAll(): void {
    this.#kept.clear();
  }

  /** The parser of Python is loaded for the first text that awaits. */
  async #prepare(document: TextDocument): Promise<void> {
    const { languageId } = document;
    if (!isLanguage(languageId) || !isWorthExplaining(document.getText(), languageId)) return;
    await prepareLanguage(languageId, this.#parts.wasm)?.catch((error: unknown) => {
      this.#logOnce(document.uri, `the parser could not be loaded: ${describe(error)}`);
    });
  }

  #look(document: TextDocument, settings: Settings, explain: boolean): DocumentAnalysis | undefined {
    const { client, files, project } = this.#parts;
    const path = pathOf(document);
    if (!isLanguage(document.languageId) || !settings.enable) return undefined;
    if (isExcluded(path, client.folders, settings.exclude)) return undefined;
    const text = document.getText();
    if (text.length > MOST_TEXT || looksMinified(text)) {
      this.#logOnce(document.uri, 'left out: too long, or made by a machine');
      return undefined;
    }
    const helper = findHelperPlace(files, { path, text, folders: client.folders, setting: settings.helperModule });
    const limiter = findLimiter(files, { path, text });
    // Without an await there is nothing to explain, and the text need not be parsed.
    const isExplained = explain && text.includes('await');
    const options = {
      ...optionsOf(path, settings, helper, isExplained),
      ...(limiter && { limiter }),
      roots: client.folders,
      knownCalls: [...settings.knownCalls, ...this.#callsOfWorkspace(path)],
    };
    try {
      const analysis = analyze(text, document.languageId, options, project);
      this.#logAnalysis(document, analysis);
      return { document, languageId: document.languageId, settings, options, helper, analysis };
    } catch (error) {
      this.#logOnce(document.uri, `could not be analysed: ${describe(error)}`);
      return undefined;
    }
  }

  /** The calls that a file of the workspace lists; whoever wrote it is shown, once, what is wrong with it. */
  #callsOfWorkspace(path: string): readonly KnownCallSetting[] {
    const { calls, problems } = this.#parts.project.knownCalls.around(path);
    const news = problems.filter((problem) => !this.#told.has(problem));
    if (news.length === 0) return calls;
    const { connection } = this.#parts;
    for (const problem of news) {
      this.#told.add(problem);
      connection.console.warn(problem);
    }
    const message = news.join(' ');
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    return calls;
  }

  #logAnalysis(document: TextDocument, { error, notes }: Analysis): void {
    const messages = [...notes];
    if (error !== undefined) {
      const place = error.offset === undefined ? undefined : document.positionAt(error.offset);
      const where = place === undefined ? '' : ` at ${place.line + 1}:${place.character + 1}`;
      messages.push(`syntax error${where}: ${error.message}`);
    }
    if (messages.length > 0) this.#logOnce(document.uri, messages.join('\n  '));
    else this.#logged.delete(document.uri);
  }

  /** Says a thing of a document once, not again with each key that is pressed. */
  #logOnce(uri: string, message: string): void {
    if (this.#logged.get(uri) === message) return;
    this.#logged.set(uri, message);
    this.#parts.connection.console.info(`${uri}: ${message}`);
  }
}

/** Without an await there is nothing to explain, and the text need not be parsed. */
function isWorthExplaining(text: string, language: LanguageId): boolean {
  return text.includes('await') || isWorthParsing(text, language);
}

function isLanguage(id: string): id is LanguageId {
  return LANGUAGES.includes(id);
}

function snapshotOf(document: TextDocument): TextDocument {
  return TextDocument.create(document.uri, document.languageId, document.version, document.getText());
}

/** The path decides about JSX and TypeScript, so a document without a name gets the ending of its language. */
function pathOf(document: TextDocument): string {
  const path = toPath(document.uri);
  if (document.languageId === 'python' || /\.[cm]?[jt]sx?$/.test(path)) return path;
  const ending = { javascript: 'js', javascriptreact: 'jsx', typescript: 'ts', typescriptreact: 'tsx' };
  return document.languageId in ending ? `${path}.${ending[document.languageId as keyof typeof ending]}` : path;
}

function optionsOf(path: string, settings: Settings, helper: HelperPlace, explain: boolean): Options {
  return {
    ...DEFAULT_OPTIONS,
    path,
    rules: settings.rules,
    includeTests: settings.includeTests,
    explain,
    target: settings.target,
    helperSpecifier: helper.specifier,
    concurrency: settings.concurrency,
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
