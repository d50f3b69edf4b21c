import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { textsOfSources } from './texts';

const ROOT = resolve(__dirname, '..');

const LANGUAGES = readdirSync(join(ROOT, 'l10n')).flatMap((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? []);

type Texts = Record<string, string>;

const read = (file: string): Texts => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Texts;

const NO_DIFFERENCE = { missing: [], stale: [] };

describe('texts', () => {
  it('are listed for translators (UPDATE_L10N=1 writes the list)', () => {
    const texts = Object.fromEntries(textsOfSources().map((text) => [text, text]));
    if (process.env.UPDATE_L10N === '1') update(texts);
    assert.deepEqual(compare(Object.keys(texts), Object.keys(read('l10n/bundle.l10n.json'))), NO_DIFFERENCE);
  });

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      for (const [original, translation] of [
        ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`],
        ['package.nls.json', `package.nls.${language}.json`],
      ] as const) {
        it(`are all there: ${translation}`, () => {
          assert.deepEqual(compare(Object.keys(read(original)), Object.keys(read(translation))), NO_DIFFERENCE);
        });

        it(`keep their placeholders and code: ${translation}`, () => {
          const originals = read(original);
          for (const [key, text] of Object.entries(read(translation))) {
            assert.deepEqual(marksOf(text), marksOf(originals[key] ?? ''), text);
          }
        });
      }
    });
  }

  it('of the manifest are all there', () => {
    const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8');
    const wanted = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key!);
    assert.deepEqual([...new Set(wanted)].sort(), Object.keys(read('package.nls.json')).sort());
  });
});

/** What one list lacks, and what it has too much: shorter to read than two long lists. */
function compare(wanted: readonly string[], there: readonly string[]) {
  return {
    missing: wanted.filter((text) => !there.includes(text)),
    stale: there.filter((text) => !wanted.includes(text)),
  };
}

/** Writes the list, and takes out of the translations what nobody says any more. What is new has to be translated by a person. */
function update(texts: Texts): void {
  write('l10n/bundle.l10n.json', texts);
  for (const language of LANGUAGES) {
    const file = `l10n/bundle.l10n.${language}.json`;
    const translations = read(file);
    const kept = Object.keys(texts).filter((text) => text in translations);
    write(file, Object.fromEntries(kept.map((text) => [text, translations[text] ?? ''])));
  }
}

function write(file: string, texts: Texts): void {
  writeFileSync(join(ROOT, file), `${JSON.stringify(texts, null, 2)}\n`);
}

/** What must be the same in every language: `{0}` and inline code. */
function marksOf(text: string): string[] {
  return [...new Set(text.match(/\{\d\}|`[^`]*`/g))].sort();
}
