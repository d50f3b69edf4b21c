import assert from 'node:assert/strict';
import { ensureBuilt } from '../built';
import { Folder, ONE_AFTER_ANOTHER, TWO_READS } from './commandLine';

describe('await-lens scan', function () {
  this.timeout(120_000);
  let folder: Folder;

  before(() => {
    ensureBuilt();
    folder = new Folder({
      'src/b.ts': TWO_READS,
      'src/a.js': TWO_READS,
      'src/ordered.ts': ONE_AFTER_ANOTHER,
      'README.md': '# No source',
    });
  });
  after(() => {
    folder.remove();
  });

  it('reports files in the order of their paths, with a summary', () => {
    const { code, stdout, stderr } = folder.run('scan');
    assert.equal(stderr, '');
    assert.equal(code, 0);
    const lines = stdout.split('\n');
    assert.deepEqual(lines.slice(0, 5), [
      'src/a.js',
      '  4:18  safe    2 awaits can wait together: readFile, readFile (2 waits -> 1)   sequential-awaits',
      '',
      'src/b.ts',
      '  4:18  safe    2 awaits can wait together: readFile, readFile (2 waits -> 1)   sequential-awaits',
    ]);
    assert.match(stdout, /\n2 functions could wait 2 times less\. 2 safe, 0 to review\. 3 files in \d+\.\d s\.\n/);
    assert.match(stdout, /Run `await-lens fix` to apply the safe ones\.\n$/);
  });

  it('gives the JSON of the contract', () => {
    const { version, files, durationMs, findings } = folder.scan('src');
    assert.equal(version, 1);
    assert.deepEqual(files, { seen: 3, parsed: 3, failed: [] });
    assert.ok(durationMs > 0);
    const [first, second] = findings;
    assert.equal(findings.length, 2);
    assert.equal(second?.path, 'src/b.ts');
    assert.equal(first?.path, 'src/a.js');
    assert.equal(first.rule, 'sequential-awaits');
    assert.equal(first.confidence, 'safe');
    assert.equal(first.function, 'loadBoth');
    assert.deepEqual(first.start, { line: 4, column: 18 });
    assert.deepEqual(first.awaits, [
      { line: 4, column: 18, endLine: 4, endColumn: 55, callee: 'readFile' },
      { line: 5, column: 17, endLine: 5, endColumn: 52, callee: 'readFile' },
    ]);
    assert.deepEqual(first.groups, [[0, 1]]);
    assert.deepEqual(first.waits, { before: 2, after: 1 });
    assert.equal(first.suggestions[0]?.target, 'promise-all');
  });

  it('gives the same findings from threads as without', () => {
    const many = new Folder(
      Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`src/f${String(index)}.ts`, TWO_READS])),
    );
    try {
      const withThreads = many.scan('--threads', '3');
      const without = many.scan('--threads', '1');
      assert.equal(without.findings.length, 80);
      assert.deepEqual(withThreads.findings, without.findings);
      assert.deepEqual(withThreads.files, without.files);
      // A thread on every core: the engine is told to compile less, and must know the words for it.
      assert.equal(many.run('scan', '--no-cache').stderr, '');
    } finally {
      many.remove();
    }
  });

  it('reports blocking calls in every form, and fixes the safe ones', () => {
    const blocking = new Folder({
      'src/page.ts': `import { readFileSync } from 'node:fs';
export async function render(request: Request) {
  const { name } = await request.json();
  return readFileSync(name, 'utf8');
}
`,
    });
    try {
      const [found, ...others] = blocking.scan('--rule', 'blocking-call').findings;
      assert.deepEqual(others, []);
      assert.deepEqual([found?.rule, found?.confidence, found?.function], ['blocking-call', 'safe', 'render']);
      assert.deepEqual(
        [found?.start, found?.awaits, found?.waits],
        [{ line: 4, column: 10 }, [], { before: 0, after: 0 }],
      );
      assert.equal(found?.suggestions[0]?.target, 'await-call');
      assert.match(blocking.run('scan').stdout, /\n {2}4:10 {2}safe .* blocking-call\n\n1 safe, 0 to review\. /);
      assert.match(blocking.run('scan', '--format', 'sarif').stdout, /"ruleId": "blocking-call"/);
      assert.match(blocking.run('scan', '--format', 'github').stdout, /^::warning .*title=await-lens%3A blocking-call/);
      const diff = blocking.run('fix', '--dry-run').stdout;
      assert.match(diff, /\n\+import \{ readFile \} from 'node:fs\/promises';\n/);
      assert.match(diff, /\n\+ {2}return await readFile\(name, 'utf8'\);\n/);
    } finally {
      blocking.remove();
    }
  });

  it('shows one rule or one confidence alone', () => {
    assert.equal(folder.scan('--rule', 'await-in-loop').findings.length, 0);
    assert.equal(folder.scan('--rule', 'await-in-loop', '--rule', 'sequential-awaits').findings.length, 2);
    assert.equal(folder.scan('--confidence', 'safe').findings.length, 2);
  });

  it('exits with 1 when there are findings to fail on, else with 0', () => {
    assert.equal(folder.run('scan', '--fail-on', 'safe').code, 1);
    assert.equal(folder.run('scan', '--fail-on', 'review').code, 1);
    assert.equal(folder.run('scan', '--fail-on', 'never').code, 0);
    assert.equal(folder.run('scan', '--fail-on', 'safe', 'src/ordered.ts').code, 0);
  });

  it('writes SARIF whose regions and fixes point at the code', () => {
    const log = JSON.parse(folder.run('scan', '--format', 'sarif', 'src/a.js').stdout) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
          relatedLocations: unknown[];
          fixes: { artifactChanges: { replacements: { deletedRegion: { charOffset: number } }[] }[] }[];
        }[];
      }[];
    };
    assert.equal(log.version, '2.1.0');
    const run = log.runs[0];
    const result = run?.results[0];
    assert.equal(run?.results.length, 1);
    assert.equal(run.tool.driver.rules[result?.ruleIndex ?? -1]?.id, result?.ruleId);
    assert.equal(result?.level, 'warning');
    assert.equal(result.locations[0]?.physicalLocation.artifactLocation.uri, 'src/a.js');
    assert.equal(result.locations[0].physicalLocation.region.startLine, 4);
    assert.equal(result.relatedLocations.length, 2);
    assert.ok((result.fixes[0]?.artifactChanges[0]?.replacements[0]?.deletedRegion.charOffset ?? 0) > 0);
  });

  it('writes workflow commands for GitHub', () => {
    const { stdout } = folder.run('scan', '--format', 'github', 'src/a.js');
    assert.match(
      stdout,
      /^::warning file=src\/a\.js,line=4,endLine=5,title=await-lens%3A sequential-awaits \(safe\)::.+\n$/,
    );
  });

  it('reports nothing in a calm voice', () => {
    const { code, stdout } = folder.run('scan', 'src/ordered.ts');
    assert.equal(code, 0);
    assert.match(stdout, /^No awaits that could wait together\. 1 file in \d+\.\d s\.\n$/);
  });

  it('refuses wrong usage with 2 and says why on stderr', () => {
    for (const args of [
      ['scan', '--format', 'xml'],
      ['scan', '--rule', 'no-such'],
      ['scan', '--threads', '0'],
      ['scna'],
      ['lsp'],
    ]) {
      const { code, stdout, stderr } = folder.run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(stdout, '', args.join(' '));
      assert.notEqual(stderr, '', args.join(' '));
    }
  });

  it('prints its help and its version', () => {
    assert.match(folder.run('--help').stdout, /scan .*\n.*fix .*\n.*explain /);
    assert.match(folder.run('--version').stdout, /^\d+\.\d+\.\d+/);
    assert.match(folder.run('scan', '--help').stdout, /--fail-on/);
  });
});
