import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsSource } from '../source';
import { variableSeenFrom } from '../scopeLookup';
import { unwrap } from '../syntax';
import { attachedComments, isTypeDirective, spanOf } from './attachedComments';
import { mayTakeTypeFromContext } from './contextualTypes';
import { elementText } from './elementText';
import { styleOf } from './fileStyle';
import { checkNarrowing } from './narrowedTypes';
import { orRefused, refuse } from './refusal';
import type { EarlyRequest, Rewrite } from './request';
import { checkHasList, spanWithComments, startsLikeContinuation } from './statementText';
import { nameForValue, TemporaryNames } from './temporaryNames';
import { indentationAt, isFirstOnLine, startWithGuard, textOf } from './textLines';

/**
 * The edits that make a call above an earlier statement and wait for it where it stood. A failure that comes before anybody waits
 * for it is nobody's until then, so it is taken note of at once.
 */
export function startEarly(request: EarlyRequest): Rewrite {
  return orRefused(() => rewrite(request));
}

function rewrite({ source, region, step, above }: EarlyRequest): Rewrite {
  const { operand, awaited, statement } = step;
  if (operand?.type !== T.AwaitExpression || !awaited) {
    return refuse(l10n.t('It is only awaited on some ways through this expression.'));
  }
  if (attachedComments(source, spanOf(statement)).leading.some(isTypeDirective)) {
    return refuse(l10n.t('A comment for the type checker stands above one of the statements.'));
  }
  checkHasList(above.statement);
  const names = new TemporaryNames(source, region.owner);
  const value = valueName(operand, awaited);
  const name = names.take(`${value}Promise`, `pending${value.charAt(0).toUpperCase()}${value.slice(1)}`);
  const start = startWithGuard(source.text, spanWithComments(source, above.statement).start);
  const { eol, semicolons } = styleOf(source);
  const indentation = indentationAt(source.text, start);
  const isInline = !isFirstOnLine(source.text, start);
  const end = semicolons || isInline ? ';' : '';
  const isContinued = source.text[start] !== ';' && startsLikeContinuation(source, above.statement);
  const between = isInline ? ' ' : eol + indentation;
  const call = elementText(source, awaited, { indentation, isFirst: false });
  const isPlain = isSurelyPromise(source, awaited);
  if (!isPlain) checkNarrowing(source, awaited);
  const declarator = isPlain ? typed(source, operand, name, call) : wrapped(source, operand, name, call);
  const newText = `const ${declarator}${end}${between}${name}.catch(() => {})${isContinued ? ';' : end}${between}`;
  return {
    edits: [
      { start, end: start, newText },
      { ...spanOf(awaited), newText: name },
    ],
    helpers: [],
    names: names.given,
  };
}

function typed(source: JsSource, operand: TSESTree.AwaitExpression, name: string, call: string): string {
  return `${name}${promiseType(source, operand)} = ${call}`;
}

/** What is called may give something else than a promise, do nothing before it is awaited, or throw at once; an async function evens it out. */
function wrapped(source: JsSource, operand: TSESTree.AwaitExpression, name: string, call: string): string {
  return `${name} = (async ()${promiseType(source, operand)} => ${call.startsWith('{') ? `(${call})` : call})()`;
}

/** The type that the variable has to say, because the call takes it from where its value is put. */
function promiseType(source: JsSource, { parent, argument }: TSESTree.AwaitExpression): string {
  const type = parent.type === T.VariableDeclarator ? parent.id.typeAnnotation?.typeAnnotation : undefined;
  if (!type || !mayTakeTypeFromContext(source, argument)) return '';
  return `: Promise<${textOf(source.text, spanOf(type))}>`;
}

/** What the promise of `const orders = await getOrders()` is named after. */
function valueName(operand: TSESTree.AwaitExpression, awaited: TSESTree.Expression): string {
  const { parent } = operand;
  if (parent.type === T.VariableDeclarator && parent.id.type === T.Identifier) return parent.id.name;
  return nameForValue(operand, awaited).replace(/(?<=.)Result$/, '');
}

/** Async functions of the file, `fetch`, what the platform exports, `import()`: they give a promise whatever happens. */
function isSurelyPromise(source: JsSource, awaited: TSESTree.Expression): boolean {
  const value = unwrap(awaited);
  if (value.type === T.ImportExpression) return true;
  if (value.type !== T.CallExpression || value.optional) return false;
  const callee = unwrap(value.callee);
  const root = callee.type === T.MemberExpression && !callee.optional ? unwrap(callee.object) : callee;
  if (root.type !== T.Identifier) return false;
  const [definition] = variableSeenFrom(source, root)?.defs ?? [];
  if (!definition) return callee === root && root.name === 'fetch';
  const node: TSESTree.Node = definition.node;
  if (node.type === T.FunctionDeclaration) return callee === root && node.async && !node.generator;
  if (node.type === T.VariableDeclarator) {
    return (
      callee === root && node.init?.type === T.ArrowFunctionExpression && node.init.async && node.id === definition.name
    );
  }
  const { parent } = node;
  return parent.type === T.ImportDeclaration && /^(?:node:)?fs\/promises$/.test(parent.source.value);
}
