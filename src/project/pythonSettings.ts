import type { PySettings } from '../languages/python/modules';
import type { FileSystem } from './fileSystem';
import { dirname, joinPath } from './resolveFile';

/** Folders above a file that are looked into. */
const MOST_FOLDERS = 12;

/**
 * What the project of a folder says of its Python: the nearest `pyproject.toml`, `ruff.toml`, `setup.cfg` and `.python-version` that say
 * anything about it, and where none does, the virtual environment beside them.
 */
export function readPythonSettings(files: FileSystem, directory: string): PySettings {
  let lineLength: number | undefined;
  let pythonVersion: PySettings['pythonVersion'];
  let made: PySettings['pythonVersion'];
  let folder = directory;
  for (let i = 0; i < MOST_FOLDERS; i++) {
    const read = (name: string): string => files.readFile(joinPath(folder, name)) ?? '';
    const project = read('pyproject.toml');
    const config = read('setup.cfg');
    lineLength ??= lineLengthOf(read('ruff.toml') || read('.ruff.toml')) ?? lineLengthOf(toolsOf(project));
    lineLength ??= lineLengthOf(/^\[flake8\][^[]*/m.exec(config)?.[0] ?? '');
    pythonVersion ??= lowestVersion(/^\s*(?:requires-python|python)\s*=\s*["']([^"']+)["']/m.exec(project)?.[1]);
    pythonVersion ??= lowestVersion(/^\s*python_requires\s*=\s*(.+)$/m.exec(config)?.[1]);
    pythonVersion ??= lowestVersion(/["']?python_requires["']?\s*=\s*["']([^"']+)["']/.exec(read('setup.py'))?.[1]);
    pythonVersion ??= lowestVersion(/^\s*(?:cpython-|python-)?(3\.\d+)/m.exec(read('.python-version'))?.[1]);
    made ??= versionOfEnvironment(files, folder);
    const isTop = project !== '' || files.kindOf(joinPath(folder, '.git')) !== undefined;
    const parent = dirname(folder);
    if (isTop || parent === folder) break;
    folder = parent;
  }
  pythonVersion ??= made;
  return { ...(lineLength !== undefined && { lineLength }), ...(pythonVersion && { pythonVersion }) };
}

/** The version that the virtual environment of a project was made with. */
function versionOfEnvironment(files: FileSystem, folder: string): PySettings['pythonVersion'] {
  for (const name of ['.venv', 'venv', 'env', '.env']) {
    const config = files.readFile(joinPath(joinPath(folder, name), 'pyvenv.cfg'));
    const version = lowestVersion(/^\s*version(?:_info)?\s*=\s*(3\.\d+)/m.exec(config ?? '')?.[1]);
    if (version) return version;
  }
  return undefined;
}

/** The tables of the formatters in a `pyproject.toml`. */
function toolsOf(project: string): string {
  return [...project.matchAll(/^\[tool\.(?:black|ruff(?:\.\w+)?)\]\s*$[^[]*/gm)].map(([table]) => table).join('\n');
}

function lineLengthOf(text: string): number | undefined {
  const length = Number(/^\s*(?:line-length|line_length|max-line-length)\s*=\s*(\d+)/m.exec(text)?.[1] ?? NaN);
  return length >= 40 && length <= 1000 ? length : undefined;
}

/** The oldest version that `>=3.9,<4`, `^3.11` or `3.12` lets in; undefined when only an upper bound is named. */
function lowestVersion(range: string | undefined): PySettings['pythonVersion'] {
  const lower = range?.split(',').find((part) => !/[<!]/.test(part));
  const [, major, minor] = /(\d+)\.(\d+)/.exec(lower ?? '') ?? [];
  return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}
