import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver/node';
import { TestClient, uriOf } from './testClient';
import { CHAIN, REVIEW, SAFE } from './texts';

const FILE = '/project/src/page.ts';

describe('code lenses', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('say above a function what could be', async () => {
    client = await TestClient.start();
    await client.open(FILE, `${SAFE}\n${CHAIN}\n${REVIEW}`);
    const lenses = await client.lenses(FILE);
    assert.deepEqual(
      lenses.map(({ command, range }) => [command?.title, range.start.line]),
      [
        ['3 waits, could be 1', 0],
        ['2 waits, maybe 1', 13],
      ],
    );
    assert.equal(lenses[0]?.command?.command, 'awaitLens.showTimeline');
    assert.equal(lenses[0].command.arguments?.[0], uriOf(FILE));
  });

  it('can be switched off', async () => {
    client = await TestClient.start({ settings: { codeLens: { enabled: false } } });
    await client.open(FILE, SAFE);
    assert.deepEqual(await client.lenses(FILE), []);
  });

  it('say the time once somebody has said how long a call takes', async () => {
    client = await TestClient.start();
    await client.open(FILE, SAFE);
    const [first] = await client.lenses(FILE);
    const model = await client.timeline(FILE, first!.range.start);
    const durations = { [model!.model.steps[0]!.key]: 1200 };
    await client.assume({ uri: uriOf(FILE), assumptions: { durations, rounds: {} } });
    assert.equal((await client.lenses(FILE))[0]?.command?.title, '3 waits, could be 1 (1.8 s → 1.2 s)');
    await client.assume({ uri: uriOf(FILE), assumptions: { durations: { 'other/x#0': 5 }, rounds: {} } });
    assert.equal((await client.lenses(FILE))[0]?.command?.title, '3 waits, could be 1');
  });

  it('can be kept to what is safe, or saves enough', async () => {
    client = await TestClient.start({ settings: { codeLens: { review: false } } });
    await client.open(FILE, `${SAFE}\n${REVIEW}`);
    const titles = async () => (await client.lenses(FILE)).map(({ command }) => command?.title);
    assert.deepEqual(await titles(), ['3 waits, could be 1']);
    await client.configure({ codeLens: { minimumSaving: 2 } });
    assert.deepEqual(await titles(), ['3 waits, could be 1']);
    await client.configure({ codeLens: { minimumSaving: 3 } });
    assert.deepEqual(await titles(), []);
  });

  it('do nothing when clicked in an editor without our commands', async () => {
    client = await TestClient.start({ options: {} });
    await client.open(FILE, SAFE);
    assert.deepEqual(
      (await client.lenses(FILE)).map(({ command }) => command),
      [{ title: '3 waits, could be 1', command: '' }],
    );
  });
});

describe('hovers', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  async function hoverOn(text: string, place: string) {
    await client.open(FILE, text);
    const found = await client.hover(FILE, client.rangeOf(FILE, place).start);
    return found === null ? undefined : { ...found, value: (found.contents as MarkupContent).value };
  }

  it('say what an await could wait with', async () => {
    client = await TestClient.start();
    const hover = await hoverOn(SAFE, "await fetch('/orders");
    assert.match(hover!.value, /^\*\*Waits alone; could wait with/);
    assert.match(hover!.value, /data:image\/svg\+xml;base64,/);
    assert.equal(client.document(FILE).getText(hover!.range), 'await');
  });

  it('say what an await has to wait for', async () => {
    client = await TestClient.start();
    const hover = await hoverOn(CHAIN, 'await fetch(user');
    assert.match(hover!.value, /^\*\*Has to wait for \[line 2\]\(command:awaitLens\.reveal\?/);
  });

  it('are plain for editors that show neither pictures nor commands', async () => {
    client = await TestClient.start({ options: {} });
    const hover = await hoverOn(SAFE, 'await');
    assert.doesNotMatch(hover!.value, /data:|command:/);
  });

  it('belong to the name of what is called, too, and leave the rest to others', async () => {
    client = await TestClient.start();
    const hover = await hoverOn(SAFE, "fetch('/orders");
    assert.match(hover!.value, /^\*\*Waits alone; could wait with/);
    assert.equal(client.document(FILE).getText(hover!.range), 'fetch');
    assert.equal(await client.hover(FILE, client.rangeOf(FILE, '/orders').end), null);
  });

  it('can be switched off', async () => {
    client = await TestClient.start({ settings: { hover: { enabled: false } } });
    assert.equal(await hoverOn(SAFE, 'await'), undefined);
  });
});
