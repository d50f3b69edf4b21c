import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { TextEdit } from '../../../core/suggestion';
import { T } from '../nodeTypes';
import { isTypeScript, type JsSource } from '../source';
import { hasCall } from '../syntax';
import { attachedComments, commentsOutside, spanOf } from './attachedComments';
import { hasOwnType, mayTakeTypeFromContext } from './contextualTypes';
import { styleOf } from './fileStyle';
import type { KeyedResult, PushedResult, SeveralResults } from './loopResult';
import { refuse } from './refusal';
import { removeSpans } from './statementText';
import { nameForValue, type TemporaryNames } from './temporaryNames';
import { textOf } from './textLines';

/** One of them, with the names that its key and value have once all rounds are done. */
export interface NamedPart {
  readonly part: PushedResult | KeyedResult;
  /** Its value: a name that was there, or a new one. */
  readonly value: string;
  readonly isNew: boolean;
  /** It is the value of a part before this one, too. */
  readonly isAgain: boolean;
  readonly key?: string;
}

/** Finds a name for each value. */
export function nameParts(source: JsSource, { parts }: SeveralResults, names: TemporaryNames): NamedPart[] {
  const used = new Set<string>();
  return parts.map((part) => {
    if (part.kind === 'keyed' && hasCall(part.key)) refuse(l10n.t('The key is worked out before its value.'));
    const { value, statement } = part;
    const { leading, trailing } = attachedComments(source, spanOf(statement));
    const isNamed = value.type === T.Identifier && isDeclaredBeside(source, value, statement);
    const isNew = !isNamed || leading.length + trailing.length > 0;
    const name = isNew ? names.take(nameOf(value)) : value.name;
    const isAgain = used.has(name);
    used.add(name);
    return { part, value: name, isNew, isAgain, ...(part.kind === 'keyed' && { key: names.take('key') }) };
  });
}

/** `[user, key, order]`, from the inside of a round or for the outside. */
export function listOfParts(source: JsSource, parts: readonly NamedPart[], side: 'inside' | 'outside'): string {
  const texts = parts.flatMap(({ part, key, value, isAgain }) => {
    const values = isAgain ? [] : [value];
    if (part.kind !== 'keyed' || key === undefined) return values;
    return [side === 'inside' ? textOf(source.text, spanOf(part.key)) : key, ...values];
  });
  return `[${texts.join(', ')}]${side === 'inside' && isTypeScript(source) ? ' as const' : ''}`;
}

/** The statements that keep the values of one round. */
export function keepParts(parts: readonly NamedPart[], semicolon: string): string[] {
  return parts.map(({ part, key, value }) => {
    if (part.kind === 'keyed') {
      const text = part.isMap ? `set(${key ?? ''}, ${value})` : '';
      return `${part.target}${part.isMap ? `.${text}` : `[${key ?? ''}] = ${value}`}${semicolon}`;
    }
    const method = part.how === 'add' ? 'add' : 'push';
    return `${part.target}.${method}(${part.how === 'spread' ? '...' : ''}${value})${semicolon}`;
  });
}

/** The edits that let a round give its values instead of keeping them; `line` is a line break with the indentation of the body. */
export function severalEdits(source: JsSource, parts: readonly NamedPart[], line: string): TextEdit[] {
  const { semicolons } = styleOf(source);
  const whole = `return ${listOfParts(source, parts, 'inside')}`;
  const insertion = (at: number): TextEdit => {
    return { start: at, end: at, newText: `${line}${whole}${semicolons ? ';' : ''}` };
  };
  return parts.flatMap((named, index) => {
    const { part, isNew } = named;
    const isLast = index === parts.length - 1;
    const kept = part.kind === 'keyed' ? [part.key, part.value] : [part.value];
    if (commentsOutside(source, spanOf(part.statement), kept.map(spanOf)).length > 0) {
      return refuse(l10n.t('There are comments in the statement that keeps the result.'));
    }
    const { start, end } = spanOf(part.statement);
    const stop = endOf(source, part.statement);
    if (!isNew) return isLast ? [{ start, end: stop, newText: whole }] : removeSpans(source, [spanOf(part.statement)]);
    return [
      { start, end: part.value.range[0], newText: `const ${named.value}${typeOf(source, part)} = ` },
      { start: part.value.range[1], end: stop, newText: '' },
      ...(isLast ? [insertion(attachedComments(source, { start, end }).trailing.at(-1)?.range[1] ?? end)] : []),
    ];
  });
}

function endOf({ text }: JsSource, { range: [, end] }: TSESTree.Node): number {
  return text[end - 1] === ';' ? end - 1 : end;
}

/** The type of a value that takes it from the list it is put into, where that has one. */
function typeOf(source: JsSource, part: PushedResult | KeyedResult): string {
  if (part.kind === 'keyed' || part.how !== 'push' || !isTypeScript(source)) return '';
  const { value, list } = part;
  const inner = value.type === T.AwaitExpression ? value.argument : value;
  const isLiteral = inner.type === T.ObjectExpression || inner.type === T.ArrayExpression;
  if (!isLiteral && !mayTakeTypeFromContext(source, inner)) return '';
  return hasOwnType(source, list) ? `: (typeof ${part.target})[number]` : '';
}

function isDeclaredBeside(source: JsSource, { name }: TSESTree.Identifier, { parent }: TSESTree.Node): boolean {
  return source.scopes.scopes.some((scope) => scope.block === parent && scope.set.get(name)?.defs.length === 1);
}

function nameOf(value: TSESTree.Expression): string {
  if (value.type === T.AwaitExpression) return nameForValue(value, value.argument);
  if (value.type === T.MemberExpression && value.property.type === T.Identifier && !value.computed) {
    return value.property.name;
  }
  return 'item';
}
