import { resolve } from 'node:path';

/** The checkout. */
export const ROOT = resolve(__dirname, '..', '..');

/** What is downloaded once and used again, as @vscode/test-electron names it. */
export const CACHE = resolve(ROOT, '.vscode-test');

/** What a run leaves behind: results, screenshots, compiled suites. */
export const OUT = resolve(ROOT, 'out');

/** The project that `npm start` opens and that the suites work on copies of. */
export const SAMPLE = resolve(ROOT, 'test', 'sample');

/** The packed extension, made by `npm run package`. */
export const VSIX = resolve(OUT, 'await-lens.vsix');
