import type { CommentText } from '../core/comment';
import { RULE_IDS, type RuleId } from '../core/finding';
import type { LineIndex } from '../core/lineIndex';

/** What the directives of a file turn off. */
export interface Directives {
  readonly isWholeFile: boolean;
  /** Lines (from 1) on which findings may not start, with the rule when only that is meant. */
  readonly lines: ReadonlyMap<number, RuleId | 'all'>;
}

const FILE = /^\W*await-lens-ignore-file\b/;
const NEXT_LINE = /^\W*await-lens-ignore-next-line\b[ \t]*([\w-]+)?/;

/** Reads `await-lens-ignore-file` and `await-lens-ignore-next-line [rule]: reason` out of comments. */
export function readDirectives(comments: readonly CommentText[], lines: LineIndex): Directives {
  const ignored = new Map<number, RuleId | 'all'>();
  let isWholeFile = false;
  for (const comment of comments) {
    if (FILE.test(comment.text)) isWholeFile = true;
    const match = NEXT_LINE.exec(comment.text);
    if (!match) continue;
    const rule = RULE_IDS.find((id) => id === match[1]);
    ignored.set(lines.at(comment.end).line + 1, rule ?? 'all');
  }
  return { isWholeFile, lines: ignored };
}

/** Says whether a finding of a rule that starts on one of these lines is turned off. */
export function isIgnored(directives: Directives, rule: RuleId, startLines: readonly number[]): boolean {
  if (directives.isWholeFile) return true;
  return startLines.some((line) => {
    const what = directives.lines.get(line);
    return what === 'all' || what === rule;
  });
}
