import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { TestClient, uriOf } from './testClient';
import { CHAIN, REVIEW, SAFE } from './texts';

const FILE = '/project/src/page.ts';

describe('diagnostics', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('tell a safe finding as information, with its awaits', async () => {
    client = await TestClient.start();
    const [found, ...others] = await client.open(FILE, SAFE);
    assert.deepEqual(others, []);
    assert.equal(found?.severity, DiagnosticSeverity.Information);
    assert.equal(found.source, 'await-lens');
    assert.equal(found.code, 'sequential-awaits');
    assert.equal(found.codeDescription?.href, 'https://github.com/await-lens/await-lens#sequential-awaits');
    assert.match(found.message as string, /^These 3 awaits don't need each other/);
    const text = client.document(FILE);
    assert.deepEqual(
      found.relatedInformation?.map(({ location }) => [location.uri, text.getText(location.range)]),
      [
        [uriOf(FILE), "await fetch('/users/' + id)"],
        [uriOf(FILE), "await fetch('/orders/' + id)"],
        [uriOf(FILE), "await fetch('/rates')"],
      ],
    );
  });

  it('tell a finding to be decided as a hint', async () => {
    client = await TestClient.start();
    const [found] = await client.open(FILE, REVIEW);
    assert.equal(found?.severity, DiagnosticSeverity.Hint);
  });

  it('underline only the first line of a loop', async () => {
    client = await TestClient.start();
    const text =
      'export async function f(ids) {\n  const r = [];\n  for (const id of ids) {\n    r.push(await fetch(id));\n  }\n  return r;\n}\n';
    const [found] = await client.open('/project/loop.js', text, 'javascript');
    assert.equal(found?.code, 'await-in-loop');
    assert.equal(client.document('/project/loop.js').getText(found.range), 'for (const id of ids) {');
  });

  it('follow what is typed, the last version alone', async () => {
    client = await TestClient.start();
    await client.open(FILE, CHAIN);
    const before = client.published.length;
    for (const letter of 'abc') {
      const start = { line: 0, character: 0 };
      await client.change(FILE, `// ${letter}\n`, { start, end: start });
    }
    const version = await client.change(FILE, SAFE);
    const diagnostics = await client.diagnosticsOf(FILE, version);
    assert.equal(diagnostics.length, 1);
    assert.deepEqual(
      client.published.slice(before).map((params) => params.version),
      [version],
    );
  });

  it('are dropped with the document', async () => {
    client = await TestClient.start();
    await client.open(FILE, SAFE);
    const before = client.published.length;
    await client.change(FILE, CHAIN);
    await client.close(FILE);
    const last = await client.publication(({ uri }) => uri === uriOf(FILE), before);
    assert.deepEqual(last.diagnostics, []);
    assert.equal(last.version, undefined);
  });

  it('pause while the code is broken, with a line in the log', async () => {
    client = await TestClient.start();
    await client.open(FILE, SAFE);
    const broken = await client.change(FILE, SAFE.replace('return [', 'return [['));
    assert.deepEqual(await client.diagnosticsOf(FILE, broken), []);
    await client.until(() => client.log.find((line) => /page\.ts: syntax error at \d+:\d+/.test(line)));
    const repaired = await client.change(FILE, SAFE);
    assert.equal((await client.diagnosticsOf(FILE, repaired)).length, 1);
  });

  const odd: readonly (readonly [string, string])[] = [
    ['an empty text', ''],
    ['one brace', '{'],
    ['binary', '\u0000\u0001\uFFFD\u0000'],
    ['a lone surrogate', "export async function f() { await fetch('\uD83D'); await fetch("],
  ];
  for (const [name, text] of odd) {
    it(`bear ${name}`, async () => {
      client = await TestClient.start();
      assert.deepEqual(await client.open(FILE, text), []);
      const version = await client.change(FILE, SAFE);
      assert.equal((await client.diagnosticsOf(FILE, version)).length, 1);
    });
  }

  for (const [name, prefix, lineEnd] of [
    ['CRLF', '', '\r\n'],
    ['a byte order mark', '\uFEFF', '\n'],
    ['emoji', '/* 🙂👩‍👩‍👧 */ ', '\n'],
    ['all of them', '\uFEFF/* 🙂 */ ', '\r\n'],
  ] as const) {
    it(`are at the right place in a text with ${name}`, async () => {
      client = await TestClient.start();
      const text = (prefix + SAFE.replace("'/rates'", "'/rates/🙂'")).replace(/\n/g, lineEnd);
      const [found] = await client.open(FILE, text);
      const document = client.document(FILE);
      const places = found?.relatedInformation?.map(({ location }) => document.getText(location.range));
      assert.deepEqual(places, [
        "await fetch('/users/' + id)",
        "await fetch('/orders/' + id)",
        "await fetch('/rates/🙂')",
      ]);
    });
  }

  it('leave out what a machine made, with a line in the log', async () => {
    client = await TestClient.start();
    const text = `${SAFE.replace(/\n/g, ' ').repeat(400)}\n`;
    assert.deepEqual(await client.open(FILE, text), []);
    await client.until(() => client.log.find((line) => line.includes('left out')));
  });

  it('leave other languages alone', async () => {
    client = await TestClient.start();
    assert.deepEqual(await client.open('/project/a.md', SAFE, 'markdown'), []);
  });

  it('honour directives', async () => {
    client = await TestClient.start();
    const text = SAFE.replace(
      '  const user',
      '  // await-lens-ignore-next-line sequential-awaits: on purpose\n  const user',
    );
    assert.deepEqual(await client.open(FILE, text), []);
  });

  it('look again when another file has changed', async () => {
    const text = `import { load } from './load';
export async function f() {
  const a = await load();
  const b = await fetch('/rates');
  return [a, b];
}
`;
    client = await TestClient.start({
      files: { '/project/src/load.ts': "export async function load() {\n  return fetch('/a');\n}\n" },
    });
    assert.equal((await client.open(FILE, text))[0]?.severity, DiagnosticSeverity.Information);
    const sent = client.published.length;
    await client.write(
      '/project/src/load.ts',
      "export async function load() {\n  return fetch('/rates', { method: 'DELETE' });\n}\n",
    );
    const after = await client.publication(({ uri }) => uri === uriOf(FILE), sent);
    assert.notEqual(after.diagnostics[0]?.severity, DiagnosticSeverity.Information);
  });
});
