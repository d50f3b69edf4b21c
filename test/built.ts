import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');

/** The folder with what is shipped. */
export const DIST = path.join(ROOT, 'dist');

let isChecked = false;

/** Builds `dist/` when it is missing or older than a source; looks once for each run of the tests. */
export function ensureBuilt(): void {
  if (isChecked) return;
  const built = path.join(DIST, 'cli.js');
  const sources = [
    ...filesBelow(path.join(ROOT, 'src')),
    path.join(ROOT, 'esbuild.mjs'),
    path.join(ROOT, 'package.json'),
  ];
  if (!existsSync(built) || sources.some((file) => statSync(file).mtimeMs > statSync(built).mtimeMs)) {
    try {
      execFileSync(process.execPath, [path.join(ROOT, 'esbuild.mjs')], { cwd: ROOT, stdio: 'pipe' });
    } catch (error) {
      // What came of it is newer than the sources, but not whole: it must not be taken for built next time.
      rmSync(built, { force: true });
      throw error;
    }
  }
  isChecked = true;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
