import type { FunctionReport } from '../core/analysis';
import type { Confidence, Finding, RuleId } from '../core/finding';
import type { LineColumn } from '../core/lineIndex';
import type { SuggestionTarget } from '../core/suggestion';
import type { HelperFile } from './helperFile';

/** What is to be done with each file; plain data that goes to worker threads as it is. */
export type Task =
  | ({ readonly kind: 'scan' } & TaskSettings)
  | ({ readonly kind: 'fix'; readonly confidence: Confidence; readonly helper: string } & TaskSettings)
  | ({ readonly kind: 'explain' } & TaskSettings);

/** Settings that all tasks share. */
export interface TaskSettings {
  readonly rules: readonly RuleId[];
  readonly target: SuggestionTarget;
  readonly includeTests: boolean;
  /** The folders that were named, absolute. */
  readonly roots: readonly string[];
}

/** What came of one file. */
export interface FileReport {
  /** Absolute. */
  readonly path: string;
  /** Whether the text was parsed; most files hold no awaits and are not. */
  readonly parsed: boolean;
  /** Why nothing can be said of it. */
  readonly failure?: string;
  /** Things worth a line for someone who looks for the cause of something. */
  readonly notes: readonly string[];
  /** What is wrong with the settings of the workspace that hold for the file, a sentence each. */
  readonly settingsProblems?: readonly string[];
  readonly findings: readonly LocatedFinding[];
  /** Filled by `fix` when there is something to write. */
  readonly fix?: FileFix;
  /** Filled by `explain`. */
  readonly functions?: readonly LocatedFunction[];
}

/** A finding with lines and columns (from 1). */
export interface LocatedFinding extends Finding {
  readonly start: LineColumn;
  readonly end: LineColumn;
  /** Start and end of each of `awaits`. */
  readonly awaitPlaces: readonly { readonly start: LineColumn; readonly end: LineColumn }[];
}

/** The text of a file before and after. */
export interface FileFix {
  readonly before: string;
  readonly after: string;
  /** How many findings were applied. */
  readonly applied: number;
  /** The file of the project that the new text imports and that has to exist. */
  readonly helper?: HelperFile;
}

/** A function with lines and columns (from 1). */
export interface LocatedFunction extends FunctionReport {
  readonly start: LineColumn;
  readonly end: LineColumn;
  readonly headPlace: LineColumn;
  /** Start of each of `awaits`. */
  readonly awaitPlaces: readonly LineColumn[];
}
