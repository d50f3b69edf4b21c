import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DIST } from '../built';

/** What a run of the command line came to. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own with the files that a test gives; `remove` it afterwards. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), 'await-lens-cli-')));
  /** The home of the person who runs things in it; not below the folder itself. */
  readonly home = `${this.path}-home`;

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    for (const [name, content] of Object.entries(files)) {
      const file = this.file(name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  /** The absolute path of a file in it. */
  file(name: string): string {
    return path.join(this.path, name);
  }

  /** Runs `await-lens` in it, as a process. */
  run(...args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(DIST, 'cli.js'), ...args], {
      cwd: this.path,
      encoding: 'utf8',
      env: {
        ...process.env,
        NO_COLOR: '1',
        HOME: this.home,
        USERPROFILE: this.home,
        LOCALAPPDATA: this.home,
        XDG_CACHE_HOME: path.join(this.home, '.cache'),
      },
    });
    return { code: status, stdout, stderr };
  }

  /** Runs `scan --format json` in it. */
  scan(...args: readonly string[]): JsonReport {
    const { stdout } = this.run('scan', '--format', 'json', ...args);
    return JSON.parse(stdout) as JsonReport;
  }

  remove(): void {
    for (const each of [this.path, this.home]) rmSync(each, { recursive: true, force: true });
  }
}

/** As far as tests look at it. */
export interface JsonReport {
  readonly version: number;
  readonly files: {
    readonly seen: number;
    readonly parsed: number;
    readonly failed: readonly { readonly path: string; readonly message: string }[];
  };
  readonly durationMs: number;
  readonly findings: readonly JsonFinding[];
}

/** A finding in it. */
export interface JsonFinding {
  readonly rule: string;
  readonly confidence: 'safe' | 'review';
  readonly path: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly function: string;
  readonly awaits: readonly {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly callee: string;
  }[];
  readonly groups: readonly (readonly number[])[];
  readonly waits: { readonly before: number; readonly after: number };
  readonly message: string;
  readonly reasons: readonly string[];
  readonly check: readonly string[];
  readonly suggestions: readonly {
    readonly target: string;
    readonly title: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
  }[];
}

/** Two reads of different files, on lines 4 and 5: as safe as anything can be. */
export const TWO_READS = `import { readFile } from 'node:fs/promises';

export async function loadBoth() {
  const config = await readFile('config.json', 'utf8');
  const words = await readFile('words.txt', 'utf8');
  return [config, words];
}
`;

/** The same function as it should become. */
export const TWO_READS_TOGETHER = `import { readFile } from 'node:fs/promises';

export async function loadBoth() {
  const [config, words] = await Promise.all([
    readFile('config.json', 'utf8'),
    readFile('words.txt', 'utf8'),
  ]);
  return [config, words];
}
`;

/** A write whose result the next line reads: nothing can be gained. */
export const ONE_AFTER_ANOTHER = `import { readFile, writeFile } from 'node:fs/promises';

export async function update() {
  await writeFile('a.txt', 'a');
  return await readFile('a.txt', 'utf8');
}
`;
