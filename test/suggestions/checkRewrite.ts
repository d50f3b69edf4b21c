import assert from 'node:assert/strict';
import * as prettier from 'prettier';
import { applyEdits } from '../../src/core/applyEdits';
import type { TextEdit } from '../../src/core/suggestion';
import { parseSource } from '../../src/languages/javascript/source';

/**
 * What holds for every rewrite: the edits are sorted and apart, the result parses, every comment is still there, a line break
 * is of the file's kind, and where the file was as Prettier leaves it, Prettier changes no line that the rewrite didn't touch.
 */
export async function checkRewrite(before: string, edits: readonly TextEdit[], file: string): Promise<void> {
  edits.forEach((edit, index) => {
    assert.ok(edit.start >= (edits[index - 1]?.end ?? 0), 'edits are sorted and do not overlap');
    assert.ok(edit.start !== edit.end || edit.newText !== '', 'no edit is empty');
  });
  const after = applyEdits(before, edits);
  const comments = (text: string) =>
    parseSource(text, file)
      .comments.map((comment) => comment.value.trim().replace(/\n\s*/g, '\n'))
      .sort();
  assert.deepEqual(comments(after), comments(before), 'comments are kept');
  if (before.includes('\r\n')) assert.doesNotMatch(after, /(?<!\r)\n/, 'line breaks stay CRLF');
  const touched = touchedLines(edits);
  const options = await optionsThatFit(before, file);
  if (options) assertUntouchedLinesStay(before, after, await prettier.format(after, options), touched);
}

let lastAsked: { readonly text: string; readonly options: Promise<prettier.Options | undefined> } | undefined;

/** Prettier's options under which a text stays as it is, or undefined when there are none; a text is asked for many times in a row. */
function optionsThatFit(text: string, file: string): Promise<prettier.Options | undefined> {
  if (lastAsked?.text !== text) lastAsked = { text, options: findOptions(text, file) };
  return lastAsked.options;
}

async function findOptions(text: string, file: string): Promise<prettier.Options | undefined> {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const style = {
    filepath: file,
    semi: count(/;$/gm) > count(/[\w)]$/gm) / 2,
    singleQuote: count(/'/g) >= count(/"/g),
    useTabs: count(/^\t/gm) > 0,
    tabWidth: count(/^ {2}\S/gm) > 0 ? 2 : 4,
    endOfLine: text.includes('\r\n') ? 'crlf' : 'lf',
  } as const;
  for (const printWidth of [80, 100, 120]) {
    for (const trailingComma of ['all', 'es5', 'none'] as const) {
      const options = { ...style, printWidth, trailingComma };
      if ((await prettier.format(text, options)) === text) return options;
    }
  }
  return undefined;
}

function touchedLines(edits: readonly TextEdit[]): Set<string> {
  return new Set(edits.flatMap((edit) => edit.newText.split(/\r?\n/).map((line) => line.trim())));
}

/** Lines that were there before and are there after have to be there when Prettier is done, too. */
function assertUntouchedLinesStay(before: string, after: string, formatted: string, touched: Set<string>): void {
  const lines = (text: string) => text.split(/\r?\n/);
  const old = new Set(lines(before));
  const kept = lines(after).filter((line) => old.has(line) && !touched.has(line.trim()));
  const rest = lines(formatted);
  for (const line of kept) {
    const at = rest.indexOf(line);
    assert.ok(at >= 0, `Prettier changes a line that the rewrite did not touch: ${line}`);
    rest.splice(0, at + 1);
  }
}
