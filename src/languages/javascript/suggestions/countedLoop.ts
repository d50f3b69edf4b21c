import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { variableSeenFrom } from '../scopeLookup';
import { isTypeScript, type JsSource } from '../source';
import { calleeText, type Node, unwrap } from '../syntax';
import { spanOf } from './attachedComments';
import { refuse } from './refusal';
import { textOf } from './textLines';

/** The head of `for (let i = start; i < bound; i++)`, as numbers and expressions. */
export interface CountedLoop {
  readonly index: string;
  readonly start: TSESTree.Expression;
  /** The first number that `index` no longer takes: `bound + plus`. */
  readonly bound: TSESTree.Expression;
  readonly plus: 0 | 1;
  /** Parts of the head whose text is used, or whose meaning is. */
  readonly used: readonly Node[];
}

/** Reads a loop that counts up by one; refuses other heads, and bodies that change what is counted. */
export function readCountedLoop(source: JsSource, { init, test, update }: TSESTree.ForStatement): CountedLoop {
  const declarators = init?.type === T.VariableDeclaration && init.kind !== 'var' ? init.declarations : [];
  const [declarator, length] = declarators;
  if (
    declarator?.id.type !== T.Identifier ||
    !declarator.init ||
    declarators.length > 2 ||
    test?.type !== T.BinaryExpression ||
    (test.operator !== '<' && test.operator !== '<=') ||
    calleeText(test.left) !== declarator.id.name ||
    update?.type !== T.UpdateExpression ||
    update.operator !== '++' ||
    calleeText(update.argument) !== declarator.id.name
  ) {
    return refuse(l10n.t('The loop counts in a way that is no walk over a list.'));
  }
  const index = declarator.id.name;
  if (writesOf(source, declarator) > 1) return refuse(l10n.t('The body changes `{0}`.', index));
  const bound = length ? boundOf(source, length, test.right) : test.right;
  const isInclusive = test.operator === '<=';
  const used = [...declarators, test, update];
  const shared = { index, start: declarator.init, used };
  // `i <= n - 1` is `i < n`, and `i < n + 1` is `i <= n`.
  const [left, sign] = besideOne(bound);
  const isSame = isInclusive ? sign === '-' : sign === '+' && isTypeScript(source);
  if (left && isSame) return { ...shared, bound: left, plus: isInclusive ? 0 : 1 };
  return { ...shared, bound, plus: isInclusive ? 1 : 0 };
}

/** How many rounds there are, as an expression. */
export function countOf(source: JsSource, { start, bound, plus }: CountedLoop): string {
  const text = textOf(source.text, spanOf(bound));
  const first = numberOf(start);
  const last = numberOf(bound);
  if (first !== undefined && last !== undefined) return String(Math.max(Math.ceil(last + plus - first), 0));
  // A text is compared as a number, but `+ 1` would go on writing it.
  if ((first === undefined || first < plus) && !isTypeScript(source)) checkNumber(bound);
  const count = plus === 0 && mayBeFraction(source, bound) ? `Math.ceil(${text})` : text;
  if (first === undefined) {
    return `${operand(count, bound)} - ${textOf(source.text, spanOf(start))}${plus === 1 ? ' + 1' : ''}`;
  }
  const rest = plus - first;
  return rest === 0 ? count : `${operand(count, bound)} ${rest > 0 ? '+' : '-'} ${String(Math.abs(rest))}`;
}

/** What the index is in the round of a number that counts from 0; undefined where it is that number. */
export function indexInRound(source: JsSource, { start }: CountedLoop, round: string): string | undefined {
  const first = numberOf(start);
  if (first === 0) return undefined;
  if (first !== undefined) return `${round} + ${String(first)}`;
  const isName = start.type === T.Identifier && isTypeScript(source);
  return isName ? `${start.name} + ${round}` : refuse(l10n.t('The loop counts in a way that is no walk over a list.'));
}

/** `n` in `for (let i = 0, n = list.length; i < n; i++)`, when nothing else uses it. */
function boundOf(
  source: JsSource,
  declarator: TSESTree.VariableDeclarator,
  right: TSESTree.Expression,
): TSESTree.Expression {
  const [variable] = source.scopes.getDeclaredVariables(declarator);
  const uses = variable?.references.filter((reference) => !reference.init) ?? [];
  if (uses.length !== 1 || uses[0]?.identifier !== right || !declarator.init) {
    return refuse(l10n.t('The loop counts in a way that is no walk over a list.'));
  }
  return declarator.init;
}

function writesOf({ scopes }: JsSource, declarator: TSESTree.VariableDeclarator): number {
  const references = scopes.getDeclaredVariables(declarator).flatMap((variable) => variable.references);
  return references.filter((reference) => reference.isWrite() && !reference.init).length;
}

/** `n - 1` or `n + 1`, taken apart. */
function besideOne(node: TSESTree.Expression): [TSESTree.Expression, '+' | '-'] | [] {
  if (node.type !== T.BinaryExpression) return [];
  if ((node.operator !== '+' && node.operator !== '-') || numberOf(node.right) !== 1) return [];
  return [node.left, node.operator];
}

function numberOf(node: Node): number | undefined {
  return node.type === T.Literal && typeof node.value === 'number' && Number.isInteger(node.value)
    ? node.value
    : undefined;
}

function operand(text: string, node: Node): string {
  switch (node.type) {
    case T.Identifier:
    case T.MemberExpression:
    case T.CallExpression:
    case T.Literal:
      return text;
    default:
      return text.startsWith('Math.ceil(') ? text : `(${text})`;
  }
}

function checkNumber(node: Node): void {
  const value = unwrap(node);
  const isNumber =
    typeof numberOf(value) === 'number' ||
    (value.type === T.BinaryExpression && value.operator !== '+') ||
    (value.type === T.MemberExpression && /\.(?:length|size)$/.test(calleeText(value))) ||
    (value.type === T.CallExpression && /^(?:Math\.\w+|Number(?:\.\w+)?|parseInt)$/.test(calleeText(value.callee)));
  if (!isNumber) refuse(l10n.t('It is not known that the loop counts up to a number.'));
}

/** Says whether what is counted up to may lie between two numbers: it is the result of a division. */
function mayBeFraction(source: JsSource, node: Node, depth = 0): boolean {
  const value = unwrap(node);
  if (value.type === T.Literal) return typeof value.value === 'number' && !Number.isInteger(value.value);
  if (value.type === T.BinaryExpression) {
    if (value.operator === '/' || value.operator === '**') return true;
    return mayBeFraction(source, value.left, depth) || mayBeFraction(source, value.right, depth);
  }
  if (value.type !== T.Identifier || depth > 3) return false;
  const definitions = variableSeenFrom(source, value)?.defs ?? [];
  return definitions.some(({ node: made }) => {
    return made.type === T.VariableDeclarator && made.init !== null && mayBeFraction(source, made.init, depth + 1);
  });
}
