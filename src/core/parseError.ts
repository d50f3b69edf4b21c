/** The text can't be parsed in its language. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  /** UTF-16 offset, when the parser said where. */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}
