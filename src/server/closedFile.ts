import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageOf } from '../core/languages';
import { isWrittenByMachine } from '../project/skipFiles';
import type { ServerContext } from './context';
import { toPath } from './positions';

/** A file that no editor has open, as a document; undefined when it can't be read or holds nothing to analyse. */
export function readClosedFile({ platform }: ServerContext, uri: string): TextDocument | undefined {
  const path = toPath(uri);
  const language = languageOf(path);
  if (language === undefined || isWrittenByMachine(path)) return undefined;
  const text = platform.files.readFile(path);
  // Editors don't count the byte order mark as a character of the first line.
  return text === undefined ? undefined : TextDocument.create(uri, language, 0, text.replace(/^\uFEFF/, ''));
}
