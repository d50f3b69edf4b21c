import type { Limiter } from '../core/options';
import type { FileSystem } from './fileSystem';
import { isObject, Manifests } from './manifests';
import { dirname } from './resolveFile';

/** The package that limits how much runs at once, when the package of a file (by its path) depends on one. */
export function findLimiter(files: FileSystem, path: string): Limiter | undefined {
  const fields = new Manifests(files).around(dirname(path))?.fields;
  const names = [fields?.dependencies, fields?.devDependencies].flatMap((list) =>
    isObject(list) ? Object.keys(list) : [],
  );
  return (['p-map', 'p-limit'] as const).find((name) => names.includes(name));
}
