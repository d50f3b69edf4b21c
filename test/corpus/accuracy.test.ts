import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { DEFAULT_CACHE, labelledFiles } from './corpusFiles';
import { findInCorpus } from './findings';
import { score, type Score } from './score';

/** Floors, in percent, a little below what is reached; a change that falls through one has to be looked at. */
const FLOORS = { precision: 95, strict: 93, recall: 77, withGain: 79, anyTier: 92 };
/** Most of the review findings on labels that say unsafe, in percent. */
const MOST_ON_UNSAFE = 12;

describe('accuracy on the labelled corpus', function () {
  // The packages are fetched once; all labelled files are analysed.
  this.timeout(300_000);
  let result: Score;

  before(function () {
    const script = path.join(__dirname, 'materialize.mjs');
    const run = spawnSync(process.execPath, [script, DEFAULT_CACHE], { encoding: 'utf8' });
    if (run.stderr.includes('registry is unreachable')) {
      console.log(`      ${run.stderr.trim()}`);
      this.skip();
    }
    assert.equal(run.status, 0, run.stderr);
    const { findings, notes } = findInCorpus(labelledFiles(DEFAULT_CACHE));
    assert.deepEqual(notes, []);
    result = score(findings);
  });

  it('calls safe what is safe', () => {
    atLeast(FLOORS.precision, result.tiers.safe.precision);
    atLeast(FLOORS.strict, result.tiers.safe.precisionStrict);
  });

  it('finds most of what is safe', () => {
    atLeast(FLOORS.recall, result.recall.confident.recall);
    atLeast(FLOORS.withGain, result.recall.confidentWithGain.recall);
    atLeast(FLOORS.anyTier, result.recall.anyTier.recall);
  });

  it('asks a person about little that is unsafe', () => {
    const { unsafe, findings } = result.tiers.review;
    assert.ok(findings > 0);
    const percent = (unsafe / findings) * 100;
    assert.ok(percent <= MOST_ON_UNSAFE, `${percent.toFixed(1)} % of the review findings are on unsafe code`);
  });
});

function atLeast(floor: number, ratio: number | null): void {
  const percent = (ratio ?? 0) * 100;
  assert.ok(percent >= floor, `${percent.toFixed(1)} % is below the floor of ${String(floor)} %`);
}
