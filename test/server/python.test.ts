import assert from 'node:assert/strict';
import type { CreateFile } from 'vscode-languageserver/node';
import { TestClient } from './testClient';

const LESSON = `import asyncio


async def task1():
    await go_website("wikipedia.org")
    await search("apple")
    await save_text()


async def task2():
    await go_website("google.com")
    await search("banana")
    await save_img()


async def main():
    await task1()
    await task2()


loop = asyncio.get_event_loop()
loop.run_until_complete(main())
loop.close()
`;

const FLAT_LESSON = `from errands import go_website, save_img, save_text, search

async def main():
    await go_website("wikipedia.org")
    await search("apple")
    await save_text()
    await go_website("google.com")
    await search("banana")
    await save_img()
`;

describe('Python in the editor', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('offers to let the tasks of the lesson wait together, and asyncio.run for the loop by hand', async () => {
    const file = '/project/lesson.py';
    client = await TestClient.start({
      files: { '/project/pyproject.toml': '[project]\nrequires-python = ">=3.12"\n' },
    });
    const diagnostics = await client.open(file, LESSON, 'python');
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => [code, severity]),
      [
        ['sequential-awaits', 4],
        ['legacy-event-loop', 3],
      ],
    );
    const actions = await client.actions(file, client.rangeOf(file, 'await task2'));
    assert.deepEqual(
      actions.slice(0, 4).map(({ title }) => title),
      [
        'Wait together with asyncio.gather',
        'Wait together with run_parallel',
        'Wait together in a TaskGroup (a failure cancels the others and comes as an ExceptionGroup)',
        'Let all end, then raise the first error (gather with return_exceptions)',
      ],
    );
    assert.match(client.textAfter(file, actions[0]?.edit), /^ {4}await asyncio\.gather\(task1\(\), task2\(\)\)$/m);
    assert.match(client.textAfter(file, actions[1]?.edit), /^ {4}await run_parallel\(task1\(\), task2\(\)\)$/m);
    const [creation] = actions[1]?.edit?.documentChanges as CreateFile[];
    assert.equal(creation?.uri, 'file:///project/run_parallel.py');
    const hover = await client.hover(file, client.rangeOf(file, 'loop.run_until_complete').start);
    assert.match(JSON.stringify(hover?.contents), /An event loop made by hand.*asyncio\.run/);
    const [run] = await client.actions(file, client.rangeOf(file, 'loop.run_until_complete'));
    assert.match(client.textAfter(file, run?.edit), /\n\n\nasyncio\.run\(main\(\)\)\n$/);
  });

  it('offers to put the flat rows of the lesson side by side, and says what has to be known for it', async () => {
    const file = '/project/flat.py';
    client = await TestClient.start();
    const diagnostics = await client.open(file, FLAT_LESSON, 'python');
    assert.deepEqual(diagnostics, []);
    const title = 'Let the 2 rows run side by side (only if the calls after `go_website` share no page or session)';
    const actions = await client.actions(file, client.rangeOf(file, 'search("banana")'));
    const rows = actions.find((action) => action.title === title);
    assert.equal(rows?.kind, 'refactor.rewrite');
    assert.equal(
      client.textAfter(file, rows.edit),
      `from errands import go_website, save_img, save_text, search

from run_parallel import run_parallel, run_sequence

async def main():
    await run_parallel(
        run_sequence(go_website("wikipedia.org"), search("apple"), save_text()),
        run_sequence(go_website("google.com"), search("banana"), save_img()),
    )
`,
    );
  });

  it('leads back from gather, as a rewrite', async () => {
    const file = '/project/back.py';
    client = await TestClient.start();
    await client.open(file, 'async def main():\n    a, b = await asyncio.gather(f(), g())\n', 'python');
    const actions = await client.actions(file, client.rangeOf(file, 'gather'));
    const back = actions.find(({ title }) => title === 'Wait one after another');
    assert.equal(client.textAfter(file, back?.edit), 'async def main():\n    a = await f()\n    b = await g()\n');
  });

  it('reads the cells of a notebook, which wait at the top level', async () => {
    const cell = 'vscode-notebook-cell:/project/load.ipynb#W0sZmlsZQ';
    client = await TestClient.start();
    const text = 'user = await api.get_user(1)\norders = await api.get_orders(1)\n';
    const diagnostics = await client.open(cell, text, 'python');
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['sequential-awaits'],
    );
    const actions = await client.actions(cell, client.rangeOf(cell, 'orders'));
    assert.equal(
      client.textAfter(cell, actions[0]?.edit),
      'import asyncio\n\nuser, orders = await asyncio.gather(api.get_user(1), api.get_orders(1))\n',
    );
    const [creation] = actions[1]?.edit?.documentChanges as CreateFile[];
    assert.equal(creation?.uri, 'file:///project/run_parallel.py');
  });

  it('offers a TaskGroup once a Python is chosen that has it, where the project says nothing of its own', async () => {
    const [file, other] = ['/project/lesson.py', '/project/old/lesson.py'];
    client = await TestClient.start({
      files: { '/project/old/pyproject.toml': '[project]\nrequires-python = ">=3.9"\n' },
    });
    for (const each of [file, other]) await client.open(each, LESSON, 'python');
    const offersTaskGroup = async (path: string): Promise<boolean> => {
      const actions = await client.actions(path, client.rangeOf(path, 'await task2'));
      assert.ok(actions.length > 0);
      return actions.some(({ title }) => title.includes('TaskGroup'));
    };
    assert.equal(await offersTaskGroup(file), false);
    await client.chooseInterpreters({ folders: [{ uri: 'file:///project', version: [3, 12] }] });
    assert.equal(await offersTaskGroup(file), true);
    assert.equal(await offersTaskGroup(other), false);
    await client.chooseInterpreters({ folders: [] });
    assert.equal(await offersTaskGroup(file), false);
  });
});
