// Parses every Python file below the given folders (by default those of the machine's own Python), with `ast.parse` as the judge:
// `npm run python:parse -- [FOLDER...]`. Prints how many are valid, misparsed, and brought the analysis down.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { analyze } from '../../src/analyze';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { preparePython } from './parser';

/** Lists the files below the folders, and whether Python itself can parse them. */
const JUDGE = `
import ast, json, os, sys, sysconfig, warnings
warnings.simplefilter("ignore")
folders = sys.argv[1:] or sorted({sysconfig.get_path("stdlib"), "/usr/lib/python3/dist-packages"})
for folder in folders:
    for where, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(where, name)
                try:
                    ast.parse(open(path, "rb").read())
                    valid = True
                except Exception:
                    valid = False
                print(json.dumps([path, valid]))
`;

async function main(): Promise<void> {
  await preparePython();
  const listed = execFileSync('python3', ['-c', JUDGE, ...process.argv.slice(2)], {
    encoding: 'utf8',
    maxBuffer: 1_000_000_000,
  });
  const count = { valid: 0, invalid: 0, misparsed: 0, accepted: 0, crashed: 0 };
  for (const line of listed.split('\n').filter((each) => each !== '')) {
    const [path, isValid] = JSON.parse(line) as [string, boolean];
    const text = readFileSync(path, 'utf8');
    const { error } = analyze(text, 'python', { ...DEFAULT_OPTIONS, path, explain: true, includeTests: true });
    if (isValid) count.valid++;
    else count.invalid++;
    if (error?.message.startsWith('internal error') === true) {
      count.crashed++;
      console.log(`crashed: ${path}: ${error.message}`);
    } else if (isValid && error) {
      count.misparsed++;
      console.log(`misparsed at offset ${String(error.offset)}: ${path}`);
    } else if (!isValid && !error) count.accepted++;
  }
  console.log(
    `${count.valid} valid files, ${count.misparsed} of them misparsed; ${count.invalid} invalid ones, ${count.accepted} of them read all the same; ${count.crashed} crashes`,
  );
  if (count.misparsed + count.crashed > 0) process.exitCode = 1;
}

void main();
