import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { Project } from '../../src/project/project';
import type { FileSystem } from '../../src/project/fileSystem';

const NO_FILES: FileSystem = {
  readFile: () => undefined,
  kindOf: () => undefined,
  foldersIn: () => [],
  realPathOf: () => undefined,
};

/** Two findings of one block, the expressions of which need names of their own. */
const TEXT = `import { readFile } from 'node:fs/promises';
export async function load() {
  const first = (await readFile('a')).length + (await readFile('b')).length;
  const second = (await readFile('c', 'utf8')).length;
  const third = (await readFile(String(second), 'utf8')).length;
  return [first, second, third];
}
`;

describe('suggestions', () => {
  it('are the same when an unchanged text is analysed again', () => {
    const project = new Project(NO_FILES);
    const read = (): unknown =>
      analyze(TEXT, 'typescript', { ...DEFAULT_OPTIONS, path: '/a.ts' }, project).findings.map(
        (each) => each.suggestions,
      );
    const before = read();
    assert.notDeepEqual(before, []);
    assert.deepEqual(read(), before);
  });
});
