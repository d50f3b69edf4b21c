import type { FileSystem } from './fileSystem';
import type { HelperFormat, HelperPlace, HelperUser } from './helperModule';
import { findPythonHelperPlace } from './pythonHelperPlace';

const PACKAGE_MODULE = 'await-lens/runtime';
const FILE_NAME = 'runParallel';
const SOURCE_EXTENSION = /\.[cm]?[jt]s$/;

/**
 * Decides where the helper is: where the user's setting says; else in the package, when the project depends on it; else in a file
 * of the project, beside its other sources.
 */
export function findHelperPlace(files: FileSystem, user: HelperUser): HelperPlace {
  const { setting } = user;
  if (/\.(?:pyi?|ipynb)$/.test(user.path)) return findPythonHelperPlace(files, user);
  if (setting !== '' && !isFilePath(setting)) return { specifier: setting };
  const root = rootOf(files, user);
  if (setting !== '') return placeOf(files, user, root, fileOfSetting(user, root, setting));
  if (root === undefined) return { specifier: PACKAGE_MODULE };
  if (root.manifest.includes('"await-lens"') && dependsOnPackage(root.manifest)) return { specifier: PACKAGE_MODULE };
  const folder = files.kindOf(`${root.path}/src`) === 'directory' ? `${root.path}/src` : root.path;
  return placeOf(files, user, root, `${folder}/${FILE_NAME}`);
}

interface Root {
  readonly path: string;
  /** Text of its package.json; empty when it has none. */
  readonly manifest: string;
}

function isFilePath(setting: string): boolean {
  return /^(?:\.{0,2}\/|[A-Za-z]:[\\/])/.test(setting) || SOURCE_EXTENSION.test(setting);
}

/** The nearest folder with a package.json, not above the workspace folder; else the workspace folder. */
function rootOf(files: FileSystem, { path, folders }: HelperUser): Root | undefined {
  const top = folders.filter((folder) => path.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
  for (let at = parentOf(path); at !== ''; at = parentOf(at)) {
    const manifest = files.readFile(`${at}/package.json`);
    if (manifest !== undefined) return { path: at, manifest };
    if (at === top) break;
  }
  return top === undefined ? undefined : { path: top, manifest: '' };
}

function fileOfSetting(user: HelperUser, root: Root | undefined, setting: string): string {
  const path = setting.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return path;
  const folder = user.folders.find((each) => user.path.startsWith(`${each}/`)) ?? root?.path ?? parentOf(user.path);
  return normalise(`${folder}/${path}`);
}

/** `file` may come without its extension. */
function placeOf(files: FileSystem, user: HelperUser, root: Root | undefined, file: string): HelperPlace {
  const path = SOURCE_EXTENSION.test(file) ? file : `${file}${extensionFor(files, user, root, file)}`;
  return {
    specifier: specifierOf(files, user, root, path),
    file: { path, format: formatOf(path, user, root) },
  };
}

/** An existing helper's extension, else that of the project's language. */
function extensionFor(files: FileSystem, user: HelperUser, root: Root | undefined, file: string): string {
  const existing = ['.ts', '.mts', '.js', '.mjs', '.cjs'].find((end) => files.kindOf(file + end) === 'file');
  if (existing !== undefined) return existing;
  if (isTypeScript(user.path)) return '.ts';
  if (!isModule(user, root)) return user.path.endsWith('.cjs') && isModulePackage(root) ? '.cjs' : '.js';
  return user.path.endsWith('.mjs') && !isModulePackage(root) ? '.mjs' : '.js';
}

function formatOf(path: string, user: HelperUser, root: Root | undefined): HelperFormat {
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  if (path.endsWith('.cjs')) return 'cjs';
  if (path.endsWith('.mjs')) return 'mjs';
  return isModule(user, root) ? 'mjs' : 'cjs';
}

/** Says whether a JavaScript document is written with `import`, or, when it has neither, whether its package says so. */
function isModule({ path, text }: HelperUser, root: Root | undefined): boolean {
  if (path.endsWith('.mjs')) return true;
  if (path.endsWith('.cjs')) return false;
  if (/^\s*(?:import|export)\b/m.test(text)) return true;
  return !/\brequire\s*\(|\bmodule\.exports\b/.test(text) && (isModulePackage(root) || root?.manifest === '');
}

function isModulePackage(root: Root | undefined): boolean {
  return /"type"\s*:\s*"module"/.test(root?.manifest ?? '');
}

function dependsOnPackage(manifest: string): boolean {
  try {
    const parsed = JSON.parse(manifest) as Record<string, Record<string, unknown> | undefined>;
    return ['dependencies', 'devDependencies', 'peerDependencies'].some((field) => parsed[field]?.['await-lens']);
  } catch {
    return false;
  }
}

/** How the document would name the file: in the way it names others, else as its module system demands. */
function specifierOf(files: FileSystem, user: HelperUser, root: Root | undefined, path: string): string {
  const relative = relativeTo(parentOf(user.path), path);
  const bare = relative.replace(SOURCE_EXTENSION, '');
  const asBuilt = relative.replace(/ts$/, 'js');
  const habit = /\b(?:from|require\s*\(|import)\s*['"]\.{1,2}\/[^'"]*?(\.[cm]?[jt]sx?)?['"]/.exec(user.text);
  if (habit !== null) {
    if (habit[1] === undefined) return /\.[cm]js$/.test(path) ? relative : bare;
    return habit[1].includes('t') ? relative : asBuilt;
  }
  if (isTypeScript(user.path)) return needsExtension(files, root) ? asBuilt : bare;
  return isModule(user, root) || /\.[cm]js$/.test(path) ? relative : bare;
}

/** Node's own resolution for ES modules wants the extension; bundlers and CommonJS don't. */
function needsExtension(files: FileSystem, root: Root | undefined): boolean {
  const config = root === undefined ? undefined : files.readFile(`${root.path}/tsconfig.json`);
  const how =
    /"moduleResolution"\s*:\s*"([^"]+)"/i.exec(config ?? '') ?? /"module"\s*:\s*"([^"]+)"/i.exec(config ?? '');
  if (how?.[1] !== undefined) return /^node(?:16|18|20|next)$/i.test(how[1]) && isModulePackage(root);
  return isModulePackage(root);
}

function isTypeScript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function relativeTo(folder: string, path: string): string {
  const from = folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  return `${up === 0 ? './' : '../'.repeat(up)}${to.slice(shared).join('/')}`;
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
