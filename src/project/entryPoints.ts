import { exports, imports } from 'resolve.exports';
import type { FileSystem } from './fileSystem';
import { isObject, textOf, type Manifest } from './manifests';
import { resolveFile } from './resolveFile';
import { findSource } from './sourceOfOutput';

/** Fields that name the entry of a package without `exports`, those that lead to sources first. */
const ENTRY_FIELDS = ['source', 'module', 'main', 'types', 'typings'];
/** Where an entry lies that no field leads to. */
const USUAL_ENTRIES = ['src/index', 'index', 'source/index', 'lib/index'];
/** Conditions that lead to sources where a package of a workspace has them. */
const SOURCE_CONDITIONS = ['source', 'development', 'module'];

type Conditions = NonNullable<Parameters<typeof exports>[2]>;

/**
 * The source file that a package gives under a path (`.` or `./sub`), by `exports`, else by its older fields. `conditions` are
 * those that the importing project has set itself (`customConditions`).
 */
export function findEntry(
  files: FileSystem,
  manifest: Manifest,
  path: string,
  conditions: readonly string[],
): string | undefined {
  const { directory, fields } = manifest;
  if (fields.exports !== undefined && fields.exports !== null) {
    const targets = forEachForm(conditions, (form) => exports(asPackage(manifest), path, form) ?? []);
    return firstSource(files, directory, targets) ?? (path === '.' ? usualEntry(files, directory) : undefined);
  }
  if (path !== '.') return findSource(files, directory, path) ?? findSource(files, directory, `src/${path}`);
  const targets = ENTRY_FIELDS.flatMap((field) => textOf(fields[field]) ?? []);
  return firstSource(files, directory, targets) ?? usualEntry(files, directory);
}

/** Where `#name` of a package leads, by its `imports`: paths from the package (`./…`) or names of packages, best first. */
export function findOwnImport(manifest: Manifest, name: string, conditions: readonly string[]): readonly string[] {
  if (!isObject(manifest.fields.imports)) return [];
  return forEachForm(conditions, (form) => imports(asPackage(manifest), name, form) ?? []);
}

/** Imported or required is all the same here: the sources are; types are the last hint at where a source lies. */
function forEachForm(conditions: readonly string[], find: (form: Conditions) => readonly string[]): readonly string[] {
  const wanted = [...conditions, ...SOURCE_CONDITIONS];
  const forms: readonly Conditions[] = [
    { conditions: wanted },
    { conditions: wanted, require: true },
    { conditions: ['types', 'import', 'require'], unsafe: true },
  ];
  const found = forms.flatMap((form) => {
    try {
      return find(form);
    } catch {
      // There is nothing under this path in this form.
      return [];
    }
  });
  return [...new Set(found)];
}

function firstSource(files: FileSystem, directory: string, targets: readonly string[]): string | undefined {
  for (const target of targets) {
    const file = findSource(files, directory, target);
    if (file !== undefined) return file;
  }
  return undefined;
}

function usualEntry(files: FileSystem, directory: string): string | undefined {
  for (const entry of USUAL_ENTRIES) {
    const file = resolveFile(files, `${directory}/${entry}`);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** In the form of the library, which checks the maps itself. */
function asPackage({ name = '', fields }: Manifest): Parameters<typeof exports>[0] {
  return { ...fields, name };
}
