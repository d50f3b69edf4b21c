import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OUT, SAMPLE } from './paths';

/** Copies the sample project, fresh, below `out`: it is changed there, and still finds the checkout's packages. */
export function copySample(name: string): string {
  const copy = join(OUT, name);
  rmSync(copy, { recursive: true, force: true });
  cpSync(SAMPLE, copy, { recursive: true });
  return copy;
}
