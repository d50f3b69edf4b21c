import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { needPython, runPython } from '../python/pythonCommand';

const HELPER = readFileSync('src/runtime/run_parallel.py', 'utf8');

/** Runs the body of an async function beside the helper; `log` collects, and what it holds at the end is the result. */
function run(body: string): unknown {
  const lines = body.trim().split('\n');
  const script = `${HELPER}
import json, warnings
warnings.simplefilter("error")
log = []
async def work(name, turns=1, fail=False):
    log.append("start " + name)
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append("end " + name)
    if fail:
        raise ValueError(name)
    return name
async def main():
${lines.map((line) => `    ${line}`).join('\n')}
asyncio.run(main())
print(json.dumps(log))
`;
  return JSON.parse(runPython(script));
}

describe('the helpers for Python', function () {
  this.timeout(20_000);
  before(function () {
    needPython(this);
  });

  it('run_parallel starts all at once and gives values in order', () => {
    assert.deepEqual(run('log.append(await run_parallel(work("a", 2), work("b")))'), [
      'start a',
      'start b',
      'end b',
      'end a',
      ['a', 'b'],
    ]);
  });

  it('run_parallel keeps to a limit', () => {
    const log = run('log.append(await run_parallel(*(work(n) for n in "abc"), concurrency=2))') as string[];
    assert.ok(log.indexOf('start c') > log.indexOf('end a'));
    assert.deepEqual(log.at(-1), ['a', 'b', 'c']);
  });

  it('run_parallel starts nothing after a failure, and nobody warns of it', () => {
    const body = `
try:
    await run_parallel(work("a", fail=True), work("b"), concurrency=1)
except ValueError as error:
    log.append("caught " + str(error))
`;
    assert.deepEqual(run(body), ['start a', 'end a', 'caught a']);
  });

  it('run_parallel refuses a limit below one', () => {
    const body = `
try:
    await run_parallel(work("a"), concurrency=0)
except ValueError as error:
    log.append(str(error))
`;
    assert.deepEqual(run(body), ['concurrency has to be at least 1, not 0']);
  });

  it('run_sequence awaits one after another and stops at a failure', () => {
    const body = `
log.append(await run_sequence(work("a"), work("b")))
try:
    await run_sequence(work("c", fail=True), work("d"))
except ValueError as error:
    log.append("caught " + str(error))
`;
    assert.deepEqual(run(body), ['start a', 'end a', 'start b', 'end b', ['a', 'b'], 'start c', 'end c', 'caught c']);
  });
});
