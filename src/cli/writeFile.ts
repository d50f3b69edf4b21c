import {
  chmodSync,
  closeSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { FileFix } from './task';

/**
 * Puts the new text into a file in one step, so that a crash leaves the old or the new text and nothing between; keeps the mode,
 * and writes through links. Throws when the file has changed since it was read, and when it is
 * write-protected: putting another in its place would get round that.
 */
export function writeFix(file: string, { before, after }: FileFix): void {
  const target = realpathSync(file);
  if (readFileSync(target, 'utf8') !== before) throw new Error('changed while it was analysed; nothing was written');
  closeSync(openSync(target, 'r+'));
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${String(process.pid)}.tmp`);
  try {
    writeFileSync(temporary, after, { flag: 'wx' });
    chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
