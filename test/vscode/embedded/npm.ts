import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Runs `npm install` in a folder with the user's own npm and its settings; tells how far it is. Rejects when npm fails. */
export function npmInstall(folder: string, label: string, options: readonly string[] = []): Promise<void> {
  const [command, first] = npmCommand();
  const args = [...first, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'http', ...options];
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: command === 'npm.cmd',
  });
  const progress = new Progress(label);
  const lastLines: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    if (/^npm http (fetch GET 200|cache)/.test(line)) progress.step();
    else if (!line.startsWith('npm http')) lastLines.push(line);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      progress.end();
      if (code === 0) resolve();
      else reject(new Error(`${label}: npm ended with ${code ?? 'a signal'}\n${lastLines.slice(-20).join('\n')}`));
    });
  });
}

/** The npm that runs us, if one does. */
function npmCommand(): [command: string, firstArguments: string[]] {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return [process.execPath, [script]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Counts what is fetched: in place on a terminal, now and then in a log. */
class Progress {
  readonly #start = Date.now();
  readonly #timer: NodeJS.Timeout;
  #count = 0;

  constructor(label: string) {
    console.log(`${label} …`);
    const { isTTY } = process.stdout;
    this.#timer = setInterval(
      () => {
        process.stdout.write(isTTY ? `\r${this.#text()}` : `${this.#text()}\n`);
      },
      isTTY ? 200 : 5000,
    );
  }

  step(): void {
    this.#count++;
  }

  end(): void {
    clearInterval(this.#timer);
    console.log(`${process.stdout.isTTY ? '\r' : ''}${this.#text()}, done`);
  }

  #text(): string {
    return `  ${this.#count} files fetched, ${((Date.now() - this.#start) / 1000).toFixed(0)} s`;
  }
}
