const AWAIT = /\bawait\b/g;

/** Names of calls that keep the thread; `existsSync` is over too soon to count. */
const BLOCKING = /(?<!exists)Sync\b|\bsync\s*\(|\bAtomics\.wait\b|\bshelljs\b|\breadline-sync\b/;

/** Loops that look at the clock. */
const CLOCK_LOOP = /\b(?:while|for)\s*\([^{}]{0,400}?(?:\bDate\b|\bperformance\b|\bhrtime\b|\buptime\b)/;

/** Loops that count up, and numbers that are large enough to count to. */
const COUNTING_LOOP = /\bfor\s*\(\s*(?:let|var)\b/;
const LARGE_NUMBER = /\d(?:_?\d){4}|\de\d/;

/** Says, without parsing, whether a JavaScript or TypeScript text may hold a call or a loop that blocks inside an async function. */
export function mayBlock(text: string): boolean {
  if (!/\basync\b/.test(text)) return false;
  return BLOCKING.test(text) || CLOCK_LOOP.test(text) || (COUNTING_LOOP.test(text) && LARGE_NUMBER.test(text));
}

/**
 * Says, without parsing, whether a JavaScript or TypeScript text may hold a finding: a call that blocks, two awaits in one statement list, or one in a
 * loop over something. `false` is certain; where the text can be read in two ways, the answer is `true`.
 */
export function mayHoldFindings(text: string): boolean {
  if (mayBlock(text)) return true;
  const awaits = text.match(AWAIT)?.length ?? 0;
  if (awaits === 0 || (awaits === 1 && !/\bfor\b/.test(text))) return false;
  // Elements have texts in which nothing means what it means elsewhere.
  if (text.includes('</') || text.includes('/>')) return true;
  return new BlockReader(text).findsTwoInOne();
}

/** What counts for the blocks of a text; everything else only matters where it stands before one of these. */
const TOKEN = /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/|["'`/{}()]|\b(?:await|for)\b/g;
const STRING = { '"': /"(?:[^"\\\n]|\\[^])*"/y, "'": /'(?:[^'\\\n]|\\[^])*'/y } as const;
const TEMPLATE_PART = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y;
const REGEXP = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y;

/** A bracket that is open. */
type Frame =
  | { readonly kind: 'paren'; readonly before: string }
  /** An object, a pattern or a hole of a template: a part of the statement that it stands in. */
  | { readonly kind: 'part' | 'hole' }
  /** A block, with the awaits that stand in its own statements. */
  | { readonly kind: 'block'; awaits: number; isInLoop: boolean };

/** Words before a `{` that begins an object or a list of names. */
const BEFORE_OBJECT =
  /(?:^|[^.\w$])(?:return|typeof|await|yield|in|of|case|default|new|delete|void|throw|instanceof|as|satisfies|extends|import|export|with|type)$/;
/** Words before a `{` that begins a block of the same function. */
const BEFORE_BLOCK = /(?:^|[^.\w$])(?:else|do|try|finally|catch)$/;
/** Words after which a slash begins a regular expression. */
const BEFORE_REGEXP =
  /(?:^|[^.\w$])(?:return|typeof|await|yield|in|of|case|delete|void|throw|new|instanceof|else|do|default|extends)$/;
/** What ends with the type that a function gives back. */
const RETURN_TYPE = /^\s*:\s*[\w$.]+\s*(?:<[^]*>|(?:\s*\[\])+|\s+is\s+[\w$.]+)?\s*$/;

/** Reads a text bracket by bracket; it leaves off as soon as it knows. */
class BlockReader {
  readonly #text: string;
  readonly #frames: Frame[] = [{ kind: 'block', awaits: 0, isInLoop: false }];
  /** The last token that is no comment, and what stands between it and the present place. */
  #last = '';
  #between = '';
  /** The word before the parenthesis that was closed last. */
  #closed = '';

  constructor(text: string) {
    this.#text = text;
  }

  findsTwoInOne(): boolean {
    const pattern = new RegExp(TOKEN);
    for (let at = 0; ;) {
      pattern.lastIndex = at;
      const match = pattern.exec(this.#text);
      if (!match) return false;
      const [token] = match;
      this.#between += this.#text.slice(at, match.index);
      if (token.startsWith('//') || token.startsWith('/*')) {
        this.#between += ' ';
        at = match.index + token.length;
        continue;
      }
      const end = this.#take(token, match.index);
      if (end === undefined) return true;
      at = end;
      // The brace at the end of a hole is a part of the template.
      this.#last = token === '}' && this.#text[end - 1] !== '}' ? '`' : token;
      this.#between = '';
    }
  }

  /** Where to read on; undefined when there may be a finding, or the text can't be read for certain. */
  #take(token: string, at: number): number | undefined {
    const end = at + token.length;
    switch (token) {
      case '"':
      case "'":
        return this.#skip(STRING[token], at);
      case '`':
        return this.#readTemplate(end);
      case '/':
        return this.#readSlash(at);
      case '(':
        this.#frames.push({ kind: 'paren', before: this.#wordBefore() });
        return end;
      case ')':
        return this.#closeParen(end);
      case '{':
        this.#frames.push(this.#openBrace());
        return end;
      case '}':
        return this.#closeBrace(end);
      case 'await':
        return this.#countAwait() ? undefined : end;
      default:
        return end;
    }
  }

  #skip(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : undefined;
  }

  #readTemplate(at: number): number | undefined {
    const end = this.#skip(TEMPLATE_PART, at);
    if (end !== undefined && this.#text[end - 1] === '{') this.#frames.push({ kind: 'hole' });
    return end;
  }

  #readSlash(at: number): number | undefined {
    const before = this.#between.trimEnd();
    if (before === '' ? /^(?:["'`/])$/.test(this.#last) : /[\w$\]]$/.test(before) && !BEFORE_REGEXP.test(before)) {
      return at + 1;
    }
    const line = this.#text.slice(at + 1).search(/[/\n]/);
    const isOpen = before === '' ? /[)}]/.test(this.#last) : /(?:\+\+|--|!)$/.test(before);
    // A regular expression ends on its line.
    if (line === -1 || this.#text[at + 1 + line] === '\n') return isOpen ? at + 1 : undefined;
    return isOpen ? undefined : this.#skip(REGEXP, at);
  }

  #closeParen(end: number): number | undefined {
    const frame = this.#frames.pop();
    if (frame?.kind !== 'paren') return undefined;
    this.#closed = frame.before;
    // The body of a loop without braces has no end that is easy to see.
    if (frame.before === 'for' && !/^\s*\{/.test(this.#text.slice(end, end + 100))) this.#block().isInLoop = true;
    return end;
  }

  #closeBrace(end: number): number | undefined {
    const frame = this.#frames.pop();
    if (frame === undefined || frame.kind === 'paren' || this.#frames.length === 0) return undefined;
    return frame.kind === 'hole' ? this.#readTemplate(end) : end;
  }

  #openBrace(): Frame {
    const before = this.#between.trimEnd();
    const { isInLoop } = this.#block();
    if (before === '') {
      if (this.#last === ')') return this.#afterParen(isInLoop);
      if (this.#last === '' || this.#last === '{' || this.#last === '}') return { kind: 'block', awaits: 0, isInLoop };
      return { kind: 'part' };
    }
    if (before.endsWith('=>')) return { kind: 'block', awaits: 0, isInLoop: false };
    if (before.endsWith(';') || BEFORE_BLOCK.test(before)) return { kind: 'block', awaits: 0, isInLoop };
    const isFunction = this.#last === ')' && RETURN_TYPE.test(before);
    const isClass = /(?:^|[^.\w$])class(?:\s+[\w$]+)?(?:\s+extends\s+[\w$.]+)?$/.test(before);
    if (!isFunction && !isClass) return { kind: 'part' };
    return BEFORE_OBJECT.test(before) ? { kind: 'part' } : { kind: 'block', awaits: 0, isInLoop: false };
  }

  #afterParen(isInLoop: boolean): Frame {
    if (this.#closed === 'for') return { kind: 'block', awaits: 0, isInLoop: true };
    const isSameFunction = /^(?:if|while|switch|catch|with)$/.test(this.#closed);
    return { kind: 'block', awaits: 0, isInLoop: isSameFunction && isInLoop };
  }

  /** The last word before the present place. */
  #wordBefore(): string {
    const before = this.#between.trim();
    if (before === '') return this.#last === 'for' || this.#last === 'await' ? 'for' : '';
    return /(?:^|[^.\w$])([\w$]+)$/.exec(before)?.[1] ?? '';
  }

  #countAwait(): boolean {
    // `for await` is no await of its own.
    if (this.#last === 'for' && this.#between.trim() === '') return false;
    const block = this.#block();
    block.awaits++;
    return block.awaits > 1 || block.isInLoop;
  }

  #block(): Frame & { kind: 'block' } {
    const block = this.#frames.findLast((frame) => frame.kind === 'block');
    if (!block) throw new Error('The outermost block is never closed.');
    return block;
  }
}
