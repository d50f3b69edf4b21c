// Times the scan of the corpus against other linters and writes README.md beside this file:
//
//   npm run bench [-- --rounds N] [--cache DIR]
//
// The tools take turns (A B C A B C …), so that whatever else the machine does meets all of them alike.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_CACHE } from '../corpus/corpusFiles';
import { copyBenchFiles, type BenchFiles } from './benchFiles';
import { CONTENDERS, countFiles, timeRun } from './contenders';
import { renderReport, type Times } from './report';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, cache: { type: 'string', default: DEFAULT_CACHE } },
});

// Outside of the repository, whose ignore files some of the tools would follow.
const folder = mkdtempSync(path.join(tmpdir(), 'await-lens-bench-'));
try {
  const files = copyBenchFiles(path.resolve(values.cache), path.join(folder, 'files'));
  checkCounts(files);
  const times = measure(files, Number(values.rounds));
  const machine = {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: availableParallelism(),
    node: process.version,
  };
  const report = renderReport(times, files, machine);
  writeFileSync(path.join(__dirname, 'README.md'), report);
  console.log(report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A comparison is worth nothing when one tool does less; this also fills the caches of the disk. */
function checkCounts(files: BenchFiles): void {
  for (const contender of CONTENDERS) {
    const count = countFiles(contender, files.folder);
    if (count !== files.count) {
      throw new Error(`${contender.name} looks at ${String(count)} files instead of ${String(files.count)}`);
    }
  }
}

function measure(files: BenchFiles, rounds: number): Times[] {
  const times = CONTENDERS.map(({ name, isOurs }) => ({ name, isOurs, milliseconds: [] as number[] }));
  for (let round = 1; round <= rounds; round++) {
    for (const [index, contender] of CONTENDERS.entries()) {
      const took = timeRun(contender, files.folder);
      times[index]?.milliseconds.push(took);
      console.error(`round ${String(round)} of ${String(rounds)}: ${contender.name} ${(took / 1000).toFixed(2)} s`);
    }
  }
  return times;
}
