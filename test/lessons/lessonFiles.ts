import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the lessons and their pictures are. */
export const LESSONS = path.resolve(__dirname, '../../media/lessons');

/** A block of code in a lesson, with what it promises. */
export interface Sample {
  /** Language and promise, as they stand behind the fence: `js run`, `ts quiet`, `ts finds sequential-awaits safe`. */
  readonly info: string;
  readonly code: string;
  /** What stands in the block of text right behind it. */
  readonly output?: string;
}

/** Names of the lessons, without ending. */
export function lessonIds(): string[] {
  return readdirSync(LESSONS).flatMap((file) => /^([\w-]+)\.md$/.exec(file)?.[1] ?? []);
}

/** The text of a lesson; `language` is empty for English. */
export function readLesson(id: string, language = ''): string {
  return readFileSync(path.join(LESSONS, `${id}${language === '' ? '' : `.${language}`}.md`), 'utf8');
}

/** The samples of a lesson, in its order. */
export function samplesOf(markdown: string): Sample[] {
  const blocks = [...markdown.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(([, info = '', code = '']) => ({ info, code }));
  return blocks.flatMap(({ info, code }, index) => {
    if (info === 'text') return [];
    const next = blocks[index + 1];
    return [{ info, code, ...(next?.info === 'text' && { output: next.code }) }];
  });
}
