import { T } from '../nodeTypes';
import type { JsSource } from '../source';
import { type Node, walk } from '../syntax';
import { statementEnd } from './statementText';
import { isMultiLine, widthOf } from './textLines';

/** How a file is written, so that new text looks like the old. */
export interface FileStyle {
  readonly eol: string;
  /** One level of indentation. */
  readonly indentUnit: string;
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  /** Whether the last element of a list with one element a line is followed by a comma. */
  readonly trailingComma: boolean;
  /** Columns that a line may take. */
  readonly printWidth: number;
}

/** Widths that formatters are really set to. */
const PRINT_WIDTHS = [80, 100, 120];

/** Share of lines of code that may stick out: strings that no formatter breaks. */
const STICKING_OUT = 0.02;

const TAB_WIDTH = 4;

const styles = new WeakMap<JsSource, FileStyle>();

/** Reads the style off a file; where it shows none, what Prettier does with single quotes. */
export function styleOf(source: JsSource): FileStyle {
  let style = styles.get(source);
  if (!style) {
    style = readStyle(source);
    styles.set(source, style);
  }
  return style;
}

/** Width of a line in columns. */
export function columnsOf(line: string): number {
  return widthOf(line, TAB_WIDTH);
}

function readStyle(source: JsSource): FileStyle {
  const { text } = source;
  const lines = text.split(/\r\n|\r|\n/);
  const habits = readHabits(source);
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    indentUnit: indentUnitOf(lines),
    quote: habits.doubleQuotes > habits.singleQuotes ? '"' : "'",
    semicolons: habits.withSemicolon >= habits.withoutSemicolon,
    trailingComma: habits.withComma >= habits.withoutComma,
    printWidth: printWidthOf(lines),
  };
}

function readHabits(source: JsSource) {
  const { ast, text } = source;
  const habits = {
    withSemicolon: 0,
    withoutSemicolon: 0,
    withComma: 0,
    withoutComma: 0,
    singleQuotes: 0,
    doubleQuotes: 0,
  };
  walk(
    ast,
    (node) => {
      if (endsWithSemicolonOrNothing(node)) {
        if (text[statementEnd(source, node) - 1] === ';') habits.withSemicolon++;
        else if (isMultiLine(text.charAt(statementEnd(source, node)))) habits.withoutSemicolon++;
      }
      if (node.type === T.Literal && typeof node.value === 'string' && node.parent.type !== T.JSXAttribute) {
        if (node.raw.startsWith('"')) habits.doubleQuotes++;
        else habits.singleQuotes++;
      }
      const last = lastElementOf(node);
      if (last) {
        const rest = text.slice(last.range[1], node.range[1] - 1);
        if (isMultiLine(rest)) {
          if (/^\s*,/.test(rest)) habits.withComma++;
          else habits.withoutComma++;
        }
      }
      return undefined;
    },
    true,
  );
  return habits;
}

function endsWithSemicolonOrNothing(node: Node): boolean {
  switch (node.type) {
    case T.ExpressionStatement:
    case T.ReturnStatement:
    case T.ImportDeclaration:
    case T.ThrowStatement:
      return true;
    case T.VariableDeclaration:
      return (
        node.parent.type === T.BlockStatement || node.parent.type === T.Program || node.parent.type === T.SwitchCase
      );
    default:
      return false;
  }
}

function lastElementOf(node: Node): Node | null | undefined {
  if (node.type === T.ArrayExpression) return node.elements.at(-1);
  if (node.type === T.ObjectExpression) return node.properties.at(-1);
  return undefined;
}

function indentUnitOf(lines: readonly string[]): string {
  const steps = new Map<string, number>();
  let before = '';
  for (const line of lines) {
    if (line.trim() === '' || /^\s*\*/.test(line)) continue;
    const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (indentation.length > before.length && indentation.startsWith(before)) {
      const step = indentation.slice(before.length);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    before = indentation;
  }
  const [best] = [...steps].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return best?.[0] ?? '  ';
}

function printWidthOf(lines: readonly string[]): number {
  // A formatter breaks no comment, however long.
  const code = lines.filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line));
  const allowed = code.length * STICKING_OUT;
  for (const width of PRINT_WIDTHS) {
    if (code.filter((line) => columnsOf(line) > width).length <= allowed) return width;
  }
  return PRINT_WIDTHS.at(-1) ?? 80;
}
