import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { analyze } from '../../src/analyze';
import type { Analysis } from '../../src/core/analysis';
import { languageOf } from '../../src/core/languages';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import type { FileSystem } from '../../src/project/fileSystem';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { Project } from '../../src/project/project';
import { preparePython } from '../python/parser';
import { type Fixture, readFixtures } from './fixtureFile';
import { compareWithReality, describeFinding } from './fixtureReality';

const ROOT = resolve(__dirname, '../fixtures');

describe('what the fixtures expect of themselves', () => {
  before(preparePython);

  for (const fixture of [...readFixtures(join(ROOT, 'javascript')), ...readFixtures(join(ROOT, 'python'))]) {
    it(fixture.name, () => {
      const analysis = analyzeFixture(fixture, true);
      assert.equal(analysis.error, undefined);
      assert.deepEqual(analysis.notes, []);
      // What the editor shows must not hang on whether somebody asked for reasons.
      const findings = analyzeFixture(fixture, false).findings.map(describeFinding);
      assert.deepEqual(findings, analysis.findings.map(describeFinding));

      const differences = compareWithReality(fixture, analysis);
      const isGap = fixture.name.startsWith('known-gaps/');
      assert.equal(fixture.gap !== undefined, isGap, 'A known gap, and nothing else, says why it is one.');
      if (isGap) {
        assert.notDeepEqual(differences, [], `It is as expected now: move ${fixture.file} out of known-gaps.`);
      } else if (differences.length > 0) {
        assert.fail(`Expected (-) and found (+):\n  ${differences.join('\n  ')}\n  in ${fixture.file}`);
      }
    });
  }
});

function analyzeFixture(fixture: Fixture, explain: boolean): Analysis {
  const language = languageOf(fixture.file);
  assert.ok(language !== undefined);
  const options = { ...DEFAULT_OPTIONS, path: fixture.path, includeTests: fixture.includesTests, explain };
  const project = fixture.folder === undefined ? undefined : new Project(filesBelow(fixture.folder));
  return analyze(fixture.text, language, options, project);
}

/** The files of a case, as if they stood in a project of their own: below `test` nothing would be analysed. */
function filesBelow(folder: string): FileSystem {
  const files = createNodeFileSystem();
  const toDisk = (path: string): string => join(folder, path.replace(/^\/project\/src/, ''));
  return {
    readFile: (path) => files.readFile(toDisk(path)),
    kindOf: (path) => files.kindOf(toDisk(path)),
    foldersIn: (path) => files.foldersIn(toDisk(path)),
    realPathOf: (path) => (files.kindOf(toDisk(path)) === undefined ? undefined : path),
  };
}
