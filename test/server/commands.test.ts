import assert from 'node:assert/strict';
import { CancellationTokenSource, ExecuteCommandRequest, WorkDoneProgress } from 'vscode-languageserver/node';
import {
  type PageResult,
  Requests,
  type ScanSummary,
  ServerCommands,
  type WhyNotTogetherResult,
} from '../../src/protocol';
import { TestClient, uriOf } from './testClient';
import { CHAIN, REVIEW, SAFE } from './texts';

const FILE = '/project/src/page.ts';

describe('commands', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('are announced to other editors only: our extension has its own', async () => {
    client = await TestClient.start();
    assert.deepEqual(client.initialized.capabilities.executeCommandProvider?.commands, []);
    await client.stop();
    client = await TestClient.start({ options: {} });
    assert.deepEqual(client.initialized.capabilities.executeCommandProvider?.commands, [
      'awaitLens.fixFile',
      'awaitLens.insertRunParallel',
      'awaitLens.applyFinding',
    ]);
  });

  it('fix a file', async () => {
    client = await TestClient.start();
    await client.open(FILE, `${SAFE}\n${CHAIN}`);
    assert.deepEqual(await client.command(ServerCommands.fixFile, uriOf(FILE)), { applied: 1 });
    assert.equal(client.applied.length, 1);
    assert.match(client.textAfter(FILE, client.applied[0]?.edit), /Promise\.all/);
  });

  it('say when there is nothing to fix', async () => {
    client = await TestClient.start();
    await client.open(FILE, CHAIN);
    assert.deepEqual(await client.command(ServerCommands.fixFile, uriOf(FILE)), { applied: 0 });
    assert.deepEqual(await client.command(ServerCommands.fixFile, 'file:///not/open.ts'), { applied: 0 });
    assert.deepEqual(await client.command(ServerCommands.fixFile), { applied: 0 });
    assert.deepEqual(client.applied, []);
  });

  it('apply one finding', async () => {
    client = await TestClient.start();
    const [found] = await client.open(FILE, SAFE);
    assert.equal(await client.command(ServerCommands.applyFinding, uriOf(FILE), found?.range.start), true);
    assert.match(client.textAfter(FILE, client.applied[0]?.edit), /Promise\.all/);
    assert.equal(await client.command(ServerCommands.applyFinding, uriOf(FILE), { line: 0, character: 0 }), false);
  });

  it('put the helper into the project, once', async () => {
    client = await TestClient.start({ files: { '/project/package.json': '{}', '/project/src/x.ts': '' } });
    await client.open(FILE, CHAIN);
    assert.equal(await client.command(ServerCommands.insertRunParallel, uriOf(FILE)), true);
    const after = client.textAfter(FILE, client.applied[0]?.edit);
    assert.match(after, /^import \{ runParallel \} from '\.\/runParallel';\n/);
    assert.equal(client.applied[0]?.edit.documentChanges?.length, 3);
    client.files.set('/project/src/runParallel.ts', 'export {};');
    await client.change(FILE, after);
    assert.equal(await client.command(ServerCommands.insertRunParallel, uriOf(FILE)), true);
    assert.equal(client.applied.length, 1);
  });
});

describe('scan of the workspace', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  const scan = (source = new CancellationTokenSource()) =>
    client.connection.sendRequest(
      ExecuteCommandRequest.type,
      { command: ServerCommands.scanWorkspace, arguments: [], workDoneToken: 'scan' },
      source.token,
    ) as Promise<ScanSummary>;

  it('shows what is found in files that are not open, and keeps it up to date', async () => {
    const one = '/project/src/one.ts';
    client = await TestClient.start({
      files: { [one]: `\uFEFF${SAFE}`, '/project/two.ts': REVIEW, '/project/three.ts': CHAIN, '/project/x.d.ts': SAFE },
    });
    const told: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'scan', (value) => {
      told.push(value.kind);
    });
    const { cancelled, files, findings } = await scan();
    assert.deepEqual({ cancelled, files, findings }, { cancelled: false, files: 4, findings: { safe: 1, review: 1 } });
    assert.deepEqual([told[0], told.at(-1)], ['begin', 'end']);
    const shown = await client.publication(({ uri }) => uri === uriOf(one));
    // Editors don't count the byte order mark.
    assert.equal(shown.diagnostics[0]?.range.start.character, 15);

    const before = client.published.length;
    await client.write(one, CHAIN);
    const after = await client.publication(({ uri }) => uri === uriOf(one), before);
    assert.deepEqual(after.diagnostics, []);
  });

  it('goes on showing a file that was opened and closed', async () => {
    client = await TestClient.start({ files: { [FILE]: SAFE } });
    await scan();
    const version = 1;
    await client.open(FILE, CHAIN);
    assert.deepEqual(await client.diagnosticsOf(FILE, version), []);
    const before = client.published.length;
    await client.close(FILE);
    const last = await client.publication(({ uri }) => uri === uriOf(FILE), before);
    assert.equal(last.diagnostics.length, 1);
  });

  it('can be stopped', async () => {
    const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`/project/f${index}.ts`, SAFE]));
    client = await TestClient.start({ files });
    const source = new CancellationTokenSource();
    client.connection.onProgress(WorkDoneProgress.type, 'scan', ({ kind }) => {
      if (kind === 'report') source.cancel();
    });
    const summary = await scan(source);
    assert.equal(summary.cancelled, true);
    assert.ok(summary.files < 400);
  });
});

describe('explanations', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  const at = (line: number) => ({ textDocument: { uri: uriOf(FILE) }, position: { line, character: 4 } });

  it('list the pairs of the function at the cursor', async () => {
    client = await TestClient.start();
    await client.open(FILE, `${SAFE}\n${CHAIN}`);
    const found = await client.connection.sendRequest<WhyNotTogetherResult>(Requests.whyNotTogether, at(8));
    assert.equal(found.function, 'loadChain');
    assert.deepEqual(
      found.pairs.map(({ from, to, verdict }) => [verdict, from.start.line, to.start.line]),
      [['must', 8, 9]],
    );
  });

  it('are pages on the function at the cursor', async () => {
    client = await TestClient.start();
    await client.open(FILE, SAFE);
    const page = await client.connection.sendRequest<PageResult>(Requests.explainFunction, at(1));
    assert.match(page.markdown, /^# `loadPage`\n\n3 waits, one after another, .*could be 1\./);
    assert.equal(await client.connection.sendRequest(Requests.explainFunction, at(6)), null);
  });

  it('are a page on the event loop, with a function or without', async () => {
    client = await TestClient.start();
    await client.open(FILE, SAFE);
    const own = await client.connection.sendRequest<PageResult>(Requests.explainEventLoop, at(1));
    assert.match(own.markdown, /## Your function `loadPage`, step by step/);
    const general = await client.connection.sendRequest<PageResult>(Requests.explainEventLoop, {});
    assert.doesNotMatch(general.markdown, /step by step/);
  });
});
