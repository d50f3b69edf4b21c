import type { Resolved } from '../languages/javascript/modules';
import type { FileSystem } from './fileSystem';

/** Where a bare specifier leads: a package by its name, `node:` taken off. */
export function resolvePackage(_files: FileSystem, _directory: string, specifier: string): Resolved | undefined {
  return { kind: 'package', name: specifier.replace(/^node:/, '') };
}
