import type { FileSystem } from './fileSystem';
import { joinPath, resolveFile } from './resolveFile';

/** Folders that builds write to. */
const OUTPUT = /^(?:dist|lib|build|out|output|esm?|cjs|types)$/;
/** Folders below those, one for each form of the output. */
const FORM = /^(?:esm?\d*|cjs|mjs|umd|node|module|commonjs|types?|src)$/;
/** What builds put before the extension. */
const MARK = /(?:\.(?:d|esm?|cjs|mjs|umd|min|prod|production|development|bundle))+$/;
/** Where sources lie, seen from the package. */
const SOURCE_FOLDERS = ['src', 'source', '.'];

/**
 * The file of a package that a target of its package.json stands for. A TypeScript source goes before what was compiled from it:
 * it is what people edit, and what the package's own files import; other sources stand in where the output was not built.
 */
export function findSource(files: FileSystem, directory: string, target: string): string | undefined {
  const relative = target.replace(/^\.\//, '').replace(/\/$/, '');
  const file = resolveFile(files, joinPath(directory, relative));
  const source = sourceOfOutput(files, directory, relative);
  const isCompiled = file !== undefined && source !== undefined && !isTypeScript(file) && isTypeScript(source);
  return file === undefined || isCompiled ? source : file;
}

/** The source from which a file below a package (by its path from there) would have been built; undefined when none is found. */
export function sourceOfOutput(files: FileSystem, directory: string, relative: string): string | undefined {
  const [output, ...segments] = relative.split('/');
  if (output === undefined || !OUTPUT.test(output)) return undefined;
  if (segments.length === 0) segments.push('index');
  // `dist/packages/core/src/index.js`: a build that began above the package.
  const inside = segments.lastIndexOf('src');
  const inner = inside > 0 ? segments.slice(inside + 1) : segments;
  const paths = inner.length > 1 && FORM.test(inner[0] ?? '') ? [inner, inner.slice(1)] : [inner];
  for (const path of paths.map((names) => names.join('/'))) {
    for (const stem of stemsOf(path)) {
      for (const folder of SOURCE_FOLDERS) {
        const file = resolveFile(files, joinPath(directory, `${folder}/${stem}`));
        if (file !== undefined) return file;
      }
    }
  }
  return undefined;
}

/** `index.esm.js` was `index.esm.ts` or `index.ts`. */
function stemsOf(path: string): readonly string[] {
  const whole = path.replace(/\.[cm]?[jt]sx?$/, '');
  const bare = whole.replace(MARK, '');
  return whole === bare ? [whole] : [whole, bare];
}

function isTypeScript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}
