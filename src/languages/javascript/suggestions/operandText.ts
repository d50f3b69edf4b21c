import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Span } from '../../../core/span';
import type { TextEdit } from '../../../core/suggestion';
import type { JsSource } from '../source';
import { keyName } from '../syntax';
import { spanOf } from './attachedComments';
import { lineStart } from './textLines';

/** The edit that puts a name (or `name.value`) in the place of an awaited operand. */
export function replaceOperand(source: JsSource, operand: TSESTree.Expression, value: string): TextEdit {
  const { parent } = operand;
  if (parent.type === T.Property && parent.value === operand && !parent.computed && keyName(parent) === value) {
    return { ...spanOf(parent), newText: value };
  }
  const isCalled =
    (parent.type === T.CallExpression && parent.callee === operand) ||
    (parent.type === T.TaggedTemplateExpression && parent.tag === operand);
  // A call of `result.value` would get `result` as its `this`.
  if (isCalled && value.includes('.')) return { ...spanOf(operand), newText: `0, ${value}` };
  const span = withoutParentheses(source, operand);
  const isGlued = span.start > 0 && span.start < operand.range[0] && /[\w$]/.test(source.text[span.start - 1] ?? '');
  return { ...span, newText: (isGlued ? ' ' : '') + value };
}

/** The operand with the parentheses that only the `await` needed. */
function withoutParentheses({ text }: JsSource, operand: TSESTree.Expression): Span {
  const span = spanOf(operand);
  if (!mayLoseParentheses(operand)) return span;
  const before = text.slice(0, span.start).trimEnd();
  const after = text.slice(span.end);
  const gap = after.length - after.trimStart().length;
  if (!before.endsWith('(') || after[gap] !== ')') return span;
  const start = before.length - 1;
  // Without the parenthesis in front, the line needs no semicolon to guard it.
  const line = lineStart(text, start);
  const guard = text.slice(line, start).trim() === ';' ? text.indexOf(';', line) : start;
  return { start: guard, end: span.end + gap + 1 };
}

function mayLoseParentheses(operand: TSESTree.Expression): boolean {
  const { parent } = operand;
  switch (parent.type) {
    case T.MemberExpression:
      return parent.object === operand;
    case T.CallExpression:
      return parent.callee === operand;
    case T.TaggedTemplateExpression:
    case T.TSNonNullExpression:
    case T.TSAsExpression:
    case T.TSSatisfiesExpression:
    case T.BinaryExpression:
    case T.LogicalExpression:
    case T.UnaryExpression:
    case T.SpreadElement:
    case T.JSXSpreadAttribute:
    case T.VariableDeclarator:
      return true;
    default:
      return false;
  }
}
