import assert from 'node:assert/strict';
import { findCycle, type Import, readImports } from './imports';

/** Who may import whom inside `src`, with the reason; a part may always import itself. A part is a folder or a file. */
const ALLOWED: Readonly<Record<string, readonly [target: string, because: string][]>> = {
  'src/core': [],
  'src/runtime': [],
  'src/engine': [['src/core', 'it works on regions, steps and effects, never on syntax']],
  // Before `src/explain`, of which it is a part of its own.
  'src/explain/timeline': [['src/core', 'how sure something is']],
  'src/explain': [
    ['src/core', 'it puts what the analysis found into words and pictures'],
    ['src/explain/timeline', 'it fills the data that timelines are drawn from'],
  ],
  // Before the languages, which are parts of their own.
  'src/languages/languageFile.ts': [['src/core', 'what it asks of a language is said in the words of the core']],
  'src/languages/knowledge': [['src/core', 'what users tell of calls is part of the options']],
  'src/languages/effects': [
    ['src/core', 'places and keys are those of the core'],
    ['src/languages/knowledge', 'what users tell of calls goes before what is found'],
  ],
  'src/languages/javascript': [
    ['src/core', 'it says what it reads in the words of the core'],
    ['src/languages/knowledge', 'verbs and phrases mean the same in every language'],
    ['src/languages/effects', 'what effects touch is written the same way in every language'],
    ['src/languages/languageFile.ts', 'it is one of the languages'],
  ],
  'src/languages/python': [
    ['src/core', 'it says what it reads in the words of the core'],
    ['src/languages/knowledge', 'verbs and phrases mean the same in every language'],
    ['src/languages/effects', 'what effects touch is written the same way in every language'],
    ['src/languages/languageFile.ts', 'it is one of the languages'],
  ],
  'src/project': [
    ['src/core', 'it keeps effects'],
    ['src/languages/knowledge', 'it reads what users tell of calls'],
    ['src/languages/javascript', 'it reads other files through the parsing doors of their languages'],
    ['src/languages/python', 'it reads other files through the parsing doors of their languages'],
  ],
  'src/analyze.ts': [
    ['src/core', 'its arguments and its result'],
    ['src/engine', 'it decides what can wait together'],
    ['src/frontEnds.ts', 'they turn text into regions and groups into rewrites'],
    ['src/languages/languageFile.ts', 'what they give'],
    ['src/project', 'it hands the project on to the languages'],
  ],
  'src/frontEnds.ts': [
    ['src/core', 'languages and options'],
    ['src/languages/languageFile.ts', 'what a front end gives'],
    ['src/languages/javascript', 'one of the languages'],
    ['src/languages/python', 'one of the languages'],
    ['src/project', 'it hands the project on to the languages'],
  ],
  'src/fixAll.ts': [
    ['src/core', 'edits and findings'],
    ['src/analyze.ts', 'every round starts from a fresh analysis'],
    ['src/frontEnds.ts', 'a text that no longer parses is not an improvement'],
    ['src/project', 'it hands the project on to the analysis'],
  ],
  'src/importHelper.ts': [
    ['src/core', 'its result is an edit'],
    ['src/languages/javascript', 'how a text imports is a matter of its language'],
    ['src/languages/python', 'how a text imports is a matter of its language'],
  ],
  'src/waitInTurn.ts': [
    ['src/core', 'its result is edits'],
    ['src/languages/javascript', 'how a text waits is a matter of its language'],
    ['src/languages/python', 'how a text waits is a matter of its language'],
  ],
  'src/protocol.ts': [
    ['src/core', 'what it says of findings and dependences'],
    ['src/explain/timeline', 'timelines are plain data, drawn elsewhere'],
  ],
  'src/panelMessages.ts': [['src/explain/timeline', 'timelines are plain data, drawn in the page']],
  'src/server': [
    ['src/protocol.ts', 'what it says to the extension beyond the language server protocol'],
    ['src/core', 'findings become diagnostics'],
    ['src/analyze.ts', 'the one door to the analysis'],
    ['src/frontEnds.ts', 'a language may have to be prepared'],
    ['src/fixAll.ts', 'source.fixAll is the same as `fix`'],
    ['src/importHelper.ts', 'a command puts the helper into the project'],
    ['src/waitInTurn.ts', 'an action takes what waits together apart'],
    ['src/explain', 'the words and pictures of hovers and lenses'],
    ['src/explain/timeline', 'the time in lenses'],
    ['src/project', 'it keeps the files around the open ones'],
  ],
  'src/cli': [
    ['src/core', 'findings become lines of text'],
    ['src/analyze.ts', 'the one door to the analysis'],
    ['src/frontEnds.ts', 'a language may have to be prepared'],
    ['src/fixAll.ts', '`fix` is the same as source.fixAll'],
    ['src/explain', 'the words of `explain`'],
    ['src/project', 'it keeps the files around the scanned ones'],
    ['package.json', 'its version'],
  ],
  'src/extension': [
    ['src/protocol.ts', 'all that it knows of the server'],
    ['src/panelMessages.ts', 'all that it knows of the page in a panel'],
    ['src/explain/timeline', 'the data that it carries from the server to the page'],
  ],
  'src/webview': [
    ['src/panelMessages.ts', 'all that it knows of the extension'],
    ['src/explain/timeline', 'it lays timelines out again when a duration changes'],
  ],
};

