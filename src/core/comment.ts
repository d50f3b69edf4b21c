import type { Span } from './span';

/** A comment of whatever language: where it stands, and its text without the comment marks. */
export interface CommentText extends Span {
  readonly text: string;
}
