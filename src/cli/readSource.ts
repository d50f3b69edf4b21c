import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { describeError } from './describeError';

/** A larger file is data; parsing it would take minutes. */
const MAX_BYTES = 20_000_000;

/** A source text, or why there is none. A BOM stays in the text. */
export type ReadResult = { readonly text: string } | { readonly failure: string };

/** Reads a source file as UTF-8; whatever is no text is refused. */
export function readSource(file: string): ReadResult {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES) return { failure: `larger than ${String(MAX_BYTES / 1e6)} MB` };
    const bytes = readFileSync(file);
    if (bytes.includes(0)) return { failure: 'a binary file' };
    return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { failure: 'not UTF-8 text' };
  } catch (error) {
    return { failure: describeError(error) };
  }
}
