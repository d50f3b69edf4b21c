import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Compares a text with the file of that name in `snapshots`. `UPDATE_SNAPSHOTS=1 npx mocha test/explain` writes what is new or
 * different; the diff is for a person to review.
 */
export function matchSnapshot(name: string, text: string): void {
  const file = join(__dirname, 'snapshots', name);
  const actual = text.endsWith('\n') ? text : `${text}\n`;
  if (process.env.UPDATE_SNAPSHOTS === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.ok(existsSync(file), `${file} is missing`);
  assert.equal(actual, readFileSync(file, 'utf8'));
}

/** Markdown with the data of its images left out. */
export function withoutData(markdown: string): string {
  return markdown.replace(/\(data:image\/svg\+xml;base64,[^)]*\)/g, '(picture)');
}
