import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { applyEdits } from '../../src/core/applyEdits';
import type { Finding } from '../../src/core/finding';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { fixAll } from '../../src/fixAll';
import { parseSource } from '../../src/languages/javascript/source';
import { Project } from '../../src/project/project';
import { createMemoryFiles } from '../project/memoryFiles';

const PATH = '/project/src/page.ts';

function find(text: string, path = PATH, files: Record<string, string> = {}): readonly Finding[] {
  const project = new Project(createMemoryFiles({ ...files, [path]: text }));
  const options = { ...DEFAULT_OPTIONS, path, roots: ['/project'], rules: ['blocking-call'] as const };
  const analysis = analyze(text, path.endsWith('.ts') ? 'typescript' : 'javascript', options, project);
  assert.equal(analysis.error, undefined);
  return analysis.findings;
}

/** What stands where a finding is, cut off at its first bracket. */
function places(text: string, path = PATH, files: Record<string, string> = {}): string[] {
  return find(text, path, files).map(({ span }) => text.slice(span.start, span.end).split(/[({]/)[0]!.trim());
}

function fixed(text: string, path = PATH): string {
  const [finding] = find(text, path);
  const [suggestion] = finding?.suggestions ?? [];
  assert.ok(suggestion, 'There is a rewrite.');
  const after = applyEdits(text, suggestion.edits);
  parseSource(after, path);
  return after;
}

const inHandler = (body: string, imports: string): string =>
  `${imports}\nexport async function handle(id) {\n  ${body}\n}\n`;

describe('blocking-call', () => {
  describe('reports', () => {
    for (const [name, imports, body, callee] of [
      ['files', "import { readFileSync } from 'node:fs';", 'return readFileSync(id);', 'readFileSync'],
      ['files by the name of the module', "import * as fs from 'fs';", 'fs.writeFileSync(id, "");', 'fs.writeFileSync'],
      ['files of CommonJS', "const fs = require('fs');", 'return fs.readFileSync(id);', 'fs.readFileSync'],
      ['fs-extra', "import fs from 'fs-extra';", 'fs.copySync(id, "b");', 'fs.copySync'],
      ['commands', "import { execSync } from 'node:child_process';", 'execSync(id);', 'execSync'],
      ['commands by cross-spawn', "import spawn from 'cross-spawn';", 'spawn.sync(id);', 'spawn.sync'],
      ['keys', "import crypto from 'node:crypto';", 'return crypto.scryptSync(id, "", 64);', 'crypto.scryptSync'],
      ['passwords', "import bcrypt from 'bcrypt';", 'return bcrypt.hashSync(id, 12);', 'bcrypt.hashSync'],
      ['compression', "import { gzipSync } from 'node:zlib';", 'return gzipSync(id);', 'gzipSync'],
      ['a whole folder that is removed', "import { rmSync } from 'fs';", 'rmSync(id, { recursive: true });', 'rmSync'],
      ['a thread put to sleep', '', 'Atomics.wait(id, 0, 0, 500);', 'Atomics.wait'],
      ['a clock that is looked at', '', 'const end = Date.now() + 500; while (Date.now() < end);', 'while'],
      ['very many rounds', '', 'let n = 0; for (let i = 0; i < 1e9; i++) n += i; return n;', 'for'],
      [
        'rounds that multiply',
        '',
        'for (let i = 0; i < 50_000; i++) for (let j = 0; j < 50_000; j++) id.add(i * j);',
        'for',
      ],
    ] as const) {
      it(name, () => assert.deepEqual(places(inHandler(body, imports)), [callee]));
    }

    it('short looks at the disk where there are many of them', () => {
      const text = inHandler(
        'for (const file of id) sizes.push(statSync(file).size);',
        "import { statSync } from 'fs';",
      );
      assert.deepEqual(places(text), ['statSync']);
      assert.deepEqual(places(inHandler('return statSync(id);', "import { statSync } from 'fs';")), []);
    });

    it('a callback that a list calls at once, without a rewrite', () => {
      const text = inHandler('return id.map((file) => readFileSync(file));', "import { readFileSync } from 'fs';");
      const [finding, ...others] = find(text);
      assert.deepEqual([finding?.suggestions, others], [[], []]);
    });

    it('a function that a package of a server has, though it has a command', () => {
      const text = inHandler('return readFileSync(id);', "import { readFileSync } from 'fs';");
      const manifest = { name: 'shop', bin: 'shop.js', dependencies: { express: '^5.0.0' } };
      const files = { '/project/package.json': JSON.stringify(manifest) };
      assert.deepEqual(places(text, PATH, files), ['readFileSync']);
    });
  });

  describe('is silent', () => {
    const READ = "import { readFileSync } from 'node:fs';\n";
    for (const [name, text, path, files] of [
      ['outside async functions', `${READ}export function read(id) { return readFileSync(id); }`],
      ['at the top of a module', `${READ}export const page = readFileSync('page.html');\nexport async function f() {}`],
      [
        'in a function that is only made here',
        `${READ}export async function f(on) { on('x', () => readFileSync('a')); }`,
      ],
      ['in tests', `${READ}export async function f(id) { return readFileSync(id); }`, '/project/test/page.ts'],
      ['in scripts', `${READ}export async function f(id) { return readFileSync(id); }`, '/project/scripts/page.ts'],
      [
        'in build configuration',
        `${READ}export async function f(id) { return readFileSync(id); }`,
        '/project/vite.config.ts',
      ],
      [
        'in programs of the command line',
        `#!/usr/bin/env node\n${READ}export async function f(id) { return readFileSync(id); }`,
      ],
      [
        'beside a parser of arguments',
        `${READ}import { Command } from 'commander';\nexport async function f(id) { return readFileSync(id); }`,
      ],
      [
        'in packages that are nothing but a command',
        `${READ}export async function f(id) { return readFileSync(id); }`,
        PATH,
        { '/project/package.json': '{ "name": "tool", "bin": "tool.js" }' },
      ],
      ['when the program starts', `${READ}export async function startServer() { return readFileSync('key.pem'); }`],
      [
        'in what only the start calls',
        `${READ}async function keys() { return readFileSync('key.pem'); }\nexport async function start() { return keys(); }`,
      ],
      ['while settings are read', `${READ}export async function readConfig() { return readFileSync('a.json'); }`],
      [
        'when it is kept for later',
        `${READ}let page;\nexport async function f() { if (!page) page = readFileSync('a'); return page; }`,
      ],
      [
        'when it is kept with ??=',
        `${READ}let page;\nexport async function f() { page ??= readFileSync('a'); return page; }`,
      ],
      [
        'about functions of that name that are something else',
        `import { readFileSync } from './disk';\nexport async function f(id) { return readFileSync(id); }`,
      ],
      ['about loops that wait', 'export async function f() { while (Date.now() < 5) await pause(10); }'],
      [
        'about loops that may end early',
        'export async function f(a) { for (let i = 0; i < 1e9; i++) if (a[i]) break; }',
      ],
      ['about short loops', 'export async function f(a) { for (let i = 0; i < 1000; i++) a.push(i); }'],
      [
        'where a comment says so',
        `${READ}export async function f(id) {\n  // await-lens-ignore-next-line blocking-call: a few bytes\n  return readFileSync(id);\n}`,
      ],
    ] as const) {
      it(name, () => assert.deepEqual(places(text, path, files), []));
    }
  });

  describe('rewrites', () => {
    it('with the import, which takes the place of the one that is not needed any more', () => {
      assert.equal(
        fixed(
          "import { readFileSync } from 'node:fs';\n\nexport async function f(id) {\n  return readFileSync(id, 'utf8');\n}\n",
        ),
        "import { readFile } from 'node:fs/promises';\n\nexport async function f(id) {\n  return await readFile(id, 'utf8');\n}\n",
      );
    });

    it('beside other imports', () => {
      assert.equal(
        fixed(
          "import { existsSync, readFileSync } from 'fs';\n\nexport async function f(id) {\n  return readFileSync(id);\n}\n",
        ),
        "import { existsSync } from 'fs';\nimport { readFile } from 'node:fs/promises';\n\nexport async function f(id) {\n  return await readFile(id);\n}\n",
      );
    });

    it('in CommonJS', () => {
      assert.equal(
        fixed(
          "const fs = require('fs');\n\nexports.f = async (id) => JSON.parse(fs.readFileSync(id));\n",
          '/project/src/page.js',
        ),
        "const fs = require('fs');\nconst { readFile } = require('node:fs/promises');\n\nexports.f = async (id) => JSON.parse(await readFile(id));\n",
      );
    });

    it('in CommonJS that was compiled', () => {
      assert.equal(
        fixed(
          'const fs_1 = require("fs");\n\nexports.f = async (id) => JSON.parse((0, fs_1.readFileSync)(id));\n',
          '/project/src/page.js',
        ),
        'const fs_1 = require("fs");\nconst { readFile } = require("node:fs/promises");\n\nexports.f = async (id) => JSON.parse(await readFile(id));\n',
      );
    });

    it('with what is imported already', () => {
      assert.equal(
        fixed(
          "import fs from 'fs';\nimport { readFile } from 'fs/promises';\nexport async function f(id) {\n  return fs.readFileSync(id);\n}\n",
        ),
        "import fs from 'fs';\nimport { readFile } from 'fs/promises';\nexport async function f(id) {\n  return await readFile(id);\n}\n",
      );
      assert.match(
        fixed(
          "import fs from 'fs';\nimport fsp from 'node:fs/promises';\nexport async function f(id) {\n  return fs.readFileSync(id);\n}\n",
        ),
        /return await fsp\.readFile\(id\);/,
      );
    });

    it('under another name where the name is taken', () => {
      const after = fixed(
        "import { readFileSync, readFile } from 'fs';\nexport async function f(id) {\n  return readFileSync(id);\n}\n",
      );
      assert.match(after, /import \{ readFile as readFilePromise \} from 'node:fs\/promises';/);
      assert.match(after, /return await readFilePromise\(id\);/);
    });

    it('in parentheses where the result is used on', () => {
      assert.match(
        fixed("import fs from 'fs';\nexport async function f(id) {\n  return fs.readFileSync(id).toString();\n}\n"),
        /return \(await readFile\(id\)\)\.toString\(\);/,
      );
    });

    it('with promisify where the module has callbacks alone', () => {
      const after = fixed(
        "import { scryptSync } from 'node:crypto';\nexport async function f(word) {\n  return scryptSync(word, 'salt', 64);\n}\n",
      );
      assert.match(after, /import \{ scrypt \} from 'node:crypto';/);
      assert.match(after, /import \{ promisify \} from 'node:util';/);
      assert.match(after, /return await promisify\(scrypt\)\(word, 'salt', 64\);/);
    });

    it('with an import at the top where the blocking function comes from inside', () => {
      const after = fixed(
        "export async function f(id) {\n  const { readFileSync } = await import('node:fs');\n  return readFileSync(id);\n}\n",
      );
      assert.match(after, /^import \{ readFile \} from 'node:fs\/promises';\n/);
      assert.match(after, /const \{ readFileSync \} = await import\('node:fs'\);\n {2}return await readFile\(id\);/);
    });

    it('of several calls at once, each with what it needs', () => {
      const text = `import { readFileSync, writeFileSync } from 'node:fs';

export async function f(id) {
  const text = readFileSync(id, 'utf8');
  writeFileSync(id, text + readFileSync('b', 'utf8'));
}
`;
      const options = { ...DEFAULT_OPTIONS, path: PATH, rules: ['blocking-call'] as const };
      const result = fixAll(text, 'typescript', options, { confidence: 'review' });
      assert.ok(result.settled);
      assert.match(result.text, /const text = await readFile\(id, 'utf8'\);/);
      assert.match(result.text, /await writeFile\(id, text \+ \(?await readFile\('b', 'utf8'\)\)?\);/);
      assert.match(result.text, /import \{[^}]*\breadFile\b[^}]*\} from 'node:fs\/promises';/);
      parseSource(result.text, PATH);
    });

    it('not what the promise version would not take', () => {
      for (const call of ['readFileSync(0)', 'readFileSync(fd)', 'readFileSync(this.fd)', 'readFileSync(...id)']) {
        const [finding] = find(inHandler(`return ${call};`, "import { readFileSync } from 'fs';"));
        assert.deepEqual(finding?.suggestions, [], call);
      }
    });
  });

  describe('is safe', () => {
    const confidenceOf = (body: string): string | undefined =>
      find(
        inHandler(
          body,
          "import { join } from 'node:path';\nimport { readFileSync, writeFileSync } from 'node:fs';\nlet count = 0;\nexport const add = () => count++;",
        ),
      )[0]?.confidence;

    it('after a wait, when nothing of others was looked at since', () => {
      assert.equal(confidenceOf('const user = await load(id); return readFileSync(join(user.folder, "a"));'), 'safe');
    });

    for (const [name, body] of [
      ['before the first wait', 'const text = readFileSync(id); await save(text);'],
      ['after a wait that may be left out', 'if (id) await load(id); return readFileSync(id);'],
      ['after a look at what others change', 'await load(id); if (count > 3) return; return readFileSync(id);'],
      ['after a change of what others look at', 'await load(id); count++; return readFileSync(id);'],
      ['after a call that may look at anything', 'await load(id); prepare(); return readFileSync(id);'],
      ['in a loop', 'await load(id); for (const a of id) use(readFileSync(a));'],
      ['when it writes', 'const text = await load(id); writeFileSync(id, text);'],
    ] as const) {
      it(`not ${name}`, () => assert.equal(confidenceOf(body), 'review'));
    }
  });
});
