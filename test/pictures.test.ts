import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');

interface Manifest {
  readonly contributes: {
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly media: { readonly image: string; readonly altText: string };
      }[];
    }[];
  };
}

describe('pictures', () => {
  const taken = readFileSync(path.join(ROOT, 'test/vscode/pictures.ts'), 'utf8');
  const { walkthroughs } = (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest).contributes;

  /** Every picture is taken by the script that `npm run pictures` runs. */
  function checkPicture(file: string): void {
    assert.ok(existsSync(path.join(ROOT, file)), `${file} is there`);
    const name = file.replace(/^media\//, '').replace(/\.png$/, '');
    assert.ok(taken.includes(`'${name}'`), `${file} is taken by test/vscode/pictures.ts`);
  }

  it('of the README are there, and come from the product', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const files = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file!);
    assert.ok(files.length >= 2);
    for (const file of files) checkPicture(file);
  });

  for (const { steps } of walkthroughs) {
    for (const { id, media } of steps) {
      it(`of the walkthrough are there, with words, and come from the product: ${id}`, () => {
        checkPicture(media.image);
        assert.match(media.altText, /^%.+%$/);
      });
    }
  }
});
