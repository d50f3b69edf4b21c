import assert from 'node:assert/strict';
import { CodeActionKind, type CreateFile, type TextDocumentEdit } from 'vscode-languageserver/node';
import { editsOf, TestClient, uriOf } from './testClient';
import { CHAIN, REVIEW, SAFE } from './texts';

const FILE = '/project/src/page.ts';
const PROJECT = { '/project/package.json': '{}', '/project/src/other.ts': '' };
const TOGETHER = /const \[user, orders, rates\] = await Promise\.all\(\[/;

describe('code actions', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  async function open(text: string, setup: Parameters<typeof TestClient.start>[0] = { files: PROJECT }) {
    client = await TestClient.start(setup);
    const diagnostics = await client.open(FILE, text);
    const at = client.rangeOf(FILE, text.includes('rates') ? 'rates' : 'orders');
    return { diagnostics, at };
  }

  it('offer each rewrite, the first one preferred, then the reasons, then silence', async () => {
    const { diagnostics, at } = await open(SAFE);
    const actions = await client.actions(FILE, at, undefined, diagnostics);
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred === true]),
      [
        ['Wait together with Promise.all', 'quickfix', true],
        ['Wait together with runParallel', 'quickfix', false],
        ['Wait together, keep every result (Promise.allSettled)', 'quickfix', false],
        ['Show why these are independent', 'quickfix', false],
        ['Ignore here…', 'quickfix', false],
      ],
    );
    assert.deepEqual(actions[0]?.diagnostics, diagnostics);
    assert.match(client.textAfter(FILE, actions[0].edit), TOGETHER);
  });

  it('are bound to the version of the document', async () => {
    const { at } = await open(SAFE);
    const version = await client.change(FILE, SAFE.replace('loadPage', 'loadAll'));
    const [first] = await client.actions(FILE, at);
    const [change] = first?.edit?.documentChanges as TextDocumentEdit[];
    assert.deepEqual(change?.textDocument, { uri: uriOf(FILE), version });
  });

  it('put the chosen rewrite first', async () => {
    const { at } = await open(SAFE, { files: PROJECT, settings: { rewrite: { target: 'run-parallel' } } });
    const [first] = await client.actions(FILE, at);
    assert.equal(first?.title, 'Wait together with runParallel');
    assert.equal(first.isPreferred, true);
  });

  it('do not prefer what a person has to decide', async () => {
    const { at } = await open(REVIEW);
    const actions = await client.actions(FILE, at);
    assert.ok(actions.some(({ title }) => title === 'Show what is known about their order'));
    assert.ok(actions.every(({ isPreferred }) => isPreferred !== true));
  });

  it('are not there where nothing was found', async () => {
    const { at } = await open(CHAIN);
    assert.deepEqual(await client.actions(FILE, at), []);
  });

  it('lead back from what waits together, as a rewrite', async () => {
    const { at } = await open('export const orders = await Promise.all([load(1), load(2)]);\n');
    const [action, ...others] = await client.actions(FILE, at);
    assert.deepEqual([action?.title, action?.kind, others], ['Wait one after another', 'refactor.rewrite', []]);
    assert.equal(client.textAfter(FILE, action?.edit), 'export const orders = [await load(1), await load(2)];\n');
    assert.deepEqual(await client.actions(FILE, at, [CodeActionKind.QuickFix]), []);
  });

  it('start a call early where it can not wait with others, as a rewrite', async () => {
    const text = `import { readFile } from 'node:fs/promises';
import { getUser, show } from './other';
export async function page(id: string) {
  const user = await getUser(id);
  if (!user) return null;
  const orders = await readFile('orders.json', 'utf8');
  return show(user, orders);
}
`;
    const { at } = await open(text);
    const title = 'Start `readFile` early and wait for it here';
    const action = (await client.actions(FILE, at)).find((each) => each.title === title);
    assert.equal(action?.kind, 'refactor.rewrite');
    const lines = ["const ordersPromise = readFile('orders.json', 'utf8');", 'ordersPromise.catch(() => {});', ''].join(
      '\n  ',
    );
    const started = text
      .replace('const user', `${lines}const user`)
      .replace(/await readFile.*;/, 'await ordersPromise;');
    assert.equal(client.textAfter(FILE, action.edit), started);
    const fixes = await client.actions(FILE, at, [CodeActionKind.QuickFix]);
    assert.ok(fixes.every((each) => each.title !== title));
  });

  it('are rewrites only, when these are asked for', async () => {
    const { at } = await open(SAFE);
    const actions = await client.actions(FILE, at, [CodeActionKind.Refactor]);
    assert.ok(actions.length >= 2);
    assert.ok(actions.every(({ kind }) => kind === CodeActionKind.RefactorRewrite));
  });

  it('still rewrite what is hidden, but not as a fix', async () => {
    const { at } = await open(REVIEW, { files: PROJECT, settings: { minimumConfidence: 'safe' } });
    const kinds = (await client.actions(FILE, at)).map(({ kind }) => kind);
    assert.ok(kinds.every((kind) => kind === CodeActionKind.RefactorRewrite));
  });

  it('keep CRLF, a byte order mark and emoji', async () => {
    const text = `\uFEFF// 🙂\r\n${SAFE.replace(/\n/g, '\r\n')}`;
    const { at } = await open(text);
    const [first] = await client.actions(FILE, at);
    const after = client.textAfter(FILE, first?.edit);
    assert.match(after, TOGETHER);
    assert.ok(after.startsWith('\uFEFF// 🙂\r\nexport async function loadPage'));
    assert.doesNotMatch(after, /[^\r]\n/);
  });

  it('give plain changes to a client that knows no others', async () => {
    const { at } = await open(SAFE, { files: PROJECT, capabilities: {}, options: {} });
    const actions = await client.actions(FILE, at);
    assert.deepEqual(Object.keys(actions[0]?.edit?.changes ?? {}), [uriOf(FILE)]);
    // It can't create the helper's file and has no command that shows the reasons.
    assert.ok(!actions.some(({ title }) => /runParallel|Show why/.test(title)));
  });

  describe('that need the helper', () => {
    const runParallel = async (at: Awaited<ReturnType<typeof open>>['at']) =>
      (await client.actions(FILE, at)).find(({ title }) => title.includes('runParallel'));

    it('create its file and import it, in one edit', async () => {
      const { at } = await open(SAFE);
      const action = await runParallel(at);
      const [create, fill, change] = action?.edit?.documentChanges as [CreateFile, TextDocumentEdit, TextDocumentEdit];
      assert.deepEqual([create.kind, create.uri], ['create', uriOf('/project/src/runParallel.ts')]);
      assert.equal(fill.textDocument.uri, create.uri);
      assert.match(JSON.stringify(fill.edits), /export async function runParallel/);
      assert.equal(change.textDocument.uri, uriOf(FILE));
      const after = client.textAfter(FILE, action?.edit);
      assert.match(after, /^import \{ runParallel \} from '\.\/runParallel';\n/);
      assert.match(after, /await runParallel\(\n? *\(\) => fetch/);
    });

    it('leave a helper alone that is there', async () => {
      const { at } = await open(SAFE, { files: { ...PROJECT, '/project/src/runParallel.ts': '// mine' } });
      const action = await runParallel(at);
      assert.equal(action?.edit?.documentChanges?.length, 1);
    });

    it('import it from the package of those who have it', async () => {
      const manifest = '{ "dependencies": { "await-lens": "1" } }';
      const { at } = await open(SAFE, { files: { ...PROJECT, '/project/package.json': manifest } });
      const action = await runParallel(at);
      assert.equal(action?.edit?.documentChanges?.length, 1);
      assert.match(client.textAfter(FILE, action.edit), /from 'await-lens\/runtime';/);
    });
  });

  describe('that silence', () => {
    it('insert the directive and go to the reason', async () => {
      const { at } = await open(SAFE);
      const action = (await client.actions(FILE, at)).find(({ title }) => title === 'Ignore here…');
      const after = client.textAfter(FILE, action?.edit);
      const line = '  // await-lens-ignore-next-line sequential-awaits: ';
      assert.equal(after.split('\n')[1], line);
      assert.deepEqual(action?.command?.arguments, [uriOf(FILE), { line: 1, character: line.length }]);
      const version = await client.change(FILE, after);
      assert.deepEqual(await client.diagnosticsOf(FILE, version), []);
    });

    it('are not offered where a comment would be part of a text', async () => {
      const text = "export async function f() {\n  return `\n    ${await fetch('/a')} ${await fetch('/b')}\n  `;\n}\n";
      client = await TestClient.start();
      assert.equal((await client.open(FILE, text)).length, 1);
      const actions = await client.actions(FILE, client.rangeOf(FILE, '/a'));
      assert.ok(!actions.some(({ title }) => title === 'Ignore here…'));
    });
  });

  describe('that fix all', () => {
    it('apply every safe finding in one small edit, to the end', async () => {
      const second = SAFE.replace('loadPage', 'loadMore');
      const { at } = await open(`${SAFE}\n${REVIEW}\n${second}`);
      const [action, ...others] = await client.actions(FILE, at, ['source.fixAll']);
      assert.deepEqual(others, []);
      assert.equal(action?.kind, 'source.fixAll.awaitLens');
      assert.equal(editsOf(action.edit, uriOf(FILE)).length, 1);
      const after = client.textAfter(FILE, action.edit);
      assert.equal(after.match(/Promise\.all\(\[/g)?.length, 2);
      assert.ok(after.includes(REVIEW));
      await client.change(FILE, after);
      assert.deepEqual(await client.actions(FILE, at, ['source.fixAll.awaitLens']), []);
    });

    it('come only when they are asked for', async () => {
      const { at } = await open(SAFE);
      for (const only of [undefined, [CodeActionKind.QuickFix], [CodeActionKind.SourceOrganizeImports]]) {
        const kinds = (await client.actions(FILE, at, only)).map(({ kind }) => kind);
        assert.ok(!kinds.includes('source.fixAll.awaitLens'));
      }
      assert.equal((await client.actions(FILE, at, [CodeActionKind.Source])).length, 1);
    });
  });
});