/** Packages and modules of Node that only some files may use, with the reason. */
const RESERVED: readonly { pattern: RegExp; users: RegExp; because: string }[] = [
  { pattern: /^vscode$/, users: /^src\/extension\//, because: 'everything else also runs without VS Code' },
  { pattern: /^vscode-languageclient/, users: /^src\/extension\//, because: 'only the extension is a client' },
  { pattern: /^vscode-languageserver(\/|$)/, users: /^src\/server\//, because: 'only the server speaks the protocol' },
  {
    pattern: /^(node:)?fs(\/|$)/,
    users: /^src\/(cli\/|project\/nodeFileSystem\.ts$)/,
    because: 'the server also runs in a web worker, where there are no files',
  },
  {
    pattern: /^(typescript|@typescript-eslint\/)/,
    users: /^src\/languages\/javascript\//,
    because: 'syntax is the business of the language',
  },
  {
    pattern: /^web-tree-sitter$/,
    users: /^src\/languages\/python\//,
    because: 'syntax is the business of the language',
  },
  {
    pattern: /^[^.]/,
    users: /^src\/(?!runtime\/)/,
    because: 'the helpers are put into projects that have none of our packages',
  },
];

describe('architecture', () => {
  const imports = readImports();

  it('has a rule for every file', () => {
    assert.deepEqual(
      [...new Set(imports.map(({ from }) => from))].filter((file) => !partOf(file)),
      [],
    );
  });

  it('imports only in the directions that the design allows', () => {
    assert.deepEqual(imports.filter((it) => it.isFile && !isAllowed(it)).map(describeImport), []);
  });

  it('leaves packages to the parts that they are for', () => {
    const wrong = RESERVED.flatMap(({ pattern, users, because }) =>
      imports
        .filter(({ from, to, isFile }) => !isFile && pattern.test(to) && !users.test(from))
        .map((it) => `${describeImport(it)}: ${because}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no circle of imports, not even of types', () => {
    assert.deepEqual(findCycle(imports), undefined);
  });

  it('would find a circle', () => {
    const link = (from: string, to: string): Import => ({ from, to, isFile: true });
    assert.deepEqual(findCycle([link('a', 'b'), link('b', 'c'), link('c', 'b')]), ['b', 'c', 'b']);
  });
});

function partOf(file: string): string | undefined {
  return Object.keys(ALLOWED).find((part) => file === part || file.startsWith(`${part}/`));
}

function isAllowed({ from, to }: Import): boolean {
  const own = partOf(from);
  if (own === undefined) return true;
  const target = partOf(to) ?? to;
  return target === own || ALLOWED[own]!.some(([allowed]) => allowed === target);
}

function describeImport({ from, to }: Import): string {
  return `${from} -> ${to}`;
}
