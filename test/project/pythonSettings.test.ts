import assert from 'node:assert/strict';
import { readPythonSettings } from '../../src/project/pythonSettings';
import { createMemoryFiles } from './memoryFiles';

function versionOf(texts: Readonly<Record<string, string>>): string | undefined {
  return readPythonSettings(createMemoryFiles(texts), '/project/src').pythonVersion?.join('.');
}

describe('the oldest Python of a project', () => {
  it('is what pyproject.toml asks for', () => {
    assert.equal(versionOf({ '/project/pyproject.toml': '[project]\nrequires-python = ">=3.9,<4"\n' }), '3.9');
    assert.equal(versionOf({ '/project/pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.11"\n' }), '3.11');
  });

  it('is what setup.cfg or setup.py asks for', () => {
    assert.equal(versionOf({ '/project/setup.cfg': '[options]\npython_requires = >=3.8\n' }), '3.8');
    assert.equal(versionOf({ '/project/setup.py': 'setup(python_requires=">=3.10")\n' }), '3.10');
  });

  it('is what .python-version names', () => {
    assert.equal(versionOf({ '/project/.python-version': '3.12.1\n' }), '3.12');
  });

  it('is that of the virtual environment where nothing else says it', () => {
    const environment = { '/project/.venv/pyvenv.cfg': 'home = /usr/bin\nversion = 3.12.3\n' };
    assert.equal(versionOf(environment), '3.12');
    assert.equal(versionOf({ '/project/venv/pyvenv.cfg': 'version_info = 3.11.2.final.0\n' }), '3.11');
    assert.equal(versionOf({ ...environment, '/project/.python-version': '3.10\n' }), '3.10');
    assert.equal(
      versionOf({ ...environment, '/project/pyproject.toml': '[project]\nrequires-python = ">=3.8"\n' }),
      '3.8',
    );
  });

  it('is not known where nothing says it, or only an upper end', () => {
    assert.equal(versionOf({ '/project/.git/HEAD': '' }), undefined);
    assert.equal(versionOf({ '/project/pyproject.toml': '[project]\nrequires-python = "<4"\n' }), undefined);
  });
});
