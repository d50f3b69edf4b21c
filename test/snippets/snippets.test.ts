import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { needPython, runPython } from '../python/pythonCommand';
import { parseSource } from '../../src/languages/javascript/source';

const ROOT = path.resolve(__dirname, '../..');

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
  readonly description: string;
}

interface Manifest {
  readonly contributes: { readonly snippets: readonly { readonly language: string; readonly path: string }[] };
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

const { snippets: contributed } = (read('package.json') as Manifest).contributes;

/** What stands in the document when a person has left every placeholder as it is. */
function fillIn({ body }: Snippet): string {
  return body
    .join('\n')
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll(/\$\d+/g, '');
}

describe('snippets', () => {
  it('are there for every language of ours', () => {
    const languages = contributed.map(({ language }) => language).sort();
    assert.deepEqual(languages, ['javascript', 'javascriptreact', 'python', 'typescript', 'typescriptreact']);
  });

  for (const file of new Set(contributed.map((each) => each.path))) {
    describe(file, () => {
      const snippets = Object.entries(read(file) as Record<string, Snippet>);

      it('have prefixes of their own', () => {
        const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
        assert.deepEqual(prefixes, [...new Set(prefixes)]);
      });

      for (const [name, snippet] of snippets) {
        it(`say what they are for in English and Korean: ${name}`, () => {
          assert.match(snippet.description, /^Await Lens: [\x20-\x7e]+ · .*\p{Script=Hangul}/u);
        });

        it(`number their places from 1, and end at the end: ${name}`, () => {
          const text = snippet.body.join('\n');
          const numbers = new Set([...text.matchAll(/\$\{(\d+):/g)].map(([, number]) => Number(number)));
          assert.deepEqual(
            [...numbers].sort((a, b) => a - b),
            [...numbers.keys()].map((_, index) => index + 1),
          );
          assert.match(text, /\$0$/);
        });

        it(`can be parsed when filled in: ${name}`, function () {
          const code = fillIn(snippet);
          assert.doesNotMatch(code, /\$/);
          if (file.includes('python')) {
            needPython(this);
            const body = code.replaceAll('\t', '    ').replaceAll(/^(?=.)/gm, '    ');
            runPython('import ast, sys\nast.parse(sys.stdin.read())', `async def main():\n${body}\n`);
          } else {
            parseSource(`async function main() {\n${code}\n}\n`, '/snippet.ts');
          }
        });
      }
    });
  }
});
