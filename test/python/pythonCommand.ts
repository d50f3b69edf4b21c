import { spawnSync } from 'node:child_process';

/** Runs a script with the machine's `python3` and gives what it printed; throws with what it complained about. */
export function runPython(script: string, input = ''): string {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`python3 ended with ${String(status)}:\n${stderr}`);
  return stdout;
}

/** Skips a suite with a reason where the machine has no `python3`. */
export function needPython(context: Mocha.Context): void {
  if (spawnSync('python3', ['--version']).status === 0) return;
  console.log('      skipped: there is no python3 on this machine');
  context.skip();
}
