import assert from 'node:assert/strict';
import { DiagnosticSeverity, type MarkupContent } from 'vscode-languageserver/node';
import { TestClient } from './testClient';

const FILE = '/project/src/page.ts';

/** One safe and one that a person has to look at. */
const TEXT = `import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export async function render(request: Request) {
  const { name } = await request.json();
  return readFileSync(name, 'utf8');
}

export async function list(folder: string) {
  return execSync('ls', { cwd: folder });
}
`;

describe('blocking calls in the editor', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('are told as information when the rewrite is safe, else as a hint', async () => {
    client = await TestClient.start();
    const found = await client.open(FILE, TEXT);
    const text = client.document(FILE);
    assert.deepEqual(
      found.map(({ code, severity, range }) => [code, severity, text.getText(range)]),
      [
        ['blocking-call', DiagnosticSeverity.Information, "readFileSync(name, 'utf8')"],
        ['blocking-call', DiagnosticSeverity.Hint, "execSync('ls', { cwd: folder })"],
      ],
    );
  });

  it('are not told when the rule is off', async () => {
    client = await TestClient.start({ settings: { rules: { 'blocking-call': false } } });
    assert.deepEqual(await client.open(FILE, TEXT), []);
  });

  it('can be rewritten, learnt about, and left alone', async () => {
    client = await TestClient.start({ options: { commands: true } });
    const diagnostics = await client.open(FILE, TEXT);
    const at = client.rangeOf(FILE, 'readFileSync(name');
    const actions = await client.actions(FILE, at, undefined, diagnostics);
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred === true]),
      [
        ['Await readFile instead', true],
        ['Learn what a blocking call holds up', false],
        ['Ignore here…', false],
      ],
    );
    const after = client.textAfter(FILE, actions[0]?.edit);
    assert.match(after, /import \{ readFile \} from 'node:fs\/promises';/);
    assert.match(after, /return await readFile\(name, 'utf8'\);/);
    assert.deepEqual(actions[1]?.command?.arguments, ['blocking-calls']);
    assert.match(
      client.textAfter(FILE, actions[2]?.edit),
      /\/\/ await-lens-ignore-next-line blocking-call: \n {2}return/,
    );
  });

  it('say in a hover what they hold up, and lead to the lesson', async () => {
    client = await TestClient.start({ options: { commands: true } });
    await client.open(FILE, TEXT);
    const hover = await client.hover(FILE, client.rangeOf(FILE, 'readFileSync(name').start);
    const { value } = hover?.contents as MarkupContent;
    assert.match(value, /^\*\*Holds up every wait in this program\*\*/);
    assert.match(value, /nobody else's wait is served/);
    assert.match(value, /`readFile` of `node:fs\/promises`/);
    assert.match(value, /command:awaitLens\.applyFinding\?/);
    assert.match(value, /command:awaitLens\.explainEventLoop\?%5B%22blocking-calls%22%5D/);
  });
});
