import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { CACHE, ROOT } from './paths';

const EMBEDDED = join(ROOT, 'test', 'vscode', 'embedded', 'code.cjs');

/**
 * The VS Code that runs the suite: desktop VS Code, downloaded once, where there is a display to show it on and it can be
 * had; else a stand-in that runs the embedded one.
 */
export async function findExecutable(): Promise<string> {
  if (!hasDisplay()) return EMBEDDED;
  try {
    return await downloadAndUnzipVSCode({ cachePath: CACHE });
  } catch (error) {
    console.log(`Desktop VS Code can't be had (${String(error)}): using the embedded one.`);
    return EMBEDDED;
  }
}

/** Whether a window can be opened here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
