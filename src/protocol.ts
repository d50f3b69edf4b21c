import type { Strength } from './core/dependence';
import type { Assumptions, TimelineModel } from './explain/timeline/model';

/*
 * What is said between the server and its clients beyond the language server protocol. This is all that the extension knows of
 * the server.
 */

/** A place in a document as in the language server protocol: line and UTF-16 unit, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a document; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Requests of our own, by their methods. */
export const Requests = {
  /** Server to client: lists the files of the workspace that could be analysed. No parameters; result: URIs. */
  findFiles: 'awaitLens/findFiles',
  /** Client to server: `PlaceParams`; result `WhyNotTogetherResult | null`. */
  whyNotTogether: 'awaitLens/whyNotTogether',
  /** Client to server: `PlaceParams`; result `PageResult | null`. */
  explainFunction: 'awaitLens/explainFunction',
  /** Client to server: `PageParams`; result `PageResult`. */
  explainEventLoop: 'awaitLens/explainEventLoop',
  /** Client to server: `TimelineParams`; result `TimelineResult | null`. */
  timeline: 'awaitLens/timeline',
} as const;

/** Notifications of our own, by their methods. */
export const Notifications = {
  /** Client to server: `AssumptionsParams`. */
  assumptions: 'awaitLens/assumptions',
  /** Client to server: `InterpretersParams`. */
  interpreters: 'awaitLens/interpreters',
} as const;

/** Commands that the server carries out (`workspace/executeCommand`). */
export const ServerCommands = {
  /** `[uri]`: applies every safe finding of a document; result `FixFileResult`. */
  fixFile: 'awaitLens.fixFile',
  /** `[uri]`: puts the helper into the project and its import into the document. */
  insertRunParallel: 'awaitLens.insertRunParallel',
  /** `[uri, position of the finding's start]`: applies the first suggestion of one finding. */
  applyFinding: 'awaitLens.applyFinding',
  /** No arguments: analyses the whole workspace; result `ScanSummary`. */
  scanWorkspace: 'awaitLens.scanWorkspace',
} as const;

/** Commands that the client carries out, in lenses, hovers and code actions. */
export const ClientCommands = {
  /** `[uri, position]`. */
  whyNotTogether: 'awaitLens.whyNotTogether',
  /** `[uri, position]`. */
  explainFunction: 'awaitLens.explainFunction',
  /** `[uri, position]`: the page with the function there; `[name of a lesson]`: that lesson; nothing: a list to pick from. */
  explainEventLoop: 'awaitLens.explainEventLoop',
  /** Opens the panel in which waiting and computing are tried out. */
  showDemonstration: 'awaitLens.showDemonstration',
  /** Opens code to try things out with. */
  openSample: 'awaitLens.openSample',
  /** `[uri, position]`. */
  showTimeline: 'awaitLens.showTimeline',
  /** `[uri, position]`: puts the cursor there. */
  reveal: 'awaitLens.reveal',
} as const;

/** What our own extension tells the server at the start (`initializationOptions`); other editors tell nothing. */
export interface InitializationOptions {
  /** The client has the commands of `ClientCommands` and its markdown may call them. */
  readonly commands?: boolean;
  /** The client draws images from data in markdown. */
  readonly pictures?: boolean;
  /** The client answers `Requests.findFiles`. */
  readonly findFiles?: boolean;
  /** Translated texts by their English ones (`vscode.l10n.bundle`). */
  readonly texts?: Readonly<Record<string, string>>;
  /** Settings by their names below `awaitLens`, for clients that can't be asked for them. */
  readonly settings?: unknown;
}

/** A document and a place in it. */
export interface PlaceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** A document and, where there is one, a place in it. */
export interface PageParams {
  readonly textDocument?: { readonly uri: string };
  readonly position?: Position;
}

/** A page to be shown as markdown. */
export interface PageResult {
  readonly title: string;
  readonly markdown: string;
}

/** What keeps the awaits of a function in order, pair by pair. */
export interface WhyNotTogetherResult {
  readonly uri: string;
  readonly function: string;
  readonly pairs: readonly {
    readonly verdict: Strength | 'none';
    readonly title: string;
    readonly sentence: string;
    readonly from: Range;
    readonly to: Range;
  }[];
}

/** A place in a function and, where the function is known already, its name: the text may have moved since. */
export interface TimelineParams extends PlaceParams {
  readonly name?: string;
}

/** The timelines of a function. */
export interface TimelineResult {
  /** Where its name stands now. */
  readonly position: Position;
  readonly model: TimelineModel;
}

/** What is assumed of the functions of a document; replaces what was said of it before. */
export interface AssumptionsParams {
  readonly uri: string;
  readonly assumptions: Assumptions;
}

/** The Python that a person has chosen for each folder of the workspace; replaces what was said of them before. */
export interface InterpretersParams {
  readonly folders: readonly { readonly uri: string; readonly version: readonly [major: number, minor: number] }[];
}

/** What became of "fix file". */
export interface FixFileResult {
  /** How many findings were applied; 0 when there was nothing to do or the client refused the edit. */
  readonly applied: number;
}

/** What a scan of the workspace found. */
export interface ScanSummary {
  readonly files: number;
  readonly findings: { readonly safe: number; readonly review: number };
  readonly seconds: number;
  readonly cancelled: boolean;
}
