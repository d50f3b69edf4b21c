import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { analyze } from '../../src/analyze';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { needPython, runPython } from '../python/pythonCommand';
import { lessonIds, LESSONS, readLesson, type Sample, samplesOf } from './lessonFiles';

const LANGUAGES = ['ko'];
const RUNTIME = pathToFileURL(path.resolve(__dirname, '../../src/runtime/index.ts')).href;
const TSX = pathToFileURL(require.resolve('tsx')).href;
const LIST = readFileSync(path.resolve(__dirname, '../../src/extension/lessonList.ts'), 'utf8');
const run = promisify(execFile);

describe('lessons', () => {
  for (const id of lessonIds()) {
    describe(id, () => {
      const english = readLesson(id);
      const samples = samplesOf(english);

      it('has pictures that are there, each with words for those who do not see them', () => {
        for (const text of [english, ...LANGUAGES.map((language) => readLesson(id, language))]) {
          for (const [, words, file = ''] of text.matchAll(/!\[(.*?)\]\((.*?)\)/g)) {
            assert.notEqual(words, '');
            assert.ok(existsSync(path.join(LESSONS, file)), file);
          }
        }
      });

      it('is in the list that people pick from, under its own heading in every language', () => {
        assert.ok(LIST.includes(`id: '${id}'`));
        assert.ok(LIST.includes(`title: vscode.l10n.t('${headingOf(english)}')`), headingOf(english));
        for (const language of LANGUAGES) {
          const texts = JSON.parse(
            readFileSync(path.resolve(__dirname, `../../l10n/bundle.l10n.${language}.json`), 'utf8'),
          ) as Record<string, string>;
          assert.equal(headingOf(readLesson(id, language)), texts[headingOf(english)]);
        }
      });

      for (const language of LANGUAGES) {
        it(`has the same parts in ${language}`, () => {
          const other = readLesson(id, language);
          assert.deepEqual(samplesOf(other), samples);
          assert.deepEqual(shapeOf(other), shapeOf(english));
        });
      }

      for (const [index, sample] of samples.entries()) {
        it(`keeps what sample ${index + 1} promises: ${sample.info}`, async function () {
          this.timeout(30_000);
          if (sample.info === 'py run') needPython(this);
          await check(sample);
        });
      }
    });
  }
});

const headingOf = (markdown: string): string => /^# (.*)$/m.exec(markdown)?.[1] ?? '';

/** The kinds of lines: headings, pictures, list items, links; what a translation must not lose. */
function shapeOf(markdown: string): string[] {
  return markdown
    .replace(/^```[^]*?^```$/gm, '')
    .split('\n')
    .flatMap((line) => /^(#+|!\[|-|\d+\.|\[.*\]\(.*\))/.exec(line)?.[1]?.replace(/\[.*\]/, '[]') ?? []);
}

async function check({ info, code, output }: Sample): Promise<void> {
  if (info === 'js run') assert.equal(await runJavaScript(code), output);
  else if (info === 'py run') assert.equal(runPython(code), output);
  else {
    const promised = /^ts (?:quiet|finds (\S+) (\S+))$/.exec(info);
    assert.ok(promised, `A sample promises nothing: ${info}`);
    const analysis = analyze(code, 'typescript', { ...DEFAULT_OPTIONS, path: '/project/src/page.ts' });
    assert.equal(analysis.error, undefined);
    const found = analysis.findings.map(({ rule, confidence }) => [rule, confidence]);
    assert.deepEqual(found, promised[1] === undefined ? [] : [[promised[1], promised[2]]]);
  }
}

/** The helpers are those of the checkout. */
async function runJavaScript(code: string): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lesson-'));
  try {
    const file = path.join(folder, 'sample.mjs');
    writeFileSync(file, code.replaceAll("'await-lens/runtime'", `'${RUNTIME}'`));
    return (await run(process.execPath, ['--import', TSX, file])).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
