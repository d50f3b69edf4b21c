import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver/node';
import { Requests } from '../../src/protocol';
import { TestClient, uriOf } from '../server/testClient';

const FILE = '/project/src/page.py';

const PAGE = `async def page(api, user_id):
    user = await api.get_user(user_id)
    rates = await api.get_rates()
    orders = await api.list_orders(user.id)
    return user, rates, orders
`;

describe('Python in an editor', () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.start();
  });
  afterEach(() => client.stop());

  it('has its findings among the problems', async () => {
    const diagnostics = await client.open(FILE, PAGE, 'python');
    assert.deepEqual(
      diagnostics.map(({ code, message }) => [code, message]),
      [
        [
          'sequential-awaits',
          "These 2 awaits don't need each other: api.get_user, api.get_rates. Together they wait once instead of twice.",
        ],
      ],
    );
  });

  it('has lenses and hovers', async () => {
    await client.open(FILE, PAGE, 'python');
    const lenses = await client.lenses(FILE);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['3 waits, could be 2'],
    );
    const hover = await client.hover(FILE, client.rangeOf(FILE, 'await api.list_orders').start);
    assert.match(
      (hover?.contents as MarkupContent).value,
      /`api\.list_orders` uses `user`, which `api\.get_user` gives\./,
    );
  });

  it('answers why two awaits stay apart', async () => {
    await client.open(FILE, PAGE, 'python');
    const answer = await client.connection.sendRequest(Requests.whyNotTogether, {
      textDocument: { uri: uriOf(FILE) },
      position: client.rangeOf(FILE, 'await api.list_orders').start,
    });
    assert.match(JSON.stringify(answer), /which `api\.get_user` gives/);
  });

  it('is followed into other files as they change', async () => {
    client.files.set(
      '/project/src/shop.py',
      'async def get_a():\n    return 1\n\n\nasync def get_b():\n    return 2\n',
    );
    const text = `from .shop import get_a, get_b


async def both():
    a = await get_a()
    b = await get_b()
    return a, b
`;
    assert.deepEqual(await client.open(FILE, text, 'python'), []);
    assert.equal(client.log.filter((line) => line.includes('internal error')).length, 0);
  });

  it('loads no parser for a file that awaits nothing', async () => {
    assert.deepEqual(await client.open(FILE, 'print(1)\n', 'python'), []);
  });
});
