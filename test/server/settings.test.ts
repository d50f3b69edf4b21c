import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, parseSettings } from '../../src/server/settings';
import { TestClient, uriOf } from './testClient';
import { REVIEW, SAFE } from './texts';

const FILE = '/project/src/page.ts';

describe('settings', () => {
  describe('of an editor that can be asked', () => {
    let client: TestClient;
    afterEach(() => client.stop());

    const off: readonly (readonly [string, unknown])[] = [
      ['everything is off', { enable: false }],
      ['the rule is off', { rules: { 'sequential-awaits': false } }],
      ['the file is excluded by a folder', { exclude: ['src/'] }],
      ['the file is excluded by a pattern', { exclude: ['*.page.ts', '**/pa*.ts'] }],
    ];
    for (const [name, settings] of off) {
      it(`silence a file when ${name}`, async () => {
        client = await TestClient.start({ settings });
        assert.deepEqual(await client.open(FILE, SAFE), []);
      });
    }

    it('leave other files alone', async () => {
      client = await TestClient.start({ settings: { exclude: ['lib/'], rules: { 'await-in-loop': false } } });
      assert.equal((await client.open(FILE, SAFE)).length, 1);
    });

    it('hide what a person has to decide', async () => {
      client = await TestClient.start({ settings: { minimumConfidence: 'safe' } });
      assert.deepEqual(await client.open(FILE, REVIEW), []);
      assert.deepEqual(await client.lenses(FILE), []);
    });

    it('hold at once when they change', async () => {
      client = await TestClient.start();
      assert.equal((await client.open(FILE, SAFE)).length, 1);
      const before = client.published.length;
      await client.configure({ enable: false });
      const after = await client.publication(({ uri }) => uri === uriOf(FILE), before);
      assert.deepEqual(after.diagnostics, []);
      await client.configure({});
      await client.publication(({ diagnostics, uri }) => uri === uriOf(FILE) && diagnostics.length === 1, before);
    });

    it('name what is wrong in the log, once', async () => {
      client = await TestClient.start({ settings: { minimumConfidence: 'high' } });
      assert.equal((await client.open(FILE, SAFE)).length, 1);
      await client.open('/project/src/other.ts', SAFE);
      const lines = client.log.filter((line) => line.includes('minimumConfidence'));
      assert.deepEqual(lines, ['awaitLens.minimumConfidence has to be safe or review, not "high"']);
    });
  });

  it('come from the notification or the start for other editors', async () => {
    const client = await TestClient.start({ capabilities: {}, options: { settings: { enable: false } } });
    try {
      assert.deepEqual(await client.open(FILE, SAFE), []);
      const before = client.published.length;
      await client.configure({ enable: true });
      const after = await client.publication(({ uri }) => uri === uriOf(FILE), before);
      assert.equal(after.diagnostics.length, 1);
    } finally {
      await client.stop();
    }
  });

  it('are the defaults where nothing is set', () => {
    for (const value of [undefined, null, {}, 'nonsense', []]) {
      assert.deepEqual(parseSettings(value), { settings: DEFAULT_SETTINGS, problems: [] });
    }
  });

  it('are read one by one: a wrong one does not spoil the others', () => {
    const { settings, problems } = parseSettings({
      enable: 'yes',
      rules: { 'no-such-rule': true },
      exclude: ['a', 1],
      rewrite: { target: 'run-parallel', concurrency: 0, helperModule: ' ./src/x.ts ' },
      knownCalls: [{ call: 'a', effect: 'explode' }],
    });
    assert.deepEqual(settings, { ...DEFAULT_SETTINGS, target: 'run-parallel', helperModule: './src/x.ts' });
    assert.deepEqual(
      problems.map((problem) => /^awaitLens\.[\w.]+/.exec(problem)?.[0]),
      [
        'awaitLens.enable',
        'awaitLens.rules',
        'awaitLens.exclude',
        'awaitLens.rewrite.concurrency',
        'awaitLens.knownCalls',
      ],
    );
  });
});
