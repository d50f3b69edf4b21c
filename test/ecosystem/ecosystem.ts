// Compares what is found in published packages with the snapshots beside this file.
//
//   npx tsx test/ecosystem/ecosystem.ts [--update] [--only name]
//
// --update writes the snapshots anew: look at every line that changed first. Exits with 1 when something changed.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findInPackage } from './findings';
import { fetchPackages, type Package } from './packages';

const { values } = parseArgs({
  options: { update: { type: 'boolean', default: false }, only: { type: 'string' } },
});

let changed = 0;
for (const item of fetchPackages()) {
  if (values.only !== undefined && item.name !== values.only) continue;
  const found = findInPackage(item);
  const safe = found.filter(({ confidence }) => confidence === 'safe').length;
  console.log(`${item.spec}: ${String(safe)} safe, ${String(found.length - safe)} review`);
  const lines = [`# ${item.spec}`, ...found.map(({ line }) => line)];
  const file = snapshotOf(item);
  if (values.update) writeFileSync(file, `${lines.join('\n')}\n`);
  else changed += printDifference(existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [], lines);
}
if (changed > 0)
  console.log(`${String(changed)} lines changed; \`npm run ecosystem -- --update\` once you have looked at them.`);
process.exitCode = changed > 0 ? 1 : 0;

function snapshotOf({ name }: Package): string {
  return path.join(__dirname, `${name.replace('@', '').replaceAll('/', '-')}.txt`);
}

/** Prints the lines that only one side has, and says how many. */
function printDifference(before: readonly string[], after: readonly string[]): number {
  const gone = before.filter((line) => !after.includes(line));
  const come = after.filter((line) => !before.includes(line));
  for (const line of gone) console.log(`  - ${line}`);
  for (const line of come) console.log(`  + ${line}`);
  return gone.length + come.length;
}
