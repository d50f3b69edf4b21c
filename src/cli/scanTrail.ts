import { createHash } from 'node:crypto';
import type { FileSystem } from '../project/fileSystem';
import type { FileAnswer, Trail } from '../project/trail';

/** One question to the file system and what it was answered, in short. */
export type Answered = readonly [question: keyof FileSystem, path: string, answer: string];

/** What a scan has looked at since it was last asked; plain data that goes between threads as it is. */
export interface TrailPart {
  /** Digests of the texts of modules by path; null where there was none. A path stands twice when its text changed meanwhile. */
  readonly texts: readonly (readonly [path: string, digest: string | null])[];
  readonly reached: readonly (readonly [from: string, to: string])[];
  readonly answers: readonly Answered[];
}

/** Writes down what a scan looks at. */
export class ScanTrail implements Trail {
  readonly #seen = new Set<string>();
  #texts: [string, string | null][] = [];
  #reached: [string, string][] = [];
  #answers: Answered[] = [];

  read(path: string, text: string | undefined): void {
    const digest = text === undefined ? null : digestOf(text);
    if (this.#isNew(`${path}\0${String(digest)}`)) this.#texts.push([path, digest]);
  }

  reached(from: string, to: string): void {
    if (this.#isNew(`${from}\0>${to}`)) this.#reached.push([from, to]);
  }

  answered(question: keyof FileSystem, path: string, answer: FileAnswer): void {
    const short = shorten(question, answer);
    if (this.#isNew(`${question}\0${path}\0${short}`)) this.#answers.push([question, path, short]);
  }

  /** What came since the last time. */
  take(): TrailPart {
    const part = { texts: this.#texts, reached: this.#reached, answers: this.#answers };
    this.#texts = [];
    this.#reached = [];
    this.#answers = [];
    return part;
  }

  #isNew(key: string): boolean {
    const { size } = this.#seen;
    return this.#seen.add(key).size > size;
  }
}

/** A text in few characters; other texts have others. */
export function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

/** Asks the question again, and says whether the answer is still the same. */
export function isStillAnswered(files: FileSystem, [question, path, answer]: Answered): boolean {
  return shorten(question, files[question](path)) === answer;
}

function shorten(question: keyof FileSystem, answer: FileAnswer): string {
  if (answer === undefined) return '';
  const text = typeof answer === 'string' ? answer : answer.join('\0');
  // Told apart from no answer at all.
  return question === 'kindOf' ? text : `=${digestOf(text)}`;
}
