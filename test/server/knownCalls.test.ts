import assert from 'node:assert/strict';
import { DiagnosticSeverity, ShowMessageNotification } from 'vscode-languageserver/node';
import { parseSettings } from '../../src/server/settings';
import { TestClient, uriOf } from './testClient';

const FILE = '/project/src/page.ts';
const LIST = '/project/.await-lens.json';

const UNKNOWN = `export async function run(box: Box) {
  const a = await box.alpha();
  const b = await box.beta();
  return [a, b];
}
`;

const CALLS = ['box.alpha', 'box.beta'];

const listOf = (...effects: readonly string[]): string =>
  JSON.stringify({ knownCalls: effects.map((effect, at) => ({ call: CALLS[at], effect, resource: 'db:box' })) });

describe('the list of known calls in a workspace', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('decides, and is read again when it changes', async () => {
    client = await TestClient.start({ files: { [LIST]: listOf('read', 'read') } });
    const found = await client.open(FILE, UNKNOWN);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      [DiagnosticSeverity.Information],
    );
    const before = client.published.length;
    await client.write(LIST, listOf('write', 'read'));
    const after = await client.publication(({ uri }) => uri === uriOf(FILE), before);
    assert.deepEqual(after.diagnostics, []);
  });

  it('comes after the settings', async () => {
    client = await TestClient.start({
      files: { [LIST]: listOf('read', 'read') },
      settings: {
        knownCalls: [
          { call: 'box.alpha', effect: 'order' },
          { call: 'box.beta', effect: 'order' },
        ],
      },
    });
    assert.deepEqual(await client.open(FILE, UNKNOWN), []);
  });

  it('is said to be wrong once, as a message and in the log', async () => {
    client = await TestClient.start({ files: { [LIST]: listOf('read', 'reads') } });
    const shown: string[] = [];
    client.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      shown.push(message);
    });
    await client.open(FILE, UNKNOWN);
    await client.open('/project/src/other.ts', UNKNOWN);
    const problem = `${LIST}: knownCalls[1].effect has to be one of read, write, order, guard, pure, but is "reads".`;
    assert.deepEqual(shown, [problem]);
    assert.deepEqual(
      client.log.filter((line) => line.includes('knownCalls')),
      [problem],
    );
  });
});

describe('known calls in the settings', () => {
  it('are checked one by one', () => {
    const { settings, problems } = parseSettings({ knownCalls: [{ call: 'a', effect: 'read' }, { call: 'b' }] });
    assert.deepEqual(settings.knownCalls, [{ call: 'a', effect: 'read' }]);
    assert.deepEqual(problems, [
      'awaitLens.knownCalls[1].effect is missing; it is one of read, write, order, guard, pure.',
    ]);
  });
});
