import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore`, and those of the folders above it. */
interface RuleChain {
  readonly folder: string;
  readonly rules: Ignore;
  readonly above: RuleChain | undefined;
}

/** Folders that hold no sources of the project, whether or not they are ignored. */
const NEVER_ENTERED = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '__pycache__',
  'site-packages',
  '.venv',
  'venv',
  '.tox',
  '.nox',
  '.eggs',
]);

/** Answers what git would ignore below one folder; reads each `.gitignore` once, when its folder is entered. */
export class IgnoreRules {
  readonly #chains = new Map<string, RuleChain | undefined>();

  /** Starts at an absolute folder; the `.gitignore` files between it and the top of its repository apply too. */
  constructor(root: string) {
    this.#chains.set(root, readChain(root, rulesAbove(root)));
  }

  /** Says whether a folder is left out, and takes in its `.gitignore` when it is not. The folder above must have been asked about. */
  skipsFolder(folder: string): boolean {
    const above = this.#chains.get(path.dirname(folder));
    if (NEVER_ENTERED.has(path.basename(folder)) || isIgnored(folder, above, true)) return true;
    this.#chains.set(folder, readChain(folder, above));
    return false;
  }

  /** Says whether a file is left out. */
  skipsFile(file: string): boolean {
    return isIgnored(file, this.#chains.get(path.dirname(file)), false);
  }
}

/** The rules from the top of the repository down to (not including) the folder; none outside of a repository. */
function rulesAbove(root: string): RuleChain | undefined {
  const folders: string[] = [];
  let folder = root;
  while (!existsSync(path.join(folder, '.git'))) {
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folders.unshift(parent);
    folder = parent;
  }
  const chain = folders.reduce<RuleChain | undefined>((above, each) => readChain(each, above), undefined);
  // Someone who names an ignored folder wants to see it; then the rules around it say nothing about what is inside.
  return isIgnored(root, chain, true) || folders.some((each) => isIgnored(each, chain, true)) ? undefined : chain;
}

function readChain(folder: string, above: RuleChain | undefined): RuleChain | undefined {
  let text: string;
  try {
    text = readFileSync(path.join(folder, '.gitignore'), 'utf8');
  } catch {
    return above;
  }
  return { folder, rules: ignore().add(text), above };
}

/** The nearest `.gitignore` that says anything decides. */
function isIgnored(target: string, chain: RuleChain | undefined, isFolder: boolean): boolean {
  for (let link = chain; link !== undefined; link = link.above) {
    const relative = path.relative(link.folder, target).replaceAll('\\', '/');
    if (relative === '' || relative.startsWith('../')) continue;
    const { ignored, unignored } = link.rules.test(isFolder ? `${relative}/` : relative);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
