import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FileSystem } from '../../src/project/fileSystem';
import { createNodeFileSystem } from '../../src/project/nodeFileSystem';
import { OverlayFileSystem } from '../../src/server/overlayFileSystem';
import { createMemoryFiles } from './memoryFiles';

const TEXTS: Readonly<Record<string, string>> = {
  'a.ts': 'export {};',
  'packages/one/b.ts': 'one',
  'packages/two/deep/c.ts': 'two',
};
/** A link and where it leads. */
const LINK = ['linked', 'packages/one'] as const;

interface World {
  readonly files: FileSystem;
  readonly root: string;
  remove(): void;
}

const WORLDS: Readonly<Record<string, () => World>> = {
  'in memory': () => makeInMemory(),
  'on disk': () => makeOnDisk(),
  'with documents open in an editor': () => {
    const base = makeInMemory();
    return { ...base, files: new OverlayFileSystem(base.files, () => undefined) };
  },
};

for (const [name, make] of Object.entries(WORLDS)) {
  describe(`a file system ${name}`, () => {
    let world: World;
    before(() => (world = make()));
    after(() => {
      world.remove();
    });
    const at = (file: string): string => `${world.root}/${file}`;

    it('reads files, through links too', () => {
      assert.equal(world.files.readFile(at('packages/one/b.ts')), 'one');
      assert.equal(world.files.readFile(at('linked/b.ts')), 'one');
      assert.equal(world.files.readFile(at('packages')), undefined);
      assert.equal(world.files.readFile(at('gone.ts')), undefined);
    });

    it('says what is at a path', () => {
      assert.equal(world.files.kindOf(at('a.ts')), 'file');
      assert.equal(world.files.kindOf(at('packages')), 'directory');
      assert.equal(world.files.kindOf(at('linked')), 'directory');
      assert.equal(world.files.kindOf(at('a.ts/b')), undefined);
      assert.equal(world.files.kindOf(at('gone')), undefined);
    });

    it('lists folders, without links and files', () => {
      assert.deepEqual(world.files.foldersIn(world.root), ['packages']);
      assert.deepEqual(world.files.foldersIn(at('packages')), ['one', 'two']);
      assert.deepEqual(world.files.foldersIn(at('packages/one')), []);
      assert.deepEqual(world.files.foldersIn(at('gone')), []);
    });

    it('follows links to where they lead', () => {
      assert.equal(world.files.realPathOf(at('linked')), at('packages/one'));
      assert.equal(world.files.realPathOf(at('linked/b.ts')), at('packages/one/b.ts'));
      assert.equal(world.files.realPathOf(at('a.ts')), at('a.ts'));
      assert.equal(world.files.realPathOf(at('gone')), undefined);
    });
  });
}

function makeInMemory(): World {
  const root = '/world';
  const texts = Object.fromEntries(Object.entries(TEXTS).map(([file, text]) => [`${root}/${file}`, text]));
  const [link, target] = LINK;
  const files = createMemoryFiles(texts, { [`${root}/${link}`]: `${root}/${target}` });
  return { files, root, remove: () => undefined };
}

function makeOnDisk(): World {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'await-lens-files-')));
  for (const [file, text] of Object.entries(TEXTS)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const [link, target] = LINK;
  // A junction needs no rights on Windows.
  symlinkSync(path.join(root, target), path.join(root, link), 'junction');
  const remove = (): void => {
    rmSync(root, { recursive: true, force: true });
  };
  return { files: createNodeFileSystem(), root: root.replaceAll('\\', '/'), remove };
}
