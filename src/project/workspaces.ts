import picomatch from 'picomatch';
import type { FileSystem } from './fileSystem';
import { isObject, textsOf, type Manifests } from './manifests';
import { dirname } from './resolveFile';

/** Folders of workspaces are never deeper below a `**` than this. */
const MAX_DEPTH = 5;

const PNPM_FILE = 'pnpm-workspace.yaml';

/** The packages that one repository holds, by what its root says (npm, yarn, bun: `workspaces`; pnpm: its own file). */
export class Workspaces {
  readonly #files: FileSystem;
  readonly #manifests: Manifests;
  readonly #patterns = new Map<string, readonly string[]>();
  readonly #members = new Map<string, ReadonlyMap<string, string>>();

  constructor(files: FileSystem, manifests: Manifests) {
    this.#files = files;
    this.#manifests = manifests;
  }

  /** The folder of the package with this name, in the workspaces that a folder is part of, inner ones first. */
  find(directory: string, name: string): string | undefined {
    for (let at = directory; ; at = dirname(at)) {
      const found = this.isRoot(at) ? this.#membersOf(at).get(name) : undefined;
      if (found !== undefined || at === '') return found;
    }
  }

  /** Says whether a folder is the root of workspaces. */
  isRoot(directory: string): boolean {
    return this.#patternsOf(directory).length > 0;
  }

  #patternsOf(directory: string): readonly string[] {
    const known = this.#patterns.get(directory);
    if (known) return known;
    const declared = this.#manifests.at(directory)?.fields.workspaces;
    const pnpm = this.#files.readFile(`${directory}/${PNPM_FILE}`);
    const patterns = [
      ...textsOf(isObject(declared) ? declared.packages : declared),
      ...(pnpm === undefined ? [] : readPackagesOfYaml(pnpm)),
    ];
    this.#patterns.set(directory, patterns);
    return patterns;
  }

  #membersOf(root: string): ReadonlyMap<string, string> {
    const known = this.#members.get(root);
    if (known) return known;
    const patterns = this.#patternsOf(root).map((pattern) =>
      pattern.replace(/^(!?)(?:\.?\/)+/, '$1').replace(/\/+$/, ''),
    );
    const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
    const isExcluded = excluded.length === 0 ? () => false : picomatch(excluded);
    const members = new Map<string, string>();
    for (const pattern of patterns.filter((each) => !each.startsWith('!'))) {
      for (const path of this.#expand(root, '', pattern.split('/'))) {
        const name = this.#manifests.at(`${root}/${path}`)?.name;
        if (name !== undefined && !isExcluded(path) && !members.has(name)) members.set(name, `${root}/${path}`);
      }
    }
    // Tools that start at the root import its package by name as well.
    const own = this.#manifests.at(root)?.name;
    if (own !== undefined && !members.has(own)) members.set(own, root);
    this.#members.set(root, members);
    return members;
  }

  /** The folders (from the root) that fit a pattern; it is followed name by name, so that nothing else is looked at. */
  #expand(root: string, path: string, names: readonly string[], depth = 0): readonly string[] {
    const [name, ...rest] = names;
    if (name === undefined) return [path];
    const below = (folder: string): string => (path === '' ? folder : `${path}/${folder}`);
    if (name === '.') return this.#expand(root, path, rest);
    if (!/[*?{[(]/.test(name)) return this.#expand(root, below(name), rest);
    const isDeep = name === '**';
    const fits = picomatch(isDeep ? '*' : name);
    const folders = this.#files.foldersIn(path === '' ? root : `${root}/${path}`);
    const found = folders.filter((folder) => folder !== 'node_modules' && fits(folder));
    if (!isDeep) return found.flatMap((folder) => this.#expand(root, below(folder), rest));
    const deeper = depth < MAX_DEPTH ? found : [];
    return [
      ...this.#expand(root, path, rest),
      ...deeper.flatMap((folder) => this.#expand(root, below(folder), names, depth + 1)),
    ];
  }
}

/** The list `packages` of a pnpm-workspace.yaml, written below it or in brackets; nothing else of the file matters here. */
export function readPackagesOfYaml(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*$/, '').trimEnd());
  const start = lines.findIndex((line) => /^(?:packages|"packages"|'packages')\s*:/.test(line));
  if (start === -1) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^[^\s-]/.test(line) && !line.startsWith(']'));
  const block = [(lines[start] ?? '').replace(/^[^:]*:/, ''), ...(end === -1 ? rest : rest.slice(0, end))];
  const whole = block.join('\n').trim();
  const items = whole.startsWith('[')
    ? whole.replace(/^\[|\].*$/gs, '').split(',')
    : block.flatMap((line) => /^\s*-\s+(.+)$/.exec(line)?.[1] ?? []);
  return items.map((item) => item.trim().replace(/^(['"])(.*)\1$/, '$2')).filter((item) => item !== '');
}
