import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../../src/analyze';
import { applyEdits } from '../../../src/core/applyEdits';
import { DEFAULT_OPTIONS, type Options } from '../../../src/core/options';
import { SUGGESTION_TARGETS } from '../../../src/core/suggestion';
import { parseSource } from '../../../src/languages/python/source';
import type { FileSystem } from '../../../src/project/fileSystem';
import { Project } from '../../../src/project/project';
import { waitInTurn } from '../../../src/waitInTurn';
import { block, readCases, writeCase, type Case, type CaseTarget } from '../../suggestions/caseFile';
import { preparePython } from '../parser';

const isUpdating = process.env.UPDATE_SNAPSHOTS !== undefined;

/** `load(...)`, `self.api.get_user(...)`: whatever a case calls gives something and changes nothing. */
const KNOWN_CALLS: Options['knownCalls'] = [
  { call: 'save_*', effect: 'write', resource: 'file:own' },
  { call: 'store_*', effect: 'write', resource: 'api:store' },
  { call: '*.get_*', effect: 'read', resource: 'api:all' },
  { call: 'get_*', effect: 'read' },
];

describe('suggestions for Python', () => {
  before(preparePython);

  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.snap.md'))) {
    const markdown = readFileSync(path.join(__dirname, file), 'utf8');
    const cases = readCases(markdown);
    describe(path.basename(file, '.snap.md'), () => {
      for (const each of cases) {
        it(each.title, () => {
          for (const [target, result] of resultsOf(each)) {
            if (!isUpdating) assert.equal(result, each.after.get(target) ?? '', `${each.title}, ${target}`);
          }
        });
      }
      after(() => {
        if (!isUpdating) return;
        const head = markdown.split(/^(?=## )/m)[0] ?? '';
        writeFileSync(
          path.join(__dirname, file),
          head + cases.map((each) => writeCase(each, resultsOf(each))).join('\n'),
        );
      });
    });
  }
});

function resultsOf(each: Case): Map<CaseTarget, string> {
  return new Map(each.targets.map((target) => [target, resultOf(each, target)]));
}

function resultOf({ before, head }: Case, target: CaseTarget): string {
  const text = /^line ends: crlf$/m.test(head) ? before.replaceAll('\n', '\r\n') : before;
  if (target === 'in-turn') return shown(text, backAgain(text));
  const { findings, error } = analyze(text, 'python', optionsFor(target), projectOf(head));
  assert.equal(error, undefined);
  const [finding] = findings;
  if (!finding) return 'Nothing is found.';
  const suggestion = finding.suggestions.find((one) =>
    target === 'semaphore' ? one.title.includes('semaphore') : one.target === target,
  );
  return suggestion ? shown(text, suggestion.edits) : 'Left alone.';
}

function backAgain(text: string): ReturnType<typeof waitInTurn> {
  const at = text.search(/\b(?:gather|run_parallel)\(/);
  return waitInTurn(text, '/project/case.py', { start: at, end: at });
}

function shown(text: string, edits: ReturnType<typeof waitInTurn>): string {
  if (!edits) return 'Left alone.';
  edits.forEach((edit, index) => {
    assert.ok(edit.start >= (edits[index - 1]?.end ?? 0), 'edits are sorted and do not overlap');
  });
  const after = applyEdits(text, edits);
  assert.equal(parseSource(after, '/project/case.py').error, undefined, `does not parse:\n${after}`);
  const comments = (code: string): string[] =>
    parseSource(code, '/project/case.py')
      .comments.map((comment) => comment.text.trim())
      .sort();
  assert.deepEqual(comments(after), comments(text), 'comments are kept');
  if (text.includes('\r\n')) assert.doesNotMatch(after, /(?<!\r)\n/, 'line breaks stay CRLF');
  return block(after.replaceAll('\r\n', '\n'), 'python');
}

function optionsFor(target: CaseTarget): Options {
  const chosen = SUGGESTION_TARGETS.find((each) => each === target);
  return chosen ? { ...OPTIONS, target: chosen } : OPTIONS;
}

const OPTIONS: Options = {
  ...DEFAULT_OPTIONS,
  path: '/project/case.py',
  helperSpecifier: 'run_parallel',
  knownCalls: KNOWN_CALLS,
  concurrency: 4,
};

/** A project whose `pyproject.toml` says what a case says of it. */
function projectOf(head: string): Project {
  const version = /^python: (\S+)$/m.exec(head)?.[1] ?? '3.12';
  const lineLength = /^line length: (\d+)$/m.exec(head)?.[1] ?? '88';
  const text = `[project]\nrequires-python = ">=${version}"\n\n[tool.black]\nline-length = ${lineLength}\n`;
  const files: FileSystem = {
    readFile: (name) => (name === '/project/pyproject.toml' ? text : undefined),
    foldersIn: () => [],
    realPathOf: (name) => name,
    kindOf: (name) => (name === '/project' ? 'directory' : name === '/project/pyproject.toml' ? 'file' : undefined),
  };
  return new Project(files);
}
