/** Files that hold no code that runs, or none that people read and edit, by their name. */
export function isWrittenByMachine(path: string): boolean {
  return isDeclarationFile(path) || hasMinifiedName(path);
}

/** Declarations hold no code that runs. */
function isDeclarationFile(path: string): boolean {
  return /\.d(?:\.[^./\\]+)?\.[cm]?ts$/i.test(path);
}

/** Files whose name says that a machine made them small: nobody reads or edits these. */
function hasMinifiedName(path: string): boolean {
  return /[.-]min\.[cm]?js$/i.test(path);
}

/** Text written by people has lines that fit on a screen; ordinary sources stay far below both limits. */
const LONG_AVERAGE = 250;
const LONG_LINE = 5_000;

/**
 * Says whether a text looks like the output of a bundler or minifier: its lines are very long on average, or most of it
 * stands on lines that are. Short texts never do.
 */
export function looksMinified(text: string): boolean {
  if (text.length < LONG_LINE) return false;
  let lines = 0;
  let onLongLines = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    lines++;
    if (end - start > LONG_LINE) onLongLines += end - start;
    start = end + 1;
  }
  return text.length / lines > LONG_AVERAGE || onLongLines > text.length / 2;
}
