/** The forms in which the helper's source can be put into a project: TypeScript, ES module, CommonJS, Python. */
export type HelperFormat = 'ts' | 'mjs' | 'cjs' | 'py';

/** Where a document gets `runParallel` and `runSequence` from. */
export interface HelperPlace {
  /** What stands in the import. */
  readonly specifier: string;
  /** The file of the project that has to exist; absent when a package brings the helper. */
  readonly file?: { readonly path: string; readonly format: HelperFormat };
}

/** What has to be known of the document that wants the helper. */
export interface HelperUser {
  readonly path: string;
  readonly text: string;
  /** Workspace folders, as paths. */
  readonly folders: readonly string[];
  /** `awaitLens.rewrite.helperModule`. */
  readonly setting: string;
}
