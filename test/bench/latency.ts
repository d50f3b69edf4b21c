// Times lens and hover of the language server while somebody types, and writes latency.md beside this file:
//
//   npm run bench:latency [-- --rounds N] [--cache DIR]
//
// Each round presses a key at the end of a file, asks for the lenses (which makes the server look at the new text), asks for them
// again, and asks for a hover on one of the awaits.

import { fork } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  CodeLensRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type Position,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { DIST } from '../built';
import { DEFAULT_CACHE, labelledFiles } from '../corpus/corpusFiles';
import { languageOf } from '../../src/core/languages';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, cache: { type: 'string', default: DEFAULT_CACHE } },
});

/** Milliseconds of each round. */
interface Latencies {
  readonly typed: number[];
  readonly lens: number[];
  readonly hover: number[];
}

void main();

async function main(): Promise<void> {
  const rows: string[] = [];
  for (const [name, file] of chooseFiles()) {
    const text = readFileSync(file, 'utf8');
    const latencies = await measure(file, text, Number(values.rounds));
    const size = `${(statSync(file).size / 1000).toFixed(0)} kB`;
    const cells = [latencies.lens, latencies.hover, latencies.typed].map(describe);
    rows.push(`| ${[name, size, String(placesOf(text).length), ...cells].join(' | ')} |`);
    console.error(rows.at(-1));
  }
  const report = renderReport(rows);
  writeFileSync(path.join(__dirname, 'latency.md'), report);
  console.log(report);
}

/** Files of the corpus that have something to say: one of usual size, a long one, the longest. */
function chooseFiles(): [name: string, file: string][] {
  const files = labelledFiles(path.resolve(values.cache))
    .map(({ absolute }) => ({ absolute, size: statSync(absolute).size }))
    .sort((a, b) => a.size - b.size);
  const at = (part: number): string => files[Math.floor((files.length - 1) * part)]?.absolute ?? '';
  return [
    ['median', at(0.5)],
    ['longer than 90 %', at(0.9)],
    ['longest', at(1)],
  ];
}

async function measure(file: string, text: string, rounds: number): Promise<Latencies> {
  const server = fork(path.join(DIST, 'server.js'), ['--node-ipc', `--clientProcessId=${process.pid}`]);
  const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  try {
    const textDocument = await open(connection, file, text);
    const places = placesOf(text);
    const end = endOf(text);
    const latencies: Latencies = { typed: [], lens: [], hover: [] };
    for (let round = 0; round < rounds; round++) {
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { ...textDocument, version: round + 2 },
        contentChanges: [{ range: { start: end, end }, text: ' ' }],
      });
      const ask = () => connection.sendRequest(CodeLensRequest.type, { textDocument });
      latencies.typed.push(await timed(ask));
      latencies.lens.push(await timed(ask));
      const position = places[round % places.length] ?? end;
      latencies.hover.push(await timed(() => connection.sendRequest(HoverRequest.type, { textDocument, position })));
    }
    return latencies;
  } finally {
    connection.dispose();
    server.kill();
  }
}

async function open(connection: ProtocolConnection, file: string, text: string): Promise<{ readonly uri: string }> {
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol's types still demand it.
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(path.dirname(file)).href, name: 'bench' }],
    initializationOptions: { commands: true, pictures: true },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const uri = pathToFileURL(file).href;
  const languageId = languageOf(file) ?? 'typescript';
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId, version: 1, text },
  });
  return { uri };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** Where the awaits of a text are. */
function placesOf(text: string): Position[] {
  return text
    .split('\n')
    .flatMap((content, line) =>
      [...content.matchAll(/\bawait\b/g)].map(({ index }) => ({ line, character: index + 1 })),
    );
}

function endOf(text: string): Position {
  const lines = text.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function describe(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN).toFixed(1);
  return `${at(0.5)} (${at(0.95)})`;
}

function renderReport(rows: readonly string[]): string {
  return `# How long lens and hover take

\`npm run bench:latency\` presses a key ${values.rounds} times in three files of the labelled corpus, by the language server protocol, and
writes this page. Milliseconds: the median, and in brackets what 95 % stay below.

| file | size | awaits | lens, analysis there | hover, analysis there | lens right after a key |
|---|--:|--:|--:|--:|--:|
${rows.join('\n')}

The last column holds the analysis of the new text too. Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}.
`;
}
