import type { Limiter } from '../core/options';
import type { FileSystem } from './fileSystem';
import { isObject, Manifests } from './manifests';
import { dirname } from './resolveFile';

/** The last versions that can be required; later ones can only be imported. */
const LAST_REQUIRED: Readonly<Record<Limiter, number>> = { 'p-map': 4, 'p-limit': 3 };

/**
 * The package that limits how much runs at once, when the package of a file depends on one. A file that requires what it needs can't
 * use a version that can only be imported.
 */
export function findLimiter(
  files: FileSystem,
  file: { readonly path: string; readonly text: string },
): Limiter | undefined {
  const fields = new Manifests(files).around(dirname(file.path))?.fields;
  const lists = [fields?.dependencies, fields?.devDependencies].filter(isObject);
  const isRequiring = requires(file);
  return (['p-map', 'p-limit'] as const).find((name) =>
    lists.some((list) => name in list && (!isRequiring || majorOf(list[name]) <= LAST_REQUIRED[name])),
  );
}

function requires({ path, text }: { readonly path: string; readonly text: string }): boolean {
  if (path.endsWith('.cjs')) return true;
  return (
    /\.jsx?$/.test(path) && /\brequire\s*\(|\bmodule\.exports\b/.test(text) && !/^\s*(?:import|export)\b/m.test(text)
  );
}

/** The first number of a range; anything else may be the newest. */
function majorOf(range: unknown): number {
  const major = typeof range === 'string' ? /\d+/.exec(range)?.[0] : undefined;
  return major === undefined ? Infinity : Number(major);
}
