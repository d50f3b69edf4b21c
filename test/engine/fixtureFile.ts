import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A case: code, and above it, in its first comment, what is to be found in it. */
export interface Fixture {
  /** Below the folder of all fixtures: `flow/argument.ts`; for a case of several files the folder. */
  readonly name: string;
  /** The file that is analysed. */
  readonly file: string;
  /** The folder of a case of several files. */
  readonly folder?: string;
  /** Where the file is said to stand, in a project of its own. */
  readonly path: string;
  readonly text: string;
  readonly includesTests: boolean;
  /** Why what is expected is not so yet; only cases in `known-gaps` have one. */
  readonly gap?: string;
  /** One line each; `none`, or `not safe` where review and nothing are both right. */
  readonly findings: readonly string[];
  readonly pairs: readonly ExpectedPair[];
}

/** A line of the graph: `a -> b`, `a -> b: flow`, `a -> b: flow must`, or `a | b` when nothing stands between the two. */
export interface ExpectedPair {
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly isFree: boolean;
  /** Kind and strength, as far as they are said. */
  readonly details: readonly string[];
}

/** The cases below a folder, sorted by name. A folder that holds a `main` file is one case. */
export function readFixtures(root: string, below = ''): Fixture[] {
  const folder = join(root, below);
  const main = readdirSync(folder).find((name) => /^main\.(?:[cm]?[jt]sx?|py)$/.test(name));
  if (main !== undefined) return [{ ...readFixture(join(folder, main), below, main), folder }];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const inner = below === '' ? name : `${below}/${name}`;
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return readFixtures(root, inner);
      return [readFixture(path, inner, name)];
    });
}

function readFixture(file: string, name: string, fileName: string): Fixture {
  if (!existsSync(file)) throw new Error(`There is no ${file}.`);
  const text = readFileSync(file, 'utf8');
  const sections = readSections(text, name);
  const path = sections.get('path')?.[0] ?? `src/${fileName}`;
  const gap = sections.get('gap')?.join(' ');
  const findings = sections.get('findings') ?? [];
  if (findings.length === 0) throw new Error(`${name} does not say what is to be found.`);
  return {
    name,
    file,
    path: `/project/${path}`,
    text,
    includesTests: sections.get('options')?.includes('includeTests') ?? false,
    ...(gap !== undefined && { gap }),
    findings,
    pairs: (sections.get('graph') ?? []).map((line) => readPair(line, name)),
  };
}

const SECTIONS = ['path', 'options', 'gap', 'findings', 'graph'];

/** The sections of the first comment, with their lines; what stands above the first section is for readers alone. */
function readSections(text: string, name: string): Map<string, string[]> {
  const comment = firstComment(text);
  if (comment === undefined) throw new Error(`${name} does not begin with a comment.`);
  const sections = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const raw of comment.split('\n')) {
    const line = raw.replace(/^(?: \*|#) ?/, '');
    const [, key, rest = ''] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined) {
      if (!SECTIONS.includes(key)) throw new Error(`${name} has a section that nobody reads: ${key}.`);
      current = rest === '' ? [] : [rest.trim()];
      sections.set(key, current);
    } else if (line.trim() !== '') current?.push(line.trim());
  }
  return sections;
}

/** The block comment, or the lines with `#`, that a text begins with. */
function firstComment(text: string): string | undefined {
  return /^\/\*([\s\S]*?)\*\//.exec(text)?.[1] ?? /^(?:#.*\n)+/.exec(text)?.[0];
}

function readPair(line: string, name: string): ExpectedPair {
  const match = /^(\S+) (->|\|) ([^\s:]+)(?:: (\w+)(?: (must|maybe))?)?$/.exec(line);
  const [, from, sign, to, ...details] = match ?? [];
  if (from === undefined || to === undefined) throw new Error(`${name} has a line that can't be read: ${line}`);
  return { line, from, to, isFree: sign === '|', details: details.filter((detail?: string) => detail !== undefined) };
}
