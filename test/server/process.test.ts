import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { DIST, ensureBuilt } from '../built';
import { SAFE } from './texts';

const URI = 'file:///project/page.ts';

describe('language server as a process', function () {
  this.timeout(60_000);
  before(ensureBuilt);

  it('talks over the standard streams, as other editors start it', async () => {
    const server = spawn(process.execPath, [path.join(DIST, 'cli.js'), 'lsp', '--stdio'], { stdio: 'pipe' });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    await useAndLeave(connection, server);
  });

  it('talks to its parent, as the extension starts it', async () => {
    const server = fork(path.join(DIST, 'server.js'), ['--node-ipc', `--clientProcessId=${process.pid}`]);
    await useAndLeave(createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server)), server);
  });
});

async function useAndLeave(connection: ProtocolConnection, server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit');
  const published = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, resolve);
  });
  connection.listen();
  const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol's types still demand it.
    rootUri: null,
    capabilities: {},
    workspaceFolders: null,
  });
  assert.equal(serverInfo?.name, 'await-lens');
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: 'typescript', version: 7, text: SAFE },
  });
  const { diagnostics, uri, version } = await published;
  assert.deepEqual([uri, version, diagnostics.length], [URI, 7, 1]);
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  const [code] = (await ended) as [number | null];
  assert.equal(code, 0);
  connection.dispose();
}
